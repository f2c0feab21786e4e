"""Rules on codes: they stand on their lists, and the lists make sense."""

from __future__ import annotations

from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from analysis import units
from analysis.dataset.read import RawTable
from analysis.dataset.rules.types import Frames, Raws
from analysis.errors import nearest


def foreign_keys(frames: Frames, raws: Raws) -> None:
    """Every code stands on its list."""
    for name, raw in raws.items():
        for key in raw.resource.foreign_keys:
            if raws[key.resource].broken:
                continue
            valid = frames[key.resource][key.reference]
            column = frames[name][key.field]
            bad = ~column.isin(valid) & (column != "")
            for index in np.flatnonzero(bad):
                word = str(column.iat[int(index)])
                list_name = f"a code of {key.resource}"
                raw.problem(int(index), key.field, repr(word), list_name, nearest(word, list(valid)))


def code_lists(frames: Frames, raws: Raws) -> None:
    """Units parse, groups start with their area, derived indicators name base and relation together."""
    for index, row in enumerate(frames["units"].itertuples()):
        if row.expression and not units.parses(row.expression):
            raws["units"].problem(index, "expression", repr(row.expression), "an expression pint can parse")
    for index, row in enumerate(frames["groups"].itertuples()):
        whole = row.group == row.area
        if not whole and not row.group.startswith(f"{row.area}_"):
            raws["groups"].problem(index, "group", repr(row.group), f"a code that starts with {row.area}_")
        if whole == bool(row.parent):
            expected = "no parent for a whole area" if whole else "the group of which it is a part"
            raws["groups"].problem(index, "parent", repr(row.parent), expected)
        if pd.notna(row.age_to) and pd.notna(row.age_from) and row.age_to < row.age_from:
            raws["groups"].problem(index, "age_to", str(row.age_to), f"at least age_from, {row.age_from}")
    for index, row in enumerate(frames["indicators"].itertuples()):
        if bool(row.base_indicator) != bool(row.relation):
            found = f"base {row.base_indicator!r}, relation {row.relation!r}"
            raws["indicators"].problem(index, "relation", found, "both or neither")
    for table, key in (("places", "place"), ("groups", "group")):
        _no_circles(frames[table].set_index(key)["parent"].to_dict(), raws[table], frames[table][key])
    peers = frames["peers"]
    for at in np.flatnonzero(peers["plan"] == peers["peer"]):
        raws["peers"].problem(int(at), "peer", repr(peers.at[at, "peer"]), "another plan")


def _no_circles(parents: dict[str, str], raw: RawTable, keys: pd.Series) -> None:
    for index, key in enumerate(keys):
        seen, above = {key}, parents[key]
        while above and above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above == key:
            raw.problem(index, "parent", repr(parents[key]), f"a parent that is not itself below {key!r}")


def identity(frames: Frames, raws: Raws) -> None:
    """A fact's plan is the name of its file, and its id starts with the plan."""
    facts, raw = frames["facts"], raws["facts"]
    files = pd.Series([PurePosixPath(f).stem for f in raw.file_of_rows()], index=facts.index, dtype="str")
    for index in np.flatnonzero(facts["plan"] != files):
        raw.problem(int(index), "plan", repr(facts.at[index, "plan"]), f"{files[index]!r}, the file's name")
    prefix = facts["fact_id"].str.rpartition("-")[0]
    for index in np.flatnonzero(prefix != facts["plan"]):
        found, plan = facts.at[index, "fact_id"], facts.at[index, "plan"]
        raw.problem(int(index), "fact_id", repr(found), f"{plan}-<number>")
