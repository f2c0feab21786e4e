"""Rules on codes: they stand on their lists, and the lists make sense."""

from __future__ import annotations

from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from analysis import units
from analysis.dataset.concepts import from_parts
from analysis.dataset.read import RawTable
from analysis.dataset.rules.types import Frames, Raws, keyed

_UNIT = "names of units with *, /, **2 and numbers, as CNY / person / month"


def foreign_keys(frames: Frames, raws: Raws) -> None:
    """Every code stands on its list."""
    for name, raw in raws.items():
        for key in raw.resource.foreign_keys:
            if raws[key.resource].broken:
                continue
            valid = list(frames[key.resource][key.reference])
            column = frames[name][key.field]
            bad = column[~column.isin(valid) & (column != "")]
            hints = {word: raw.near(word, valid) for word in bad.unique()}
            for index, word in bad.items():
                raw.problem(index, key.field, repr(word), f"a code of {key.resource}", hints[word])


def code_lists(frames: Frames, raws: Raws) -> None:
    """Units parse, groups start with their area, indicators are whole."""
    for index, row in enumerate(frames["units"].itertuples()):
        if row.expression and not units.parses(row.expression):
            raws["units"].problem(index, "expression", repr(row.expression), _UNIT)
    for index, row in enumerate(frames["groups"].itertuples()):
        whole = row.group == row.area
        if not whole and not row.group.startswith(f"{row.area}_"):
            raws["groups"].problem(index, "group", repr(row.group), f"a code that starts with {row.area}_")
        if whole == bool(row.parent):
            expected = "no parent for a whole area" if whole else "the group of which it is a part"
            raws["groups"].problem(index, "parent", repr(row.parent), expected)
        if pd.notna(row.age_to) and pd.notna(row.age_from) and row.age_to < row.age_from:
            raws["groups"].problem(index, "age_to", str(row.age_to), f"at least age_from, {row.age_from}")
    for table, above in (("places", "parent"), ("groups", "parent")):
        _no_circles(frames[table], above, raws[table])
    one_code(frames["places"], raws["places"])


def parts(frames: Frames, raws: Raws) -> None:
    """An indicator says all itself, or names its parts and what differs from them; patterns take a name."""
    subjects, quantities = keyed(frames, "subjects"), keyed(frames, "quantities")
    raw = raws["indicators"]
    for index, row in enumerate(frames["indicators"].to_dict("records")):
        if bool(row["subject"]) != bool(row["quantity"]):
            found = f"subject {row['subject']!r}, quantity {row['quantity']!r}"
            raw.problem(index, "quantity", found, "both or neither")
        elif not row["subject"]:
            for name in ("name_zh", "name_en", "unit", "direction"):
                if not row[name]:
                    raw.problem(index, name, "nothing", "a value, or a subject and a quantity that give it")
        elif row["subject"] in subjects.index and row["quantity"] in quantities.index:
            said = from_parts(subjects.loc[row["subject"]], quantities.loc[row["quantity"]])
            for name, value in said.items():
                if row[name] == value:
                    raw.problem(index, name, repr(value), "nothing, since its parts say so")
    for table in ("quantities", "statistics"):
        for index, row in enumerate(frames[table].to_dict("records")):
            for name in ("name_zh", "name_en"):
                if row[name].count("{}") != 1:
                    raws[table].problem(index, name, repr(row[name]), "a pattern with {} once for the name")


def peers(frames: Frames, raws: Raws) -> None:
    """A plan is compared with plans of other places, each at a number of its own."""
    peers, raw = frames["peers"], raws["peers"]
    place = dict(zip(frames["plans"]["plan"], frames["plans"]["place"], strict=True))
    known = peers["plan"].isin(list(place)) & peers["peer"].isin(list(place))
    for at in np.flatnonzero(known & (peers["plan"].map(place) == peers["peer"].map(place))):
        raw.problem(int(at), "peer", repr(peers.at[at, "peer"]), "a plan of another place")
    tied = peers.duplicated(["plan", "rank"]) & (peers["rank"] > 0)
    for at in np.flatnonzero(tied):
        found = f"{peers.at[at, 'rank']} a second time for {peers.at[at, 'plan']}"
        raw.problem(int(at), "rank", found, "each rank once")


def one_code(places: pd.DataFrame, raw: RawTable) -> None:
    """A division code is that of one place."""
    codes = places["division_code"]
    for at in np.flatnonzero(codes.duplicated() & (codes != "")):
        raw.problem(int(at), "division_code", f"{codes[at]!r} a second time", "each code once")


def _no_circles(frame: pd.DataFrame, column: str, raw: RawTable) -> None:
    """Nothing stands above itself: every way upwards ends."""
    above = {key: up for key, up in zip(frame.iloc[:, 0], frame[column], strict=True) if key}
    ended: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        while start in above and start not in ended and start not in way:
            way[start] = None
            start = above[start]
        circle = list(way)[list(way).index(start) :] if start in way else []
        for index in np.flatnonzero(frame.iloc[:, 0].isin(circle)) if circle else ():
            key = frame.iat[int(index), 0]
            raw.problem(int(index), column, repr(above[key]), f"one that is not itself below {key!r}")
        ended |= set(way)


def identity(frames: Frames, raws: Raws) -> None:
    """A fact's plan is the name of its file, and the ids of facts and checks start with their plan."""
    facts, raw = frames["facts"], raws["facts"]
    stems = {file: PurePosixPath(file).stem for file in raw.resource.paths}
    files = [stems[file] for file in raw.file_of_rows()]
    for index in np.flatnonzero(facts["plan"].to_numpy(object) != np.array(files, dtype=object)):
        raw.problem(int(index), "plan", repr(facts.at[index, "plan"]), f"{files[index]!r}, the file's name")
    for table, separator, form in (("facts", "-", "<number>"), ("checks", "-c", "c<number>")):
        frame, key = frames[table], frames[table].columns[0]
        ids = frame[key].to_numpy(object)
        own = np.array([code.rpartition(separator)[0] for code in ids], dtype=object)
        for index in np.flatnonzero((frame["plan"].to_numpy(object) != own) & (ids != "")):
            found, plan = frame.at[index, key], frame.at[index, "plan"]
            raws[table].problem(int(index), key, repr(found), f"{plan}-{form}")
