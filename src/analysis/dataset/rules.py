"""What a type cannot say: rules across columns and tables, each a function that records problems."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from analysis import units
from analysis.dataset.numerals import number
from analysis.dataset.read import RawTable
from analysis.dataset.schema import Package
from analysis.errors import Problem, nearest

Frames = dict[str, pd.DataFrame]
Raws = dict[str, RawTable]


def foreign_keys(frames: Frames, raws: Raws) -> None:
    """Every code stands on its list."""
    for name, raw in raws.items():
        for key in raw.resource.foreign_keys:
            valid = frames[key.resource][key.reference]
            column = frames[name][key.field]
            bad = ~column.isin(valid) & (column != "")
            for index in np.flatnonzero(bad):
                word = str(column.iat[index])
                list_name = f"a code of {key.resource}"
                raw.problem(int(index), key.field, repr(word), list_name, nearest(word, list(valid)))


def code_lists(frames: Frames, raws: Raws) -> None:
    """Units parse, groups start with their area, derived indicators name base and relation together."""
    for index, row in enumerate(frames["units"].itertuples()):
        if row.expression and not units.parses(row.expression):
            raws["units"].problem(index, "expression", repr(row.expression), "an expression pint can parse")
    groups = frames["groups"].set_index("group", drop=False)
    for index, row in enumerate(groups.itertuples()):
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
    peers = frames["peers"]
    for index in np.flatnonzero(peers["plan"] == peers["peer"]):
        raws["peers"].problem(int(index), "peer", repr(peers.at[index, "peer"]), "another plan")


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


def values(frames: Frames, raws: Raws) -> None:
    """`value` = number(value_text) x scale; a promise in words takes its value from words.csv alone."""
    facts, raw = frames["facts"], raws["facts"]
    words = frames["words"].set_index("wording")
    claims = facts.groupby(["comparator", "value_text", "scale", "value"], sort=False, dropna=False).indices
    for (comparator, text, scale, value), indices in claims.items():
        if comparator == "text":
            if text not in words.index:
                for i in indices:
                    raw.problem(
                        int(i), "value_text", repr(text), "a wording of words.csv", nearest(text, words.index)
                    )
                continue
            expected = words.at[text, "value"]
            unit = words.at[text, "unit"]
            for i in indices if unit else ():
                if facts.at[i, "unit"] != unit:
                    raw.problem(
                        int(i),
                        "unit",
                        repr(facts.at[i, "unit"]),
                        f"{unit!r}, the unit of {text!r} in words.csv",
                    )
            same = value == expected or (pd.isna(value) and pd.isna(expected))
            shown = "nothing" if pd.isna(expected) else f"{expected:g}"
            reason = f"{shown}, the value of {text!r} in words.csv"
        else:
            printed = number(text)
            if printed is None:
                for i in indices:
                    raw.problem(int(i), "value_text", repr(text), "a number as printed")
                continue
            exact = printed * Decimal(str(scale))
            same = value == float(exact)
            reason = f"{exact.normalize():f}, which is {text} x {scale:g}"
        if not same:
            shown = "nothing" if pd.isna(value) else f"{value!r}"
            for i in indices:
                raw.problem(int(i), "value", shown, reason)


def scales(frames: Frames, raws: Raws) -> None:
    """万 and 亿 of the printed unit stand in `scale`, and nothing else does (unless a note says why)."""
    facts, raw = frames["facts"], raws["facts"]
    printed = facts["unit_text"]
    expected = np.select([printed.str.contains("亿"), printed.str.contains("万")], [1e8, 1e4], default=1.0)
    bad = (facts["scale"] != expected) & ~((expected == 1.0) & (facts["note"] != ""))
    for index in np.flatnonzero(bad):
        reason = f"{expected[index]:g}, by the unit as printed, {printed[index]!r} (or a note)"
        raw.problem(int(index), "scale", f"{facts.at[index, 'scale']:g}", reason)


def periods(frames: Frames, raws: Raws) -> None:
    """A period does not end before it starts."""
    for name, start, end in (
        ("facts", "period_start", "period_end"),
        ("plans", "period_start", "period_end"),
    ):
        frame = frames[name].astype({start: "str", end: "str"})
        # "2020" and "2020-06" compare on what both print
        length = np.minimum(frame[start].str.len(), frame[end].str.len())
        late = [s[:n] > e[:n] for s, e, n in zip(frame[start], frame[end], length, strict=True)]
        for index in np.flatnonzero(late):
            raws[name].problem(
                int(index), end, repr(frame.at[index, end]), f"not before {frame.at[index, start]}"
            )


def shares(frames: Frames, raws: Raws) -> None:
    """A share lies between nothing and its ceiling, unless a note says what is meant."""
    facts, raw = frames["facts"], raws["facts"]
    ceiling = facts["indicator"].map(frames["indicators"].set_index("indicator")["ceiling"])
    is_share = (facts["unit"] == "percent") & ceiling.notna()
    bad = is_share & (facts["note"] == "") & ~facts["value"].isna() & ~facts["value"].between(0, ceiling)
    for index in np.flatnonzero(bad):
        reason = f"0 to {ceiling[index]:g}, or a note that says why not"
        raw.problem(int(index), "value", f"{facts.at[index, 'value']:g} percent", reason)


def dimensions(frames: Frames, raws: Raws) -> None:
    """A fact's unit converts to the canonical unit of its indicator."""
    facts, raw = frames["facts"], raws["facts"]
    expression = frames["units"].set_index("unit")["expression"]
    canonical = frames["indicators"].set_index("indicator")["unit"]
    for (indicator, unit), indices in facts.groupby(["indicator", "unit"], sort=False).indices.items():
        if indicator not in canonical.index or unit not in expression.index or unit == canonical[indicator]:
            continue
        ours, theirs = expression[unit], expression.get(canonical[indicator], "")
        if unit == "not_stated" or (ours and theirs and _compatible(ours, theirs)):
            continue
        for i in indices:
            raw.problem(int(i), "unit", repr(unit), f"{canonical[indicator]!r} or a unit that converts to it")


