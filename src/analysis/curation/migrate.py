"""A package of an earlier form, rewritten in today's: columns, codes, descriptor."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.curation.files import csv_bytes, json_bytes, loaded, paths_of
from analysis.curation.judgements import fitting, judgements
from analysis.dataset.concepts import LEVEL
from analysis.dataset.contents import UnreadableError, content
from analysis.dataset.contract import FIGURES
from analysis.dataset.properties import DESCRIPTOR, read_json
from analysis.dataset.reference import FOLDER
from analysis.errors import DataError, Problem
from analysis.files import write_together, writing_to

Row = dict[str, str]
Rows = list[Row]
Files = dict[str, bytes]
Renamed = dict[str, Row]

#: Where judgements on claims stand; in a package of an earlier form they stood in its checks.
_CLAIMS = "claims.csv"

#: Columns of facts that a correction may name and an id may stand in.
_CODES = ("indicator", "statistic", "group")


def migrate(folder: Path) -> list[str]:
    """Rewrite the package in `folder` in today's form, and return the files that changed.

    Facts and outside figures get their statistic and today's codes, by `renamed.csv` and by what the package
    says of its own indicators; corrections are renamed with them, code lists get what is new, and judgements
    move from the checks to a table of their own. Ids of facts stay.

    Parameters
    ----------
    folder : path
        A package of any form; one of today's stays as it is.

    Raises
    ------
    DataError
        If it cannot be read, or would break its contract when rewritten; nothing is written then.
    """
    raw = read_json(folder)
    if is_current(raw):
        return []
    old = _read(folder, raw, "")
    theirs = read_json(folder / FOLDER) if (folder / FOLDER / DESCRIPTOR).exists() else {}
    old |= _read(folder, theirs, f"{FOLDER}/") if theirs else {}
    renamed = _renamed(raw, old)
    files = old | _plans(raw, old, renamed) | (_outside(theirs, old, renamed) if theirs else {})
    data = loaded(files)
    if _CLAIMS not in old:
        rows = _rows([files[_CLAIMS]])
        files[_CLAIMS] = _table(list(data.claims.columns), fitting(rows, data))
    changed = {folder / name: inside for name, inside in files.items() if old.get(name) != inside}
    with writing_to(folder):
        for path in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_together(changed)
    return [path.relative_to(folder).as_posix() for path in changed]


def is_current(raw: Any) -> bool:
    """Tell whether a descriptor is of today's form: facts tell their statistic, claims are judged apart."""
    named = {
        (entry.get("name"), field.get("name"))
        for entry in raw.get("resources", ())
        for field in entry.get("schema", {}).get("fields", ())
    }
    return {("facts", "statistic"), ("plans", "state")} <= named and ("checks", "cause") not in named


def _read(folder: Path, raw: Any, below: str) -> Files:
    """The files that a descriptor lists, and itself."""
    found = {f"{below}{DESCRIPTOR}": content(folder, f"{below}{DESCRIPTOR}")}
    for entry in raw["resources"]:
        for name in paths_of(entry):
            try:
                found[f"{below}{name}"] = content(folder, f"{below}{name}")
            except UnreadableError as error:
                if not below:  # a table of outside figures may be missing
                    raise DataError([Problem(name, None, "", str(error), "a table")]) from None
    return found


def _plans(raw: Any, old: Files, renamed: Renamed) -> Files:
    """The descriptor and the tables of the plans in today's form."""
    ours = paths.shipped_dir()
    template = read_json(ours)
    files: Files = {}
    mine = {entry["name"]: entry for entry in raw["resources"]}
    for entry in template["resources"]:
        name, columns = entry["name"], _columns(entry)
        entry["path"] = mine.get(name, entry)["path"]
        shipped = _rows((ours / path).read_bytes() for path in paths_of(entry)[:1]) if name != "facts" else []
        for path in paths_of(entry):
            rows = _rows([old[path]]) if path in old else shipped
            rows = _CHANGES.get(name, lambda rows, *_: rows)(rows, shipped, renamed)
            rows = (
                _curated(rows, _rows([old[path] for path in paths_of(mine["checks"])]))
                if name == "plans"
                else rows
            )
            files[path] = _table(columns, rows)
    if "claims" not in mine:
        columns = next(_columns(entry) for entry in template["resources"] if entry["name"] == "claims")
        checks = _rows(old[path] for path in paths_of(mine["checks"]))
        files[_CLAIMS] = _table(columns, judgements(checks, str(raw.get("created", ""))[:10]))
    names = {entry["name"] for entry in template["resources"]}
    template["resources"] += [entry for name, entry in mine.items() if name not in names]
    head = {name: value for name, value in raw.items() if name not in ("resources", "version")}
    return files | {DESCRIPTOR: json_bytes(template | head)}


