"""The files of the data package with a new plan in them; nothing is written here."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from analysis.curation.files import csv_bytes, json_bytes, paths_of
from analysis.curation.plan import NewPlan, check
from analysis.dataset import Dataset
from analysis.dataset.schema import DESCRIPTOR

Row = dict[str, object]


def skeleton(new: NewPlan, data: Dataset, reserved: Collection[str] = ()) -> dict[str, bytes]:
    """Return the files that a new plan adds or changes, whole, by their path in the data folder.

    Parameters
    ----------
    new : NewPlan
    data : Dataset
        What is there.
    reserved : collection of str
        Names that a plan must not have.

    Returns
    -------
    dict of str to bytes
        `facts/<plan>.csv` (a header only), `places.csv` (if the place is new), `plans.csv`, `peers.csv`,
        `datapackage.json`. Rows are added at the end, so that what is there stays as it is.

    Raises
    ------
    UsageError
        If the plan does not fit (see `curation.plan.check`).
    """
    check(new, data, reserved)
    place = new.place(data)
    rows: dict[str, list[Row]] = {"places": [], "plans": [_plan(new, place)], "peers": _peers(new, data)}
    if place not in set(data.places["place"]):
        rows["places"] = [_place(new)]
    files = {new.facts_file: csv_bytes([data.package.resources["facts"].columns])}
    for table, added in rows.items():
        if added:
            resource = data.package.resources[table]
            path = resource.paths[-1]
            cells = [[row.get(column, "") for column in resource.columns] for row in added]
            files[path] = _ended((data.package.folder / path).read_bytes()) + csv_bytes(cells)
    return files | {DESCRIPTOR: _descriptor(data.package.folder / DESCRIPTOR, new.facts_file)}


def _place(new: NewPlan) -> Row:
    names = {name: getattr(new, name) for name in ("division_code", "name_zh", "name_en", "level", "parent")}
    return {"place": new.plan, **names}


def _plan(new: NewPlan, place: str) -> Row:
    columns = ("plan", "title", "document_number", "document_date", "period_start", "period_end",
               "baseline_year", "target_year", "sha256")  # fmt: skip
    row = {"place": place, "state": "excerpt", "checks": "undeclared"}
    return row | {column: getattr(new, column) for column in columns}


def _peers(new: NewPlan, data: Dataset) -> list[Row]:
    others = [plan for plan, row in data.lists.plans.items() if row["place"] != new.place(data)]
    own = new.peers or tuple(others)
    rows: list[Row] = [
        {"plan": new.plan, "peer": peer, "rank": rank}
        for rank, peer in enumerate(dict.fromkeys(own), start=1)
    ]
    for plan in dict.fromkeys(new.peer_of):
        last = data.peers.loc[data.peers["plan"] == plan, "rank"].max() if data.peers_of(plan) else 0
        rows.append({"plan": plan, "peer": new.plan, "rank": int(last) + 1})
    return rows


def _ended(content: bytes) -> bytes:
    return content if content.endswith(b"\n") else content + b"\n"


def _descriptor(path: Path, facts_file: str) -> bytes:
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    [facts] = [resource for resource in descriptor["resources"] if resource["name"] == "facts"]
    facts["path"] = [*paths_of(facts), facts_file]
    return json_bytes(descriptor)
