"""A synthetic data package of any size, made from the real one: invented plans, real shapes."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from analysis import load_dataset, paths


def write_package(folder: Path, plans: int, facts: int) -> Path:
    """Write a package of `plans` plans with `facts` facts each; facts are those of the real plans in turn."""
    data = load_dataset(corrected=False)
    shutil.copytree(paths.data_dir(), folder, ignore=shutil.ignore_patterns("facts"))
    (folder / "facts").mkdir()
    ids = [f"city{number:04d}" for number in range(plans)]
    columns = data.package.resources["facts"].columns
    rows = [
        line.split(",", 2)[2]
        for path in data.package.resources["facts"].paths
        for line in (paths.data_dir() / path).read_text(encoding="utf-8").splitlines()[1:]
        if not line.split(",")[18:19][0]  # facts that share a number name ids that are not made here
    ]
    for at, plan in enumerate(ids):
        chosen = [rows[(at * 7 + number) % len(rows)] for number in range(facts)]
        lines = [f"{plan}-{number:03d},{plan},{row}" for number, row in enumerate(chosen, start=1)]
        text = "\n".join([",".join(columns), *lines]) + "\n"
        (folder / "facts" / f"{plan}.csv").write_text(text, encoding="utf-8")
    _write_lists(folder, ids)
    return folder


def _write_lists(folder: Path, ids: list[str]) -> None:
    places = (folder / "places.csv").read_text(encoding="utf-8").splitlines()
    places += [f"{plan},,{plan},{plan},prefecture," for plan in ids]
    (folder / "places.csv").write_text("\n".join(places) + "\n", encoding="utf-8")
    head, first = (folder / "plans.csv").read_text(encoding="utf-8").splitlines()[:2]
    rest = first.split(",", 2)[2]
    plans = [head, *(f"{plan},{plan},{rest}" for plan in ids)]
    (folder / "plans.csv").write_text("\n".join(plans) + "\n", encoding="utf-8")
    peers = ["plan,peer,rank"]
    for at, plan in enumerate(ids):
        for rank in range(1, min(5, len(ids))):
            peers.append(f"{plan},{ids[(at + rank) % len(ids)]},{rank}")
    (folder / "peers.csv").write_text("\n".join(peers) + "\n", encoding="utf-8")
    for name in ("checks.csv", "corrections.csv", "exclusions.csv"):
        header = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        (folder / name).write_text(header + "\n", encoding="utf-8")
    _list_facts(folder / "datapackage.json", ids)


def write_copies(folder: Path, plans: int) -> Path:
    """Write a package of `plans` plans that are the real ones in turn, under other ids, four peers each.

    Facts, checks, corrections and figures from outside are copied, so that every plan gives a briefing as
    long as a real one.
    """
    data = load_dataset(corrected=False)
    source = paths.data_dir()
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("facts", "derived"))
    (folder / "facts").mkdir()
    copies = [(f"city{number:04d}", data.plan_ids[number % len(data.plan_ids)]) for number in range(plans)]
    for plan, model in copies:
        text = (source / "facts" / f"{model}.csv").read_text(encoding="utf-8")
        (folder / "facts" / f"{plan}.csv").write_text(text.replace(model, plan), encoding="utf-8")
    for name in ("plans.csv", "checks.csv", "corrections.csv"):
        _copy_rows(folder / name, copies, keep=[])
    _copy_rows(folder / "exclusions.csv", [], keep=[])
    for name in ("places.csv", "reference/places.csv"):
        _copy_rows(folder / name, copies, keep=data.places["place"], distinct="division_code")
    for name in ("census_2020", "census_2010", "yardsticks"):
        path = folder / "reference" / f"{name}.csv"
        # Many copies of a city have more people than their province, which the loader would refuse.
        above = data.places["place"] if name == "yardsticks" else []
        _copy_rows(path, copies, keep=above, distinct="reference_id")
    peers = [
        f"{plan},{copies[(at + rank) % plans][0]},{rank}"
        for at, (plan, _) in enumerate(copies)
        for rank in range(1, min(5, plans))
    ]
    (folder / "peers.csv").write_text("\n".join(["plan,peer,rank", *peers]) + "\n", encoding="utf-8")
    _list_facts(folder / "datapackage.json", [plan for plan, _ in copies])
    return folder


def _copy_rows(path: Path, copies: list[tuple[str, str]], *, keep: Iterable[str], distinct: str = "") -> None:
    """Replace the rows about a real plan by those of its copies; keep those that are about none."""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    models = {model for _, model in copies} or set(load_dataset().plan_ids)
    about = {model: [row for row in rows if _is_about(row, model)] for model in models}
    others = set(keep)
    found = [row for row in rows if others and not any(_is_about(row, model) for model in models)]
    for plan, model in copies:
        found += [[cell.replace(model, plan) for cell in row] for row in about[model]]
    if distinct:
        at, taken = header.index(distinct), set()
        for number, row in enumerate(found):
            stem = row[at].rpartition("-")[0]
            if row[at] in taken:  # a number after all that are there
                row[at] = f"{stem}-{1000 + number}" if stem else ""
            taken.add(row[at])
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *found])


def _is_about(row: list[str], model: str) -> bool:
    return any(cell == model or cell.startswith(f"{model}-") for cell in row)


def _list_facts(path: Path, plans: list[str]) -> None:
    package = json.loads(path.read_text(encoding="utf-8"))
    resource = next(r for r in package["resources"] if r["name"] == "facts")
    resource["path"] = [f"facts/{plan}.csv" for plan in plans]
    path.write_text(json.dumps(package), encoding="utf-8")
