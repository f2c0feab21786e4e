"""Who bears the rise of the standards: the identity of outlay, roll, part paid and standard in logs."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.measures.outlays.equivalents import ratio_rows
from analysis.measures.outlays.rows import (
    COLUMNS,
    MONTHLY,
    PROGRAMMES,
    Row,
    derived,
    months,
    over,
    printed,
    refused,
    same,
    year_of,
)
from analysis.measures.outlays.spending import reckoned_rows
from analysis.measures.whole import whole

#: What can change. `part` is the average subsidy over the standard; `equivalents` the outlay over the
#: standard, that is recipients and part together.
ROLES = ("standard", "outlay", "recipients", "average", "part", "equivalents")
_BORNE = {
    "plan": "str", "programme": "str", "group": "str", "start": "str", "end": "str", "standard": "float64",
    "budget": "float64", "roll": "float64", "part": "float64", "roll_and_part": "float64", "reckoned": "bool",
    "evidence": "str", "facts": "str",
}  # fmt: skip
Levels = dict[str, dict[int, Row]]


def levels(data: Dataset, plan: str, programme: str, group: str) -> Levels:
    """Return rows by role and year: outlays of whole years, rolls, averages per person and month, standards.

    A printed outlay or average goes before a computed one.
    """
    outlays = [*printed(data, plan, programme, "outlay"), *reckoned_rows(data, plan, programme)]
    ratios = ratio_rows(data, plan, programme)
    averages = [r for r in ratios if r["measure"] == "average" and r["unit"] == MONTHLY]
    averages += [r for r in ratios if r["formula"].startswith("outlay / recipients")]
    by_role = {
        "outlay": [row for row in outlays if months(row) == 12],
        "recipients": printed(data, plan, programme, "recipients"),
        "average": averages,
        "standard": [row for row in ratios if row["measure"] == "standard"],
    }
    found: Levels = {}
    for role, rows in by_role.items():
        own = [(year_of(r), r) for r in rows if r["group"] == group and r["value"] > 0]
        found[role] = {year: row for year, row in reversed(own) if year is not None}
    return {role: rows for role, rows in found.items() if len(rows) > 1}


def log_change(data: Dataset, first: Row, last: Row) -> Row:
    """Return ln(last / first) of two rows of one measure and unit, with what rounding allows.

    Raises
    ------
    MeasureError
        For another plan, programme, group or unit, the same year twice, or a value that is not above zero.
    """
    same(first, last, what="a change")
    if first["unit"] != last["unit"] or year_of(first) == year_of(last):
        raise refused(first, f"from {first['end']} ({first['unit']}) to {last['end']} ({last['unit']})")
    if not (first["value"] > 0 and last["value"] > 0):
        raise refused(first, "a logarithm needs values above zero")
    value, low, high = (math.log(end) if 0 < end < math.inf else math.nan for end in over(last, first))
    formula = f"ln(last / first) of {first['measure']}"
    row = derived(data, last, "change", value, (1.0, 1.0), "log", formula, (first, last))
    return row | {"start": first["start"][:4], "end": last["end"][:4], "low": low, "high": high}


def _over(data: Dataset, above: Row, below: Row) -> Row:
    """The change of a ratio: ln(a1 / a0) - ln(b1 / b0), from two changes over the same years."""
    low, high = above["low"] - below["high"], above["high"] - below["low"]
    row = derived(
        data, above, "change", above["value"] - below["value"], (1.0, 1.0), "log", "", (above, below)
    )
    return row | {"low": low, "high": high}


def changes(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the log changes between the first and the last year that the series of a programme share.

    ln outlay = ln recipients + ln average + ln 12, and ln average = ln standard + ln part; so the changes
    add up exactly, which percentages do not.

    Returns
    -------
    DataFrame
        Columns as in `rolls`. `measure` is `change_` with one of `ROLES`, `start` and `end` are years,
        `value` is ln(last / first), `low` and `high` what rounding allows. Only programmes and groups of
        which two roles are known in two common years.
    """
    return whole(data, plans, lambda plan: (row for rows in _series(data, plan) for row in rows), COLUMNS)


def _series(data: Dataset, plan: str) -> list[list[Row]]:
    """The changes of each programme and group of a plan."""
    return [
        _changes(data, levels(data, plan, programme, group))
        for programme in PROGRAMMES
        for group in ("urban", "rural", "all")
    ]


def _changes(data: Dataset, series: Levels) -> list[Row]:
    if len(series) < 2:
        return []
    common = sorted(set.intersection(*(set(rows) for rows in series.values())))
    if len(common) < 2:
        return []
    ends = (common[0], common[-1])
    by = {role: log_change(data, *(rows[year] for year in ends)) for role, rows in series.items()}
    if {"average", "standard"} <= set(by):
        by["part"] = _over(data, by["average"], by["standard"])
    if {"outlay", "standard"} <= set(by):
        by["equivalents"] = _over(data, by["outlay"], by["standard"])
    return [by[role] | {"measure": f"change_{role}"} for role in ROLES if role in by]


def bearers(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return how the rise of each standard was met: by the budget, by the roll, by the part paid.

    change of standard = change of outlay - change of recipients - change of part, in logs; exact, and
    accounting only: it says which figures moved, not why.

    Returns
    -------
    DataFrame
        One row a plan, programme and group with a change of the standard and of an outlay or an average:
        `plan, programme, group, start, end, standard, budget` (change of the outlay), `roll` (minus the
        change of recipients), `part` (minus the change of the part of the standard paid), `roll_and_part`
        (where recipients are not printed: minus the change of the full-standard equivalents), in logs, NaN
        where not known; `reckoned` (whether the outlay is), `evidence, facts`.

    Examples
    --------
    Standard 488 to 660 (ln 0.302), recipients 11.6 to 7.0 (-0.505), average 471.3 to 554.1 (0.162): the
    outlay moves by 0.162 - 0.505 = -0.343, the part by 0.162 - 0.302 = -0.140, and
    0.302 = -0.343 + 0.505 + 0.140.
    """
    return whole(data, plans, lambda plan: map(_borne, filter(_judged, _series(data, plan))), _BORNE)


def _judged(rows: list[Row]) -> bool:
    moved = {row["measure"] for row in rows}
    return "change_standard" in moved and bool({"change_outlay", "change_average"} & moved)


def _borne(rows: list[Row]) -> Row:
    move = dict.fromkeys(ROLES, math.nan)
    move |= {row["measure"].removeprefix("change_"): row["value"] for row in rows}
    found = {name: rows[0][name] for name in ("plan", "programme", "group", "start", "end")}
    found |= {"standard": move["standard"], "budget": move["outlay"], "roll": -move["recipients"]}
    found |= {"part": -move["part"], "facts": joined(row["facts"] for row in rows)}
    found["roll_and_part"] = -move["equivalents"] if math.isnan(move["recipients"]) else math.nan
    found["reckoned"] = any("outlay_reckoned" in row["formula"] for row in rows)
    corrected = any(row["evidence"] == "corrected" for row in rows)
    return found | {"evidence": "corrected" if corrected else "derived"}
