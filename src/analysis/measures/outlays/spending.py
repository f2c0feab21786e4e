"""What is spent: outlays as printed, by year or over a period, and outlays reckoned from the roll."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.intervals import Measured, added, product
from analysis.measures.outlays.rows import (
    AREAS,
    MONTHLY,
    PROGRAMMES,
    Row,
    closed,
    derived,
    empty,
    frame,
    interval,
    months,
    printed,
    refused,
    same,
    year_of,
)

_YEAR = 12


def paid_in_a_year(people: Mapping[str, Any], average: Mapping[str, Any]) -> Measured:
    """Return (value, low, high) of people x an average per month x 12."""
    low, high = product((people["low"], people["high"]), (average["low"], average["high"]))
    return people["value"] * average["value"] * _YEAR, low * _YEAR, high * _YEAR


def reckoned(data: Dataset, recipients: Row, average: Row) -> Row:
    """Return recipients x average subsidy per month x 12, the outlay of a year that is not printed.

    Raises
    ------
    MeasureError
        If the two are not of one plan, programme, group and year, or the average is not per person and month.
    """
    same(recipients, average, what="recipients times subsidy")
    if year_of(recipients) is None or year_of(recipients) != year_of(average):
        raise refused(recipients, f"recipients of {recipients['end']}, subsidy of {average['end']}")
    if average["unit"] != MONTHLY or recipients["unit"] != "person":
        raise refused(recipients, f"{recipients['unit']} times {average['unit']} is no outlay")
    value, low, high = paid_in_a_year(closed(recipients), closed(average))
    formula, parts = "recipients x average x 12", (recipients, average)
    return derived(data, recipients, "outlay_reckoned", value, (low, high), "CNY", formula, parts)


def reckoned_rows(data: Dataset, plan: str, programme: str) -> list[Row]:
    """Return the reckoned outlays of a plan and programme, by area, and their sum where both are known.

    No outlay is reckoned for a group and year of which the plan prints one.
    """
    known = {(row["group"], row["start"], row["end"]) for row in printed(data, plan, programme, "outlay")}
    averages = {
        (row["group"], row["start"]): row
        for row in printed(data, plan, programme, "average")
        if year_of(row) is not None
    }
    rows = [
        reckoned(data, row, averages[row["group"], row["start"]])
        for row in printed(data, plan, programme, "recipients")
        if (row["group"], row["start"]) in averages and row["unit"] == "person" and year_of(row) is not None
    ]
    rows = [row for row in rows if (row["group"], row["start"], row["end"]) not in known]
    sides = {(row["group"], row["start"]): row for row in rows}
    for year in sorted({row["start"] for row in rows}):
        parts = [sides[area, year] for area in AREAS[1:] if (area, year) in sides]
        if len(parts) == 2 and ("all", year) not in sides and ("all", year, year) not in known:
            rows.append(_sum(data, parts, parts[0], "outlay_reckoned", "urban + rural"))
    return rows


def _sum(data: Dataset, parts: list[Row], like: Row, measure: str, formula: str) -> Row:
    value, low, high = added(map(closed, parts))
    return derived(data, like | {"group": "all"}, measure, value, (low, high), "CNY", formula, parts)


def sums_over_periods(data: Dataset, plan: str, programme: str) -> list[Row]:
    """Return the reckoned outlays added up over the periods for which the plan prints a total.

    Only where every year of the period is reckoned: a total is compared with nothing less than all of it.
    """
    years = {year_of(row): row for row in reckoned_rows(data, plan, programme) if row["group"] == "all"}
    found = []
    for total in printed(data, plan, programme, "outlay"):
        if year_of(total) is None and total["group"] == "all":
            span = range(int(total["start"][:4]), int(total["end"][:4]) + 1)
            if all(year in years for year in span):
                parts = [years[year] for year in span]
                found.append(_sum(data, parts, total, "outlay_reckoned", "sum of the reckoned years"))
    return found


def rest_of_period(data: Dataset, plan: str, programme: str) -> list[Row]:
    """Return what a printed total leaves for the years before its last, where that year is printed too.

    rest = total - outlay of the last year, over the other years of the period. A year printed as part of the
    total may be taken from it; it is never added or compared to it.
    """
    rows = printed(data, plan, programme, "outlay")
    found = []
    for total in rows:
        last = [
            r for r in rows if (r["start"], r["end"], r["group"]) == (total["end"],) * 2 + (total["group"],)
        ]
        if year_of(total) is not None or not last or len(total["end"]) != 4:
            continue
        (above, below), (low, high) = interval(total), interval(last[0])
        rest = total | {"end": str(int(total["end"]) - 1)}
        ends, value = (above - high, below - low), total["value"] - last[0]["value"]
        formula = "total - last year"
        found.append(derived(data, rest, "outlay_rest", value, ends, "CNY", formula, (total, last[0])))
    return found


def spending(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return outlays by programme and period: printed, reckoned, and the rest of a printed total.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        Columns as in `rolls`. `measure` is `outlay` (printed), `outlay_reckoned` (recipients x average
        subsidy x 12, of a year or added up over the period of a printed total) or `outlay_rest` (a printed
        total less its printed last year). A year's outlay and one over several years are told apart by
        `start` and `end` and never mixed. A plan that prints no outlay of a programme has one row of the
        measure `outlay`, `not stated`.

    Examples
    --------
    7.0 万 recipients at 554.1 yuan a month: 70,000 x 554.1 x 12 = 465.4 million yuan a year.
    """
    found: list[Row] = []
    for plan in data.check_plans(plans or ()):
        for programme in PROGRAMMES:
            rows = printed(data, plan, programme, "outlay")
            found += rows or [empty(plan, programme, "outlay", "not stated")]
            found += reckoned_rows(data, plan, programme) + sums_over_periods(data, plan, programme)
            found += rest_of_period(data, plan, programme)
    return frame(found)


def whole_years(row: Row) -> int | None:
    """Return the number of whole years of a row's period; None for a part of a year."""
    return months(row) // _YEAR if months(row) % _YEAR == 0 else None
