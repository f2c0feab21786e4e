"""Periods in months: how long one is, whether two compare, how far apart they lie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Fact = Mapping[str, Any]

#: Units of what adds up over a period. A figure in another unit is a level, at a date or in a year.
SUMS = ("CNY", "case", "event", "batch", "trip")

YEAR = 12


def months(start: str, end: str) -> int:
    """Return the number of months of a period: 12 for "2016", 6 for "2017-07" to "2017-12".

    Examples
    --------
    >>> months("2020", "2020"), months("2017-07", "2017-12"), months("2016", "2020")
    (12, 6, 60)
    """
    return _month(end, YEAR) - _month(start, 1) + 1


def _month(day: str, where_none: int) -> int:
    return int(day[:4]) * YEAR + (int(day[5:7]) if len(day) > 4 else where_none)


def part_of_year(fact: Fact) -> bool:
    """Tell whether a figure counts only some months: printed from month to month, or a sum of one month.

    A level at a date of the year is none of these: those on a roll in December stand for the year.
    """
    dated = fact["period_start"] == fact["period_end"]
    if dated and fact["unit"] not in SUMS:
        return False
    return months(fact["period_start"], fact["period_end"]) < YEAR


def alike(one: Fact, other: Fact) -> bool:
    """Tell whether two figures count as many months, so that one may be set against the other."""
    if not (part_of_year(one) or part_of_year(other)):
        return True
    return months(one["period_start"], one["period_end"]) == months(
        other["period_start"], other["period_end"]
    )


def comparable(levels: list[Fact]) -> list[Fact]:
    """Return the levels of a series that may be set against each other, none where fewer than two may.

    Those of whole years where there are two; else all, where they count as many months.
    """
    whole = [level for level in levels if not part_of_year(level)]
    if len(whole) > 1 or len(levels) < 2:
        return whole if len(whole) > 1 else []
    return levels if all(alike(levels[0], level) for level in levels[1:]) else []


def years_between(first: Fact, last: Fact) -> float:
    """Return the years from one figure to another: by their months where both print one, else by years.

    Examples
    --------
    >>> years_between({"period_end": "2016-06"}, {"period_end": "2020-12"})
    4.5
    """
    ends = first["period_end"], last["period_end"]
    if min(map(len, ends)) > 4:
        found = (_month(ends[1], YEAR) - _month(ends[0], YEAR)) / YEAR
        return int(found) if found == int(found) else found
    return int(ends[1][:4]) - int(ends[0][:4])