def _outside(theirs: Any, old: Files, renamed: Renamed) -> Files:
    """The descriptor and the tables of outside figures in today's form."""
    template = read_json(paths.shipped_dir() / FOLDER)
    listed = {entry["name"]: entry for entry in theirs["resources"]}
    files: Files = {}
    for entry in template["resources"]:
        columns = [field["name"] for field in entry["schema"]["fields"]]
        entry["path"] = listed.get(entry["name"], entry)["path"]
        for path in (f"{FOLDER}/{name}" for name in paths_of(entry)):
            if path in old and entry["name"] in FIGURES:
                files[path] = _table(columns, _stated(_rows([old[path]]), [], renamed))
    head = {name: value for name, value in theirs.items() if name not in ("resources", "version")}
    return files | {f"{FOLDER}/{DESCRIPTOR}": json_bytes(template | head)}


def _renamed(raw: Any, old: Files) -> Renamed:
    """What each id of before is now: as we renamed ours, and as the package based its own on others."""
    files_of = {entry["name"]: paths_of(entry) for entry in raw["resources"]}
    own = _rows(old[path] for path in files_of.get("indicators", ()))
    based = {
        row["indicator"]: {"indicator": row["base_indicator"], "statistic": row["relation"], "group": ""}
        for row in own
        if row.get("relation")
    }
    ours = _rows([(paths.shipped_dir() / "renamed.csv").read_bytes()])
    return based | {row["old"]: row for row in ours}


def _stated(rows: Rows, _shipped: Rows, renamed: Renamed) -> Rows:
    """Facts or outside figures with today's codes."""
    return [
        row if row.get("statistic") else row | _now(row["indicator"], renamed, row.get("group", ""))
        for row in rows
    ]


def _now(indicator: str, renamed: Renamed, group: str) -> Row:
    to = renamed.get(indicator)
    if to is None:
        return {"indicator": indicator, "statistic": LEVEL}
    return {"indicator": to["indicator"], "statistic": to["statistic"], "group": to["group"] or group}


def _corrected(rows: Rows, _shipped: Rows, renamed: Renamed) -> Rows:
    """Corrections of an indicator, as corrections of what it is now."""
    found: Rows = []
    for row in rows:
        if row["field"] != "indicator":
            found.append(row)
            continue
        printed, used = (_now(row[side], renamed, "") for side in ("printed", "used"))
        for field in _CODES:
            ends = printed.get(field, ""), used.get(field, "")
            if ends[0] != ends[1] and all(ends):
                found.append(row | {"field": field, "printed": ends[0], "used": ends[1]})
    return found


def _listed(rows: Rows, shipped: Rows, renamed: Renamed) -> Rows:
    """Indicators: ours as they are now, those of the package as they were."""
    known = {row["indicator"]: row for row in shipped}
    own = [known.pop(row["indicator"], row) for row in rows if row["indicator"] not in renamed]
    return own + list(known.values())


def _curated(rows: Rows, checks: Rows) -> Rows:
    """Plans with the state of their curation: complete, as they were shown; declared where a check is."""
    judged = {row["plan"] for row in checks}
    return [
        {"state": "complete", "checks": "declared" if row["plan"] in judged else "undeclared"} | row
        for row in rows
    ]


def _with_new(rows: Rows, shipped: Rows, _renamed: Renamed) -> Rows:
    """A code list with the codes that it lacks."""
    key = next(iter(shipped[0]))
    return rows + [row for row in shipped if row[key] not in {own[key] for own in rows}]


_CHANGES: dict[str, Callable[[Rows, Rows, Renamed], Rows]] = {
    "facts": _stated, "corrections": _corrected, "indicators": _listed,
    "readings": lambda rows, shipped, _: [] if rows is shipped else rows,
    "units": _with_new, "groups": _with_new, "words": _with_new,
}  # fmt: skip


def _columns(entry: Any) -> list[str]:
    return [field["name"] for field in entry["schema"]["fields"]]


def _rows(tables: Iterable[bytes]) -> Rows:
    return [
        row
        for table in tables
        for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), restval="")
    ]


def _table(columns: list[str], rows: Rows) -> bytes:
    return csv_bytes([columns, *([row.get(column, "") for column in columns] for row in rows)])