def _compatible(ours: str, theirs: str) -> bool:
    return units.parses(ours) and units.parses(theirs) and units.compatible(ours, theirs)


def sharing(frames: Frames, raws: Raws) -> None:
    """Facts that rest on one printed number name each other, and agree on where it stands."""
    facts, raw = frames["facts"], raws["facts"]
    known = facts.drop_duplicates("fact_id").set_index("fact_id")
    for index in np.flatnonzero(facts["shared_with"] != ""):
        row = facts.iloc[index]
        for other in row["shared_with"].split(";"):
            if other == row["fact_id"] or other not in known.index:
                raw.problem(
                    int(index), "shared_with", repr(other), "another fact", nearest(other, known.index)
                )
            elif row["fact_id"] not in known.at[other, "shared_with"].split(";"):
                raw.problem(
                    int(index), "shared_with", repr(other), f"a fact that names {row['fact_id']} in turn"
                )
            elif any(known.at[other, c] != row[c] for c in ("plan", "line", "value_text")):
                raw.problem(
                    int(index), "shared_with", repr(other), "a fact with the same plan, line and value_text"
                )


def guards(frames: Frames, raws: Raws) -> None:
    """A correction still finds in the fact what it says is printed, and puts a valid code in its place."""
    facts = frames["facts"].drop_duplicates("fact_id").set_index("fact_id")
    raw = raws["corrections"]
    lists = {"indicator": "indicators", "group": "groups", "unit": "units"}
    for index, row in enumerate(frames["corrections"].itertuples()):
        if row.fact_id not in facts.index or row.field not in facts:
            continue
        found = facts.at[row.fact_id, row.field]
        if found != row.printed:
            raw.problem(
                index,
                "printed",
                repr(row.printed),
                f"{found!r}, which {row.fact_id} has now; review the correction",
            )
        if row.field in lists:
            valid = list(frames[lists[row.field]].iloc[:, 0])
            if row.used not in valid:
                raw.problem(
                    index, "used", repr(row.used), f"a code of {lists[row.field]}", nearest(row.used, valid)
                )
        elif row.field.startswith("period") and not re.fullmatch(
            r"\d{4}(-\d{2}(-\d{2})?)?", row.used, re.ASCII
        ):
            raw.problem(index, "used", repr(row.used), "YYYY, YYYY-MM or YYYY-MM-DD")


def files(package: Package, problems: list[Problem]) -> None:
    """The resource `facts` lists every file of its folder."""
    listed = set(package.resources["facts"].paths)
    for path in sorted((package.folder / "facts").glob("*.csv")):
        name = path.relative_to(package.folder).as_posix()
        if name not in listed:
            problems.append(
                Problem(name, None, "", "a file that datapackage.json does not list", "its path there")
            )


#: In this order: later rules may rely on what earlier ones look at.
RULES: tuple[Callable[[Frames, Raws], None], ...] = (
    foreign_keys, code_lists, identity, values, scales, periods, shares, dimensions, sharing,
    guards,
)  # fmt: skip
