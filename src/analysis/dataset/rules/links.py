"""Rules on what refers to other facts or files: shared numbers, corrections, the folder of facts."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from analysis.dataset.cells import refused
from analysis.dataset.contents import leads_out
from analysis.dataset.corrections import marked
from analysis.dataset.rules.figures import convertible
from analysis.dataset.rules.periods import out_of_reach
from analysis.dataset.rules.types import Frames, Raws, keyed, own_unit
from analysis.dataset.schema import Package
from analysis.errors import Problem


def sharing(frames: Frames, raws: Raws) -> None:
    """Facts that rest on one printed number name each other, and agree on where it stands."""
    facts, raw = frames["facts"], raws["facts"]
    known = keyed(frames, "facts")
    for index in np.flatnonzero(facts["shared_with"] != ""):
        row = facts.iloc[index]
        for other in row["shared_with"].split(";"):
            if other == row["fact_id"]:
                raw.problem(int(index), "shared_with", repr(other), "another fact than the one itself")
            elif other not in known.index:
                near = raw.near(other, known.index)
                raw.problem(int(index), "shared_with", repr(other), "another fact", near)
            elif row["fact_id"] not in known.at[other, "shared_with"].split(";"):
                raw.problem(
                    int(index), "shared_with", repr(other), f"a fact that names {row['fact_id']} in turn"
                )
            elif any(known.at[other, c] != row[c] for c in ("plan", "line", "value_text")):
                raw.problem(
                    int(index), "shared_with", repr(other), "a fact with the same plan, line and value_text"
                )


def guards(frames: Frames, raws: Raws) -> None:
    """A correction still finds what it says is printed, and what it puts there keeps the contract."""
    facts, raw = keyed(frames, "facts"), raws["corrections"]
    columns = {field.name: field for field in raws["facts"].resource.fields}
    keys = {key.field: key for key in raws["facts"].resource.foreign_keys}
    lists = {name: dict.fromkeys(frames[key.resource][key.reference]) for name, key in keys.items()}
    sound = []
    for index, row in enumerate(frames["corrections"].itertuples()):
        if row.fact_id not in facts.index or row.field not in columns:
            continue
        found = facts.at[row.fact_id, row.field]
        if found != row.printed:
            expected = f"{found!r}, which {row.fact_id} has now; review the correction"
            raw.problem(index, "printed", repr(row.printed), expected)
        expected, near = refused(row.used, columns[row.field], raw.near)
        if not expected and row.used not in lists.get(row.field, [row.used]):
            near = raw.near(row.used, lists[row.field])
            expected = f"a code of {keys[row.field].resource}"
        if expected:
            raw.problem(index, "used", repr(row.used), expected, near)
        else:
            sound.append(index)
    if not raw.problems:  # else one slip would be told twice
        _guard_together(frames, raws, sound)


def _guard_together(frames: Frames, raws: Raws, sound: list[int]) -> None:
    """What corrections of one fact give together: a period in order and in reach, a unit that converts."""
    corrections = frames["corrections"].iloc[sound]
    unique = keyed(frames, "facts").reset_index(drop=True)
    facts = marked(unique, corrections, apply=True).set_index("fact_id", drop=False)
    units, canonical = keyed(frames, "units")["expression"], own_unit(frames)
    corrected = facts[facts.index.isin(corrections["fact_id"])]
    far = {(fact, column): expected for fact, column, expected in out_of_reach(corrected, frames)}
    for index, row in corrections.iterrows():
        if expected := far.get((row["fact_id"], row["field"])):
            raws["corrections"].problem(index, "used", repr(row["used"]), expected)
        fact = facts.loc[row["fact_id"]]
        length = min(len(fact["period_start"]), len(fact["period_end"]))
        if fact["period_end"][:length] < fact["period_start"][:length]:
            expected = f"a period that does not end ({fact['period_end']}) before it starts"
            raws["corrections"].problem(index, "used", repr(row["used"]), expected)
        own = canonical(fact["indicator"], fact["statistic"])
        ours, theirs = units.get(fact["unit"], ""), units.get(own, "")
        if fact["unit"] != "not_stated" and not convertible(ours, theirs):
            expected = f"a unit that converts to {own!r}"
            raws["corrections"].problem(index, "used", repr(row["used"]), expected)


def files(package: Package, problems: list[Problem]) -> None:
    """The resource `facts` lists every table of its folder; what editors leave behind is none."""
    listed = set(package.resources["facts"].paths)
    for name in [] if leads_out(package.folder, "facts") else _tables(package.folder / "facts"):
        if name not in listed:
            problems.append(
                Problem(name, None, "", "a file that datapackage.json does not list", "its path there")
            )


def _tables(folder: Path) -> list[str]:
    try:
        there = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:  # told where its files are read
        return []
    return [f"{folder.name}/{name}" for name in there if re.fullmatch(r"[^.~].*\.csv", name)]
