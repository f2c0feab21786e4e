"""From what a plan prints about an indicator to one level a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from analysis.dataset.months import part_of_year
from analysis.errors import MeasureError

#: Kinds of facts that are levels, in the order in which one is preferred to another for the same year.
LEVELS = ("observed", "estimate")

#: Columns of a series beside `year`, as the facts have them.
COLUMNS = (
    "value", "unit", "comparator", "kind", "mark", "fact_id", "value_text", "scale", "group", "period_start",
    "period_end",
)  # fmt: skip

#: Places of a plan, in the order in which a printing of a figure leads the others.
ORIGINS = ("data_table", "indicator_table", "narrative")


def one_a_year(
    printed: Iterable[Mapping[str, Any]],
    where: str,
    unit: str = "",
    factor: Callable[[str, str], float] | None = None,
) -> list[Mapping[str, Any]]:
    """Return the preferred level of each year, by year, all in one unit.

    That of the print; where the print changes it (a standard by the month, then by the year), `unit`.

    Parameters
    ----------
    printed : iterable of mapping
        Facts of one plan, indicator and group. Levels of a single year with a number count; of two for a
        year that of the whole year, then the observed one, then that of the better origin, then that of the
        earlier line.
    where : str
        Plan, indicator and group, for the error.
    unit : str
        The indicator's own unit.
    factor : function, optional
        From one unit code to another (`Lists.factor`); refuses different dimensions.

    Returns
    -------
    list of mapping
        The facts, each with its `year`.

    Raises
    ------
    MeasureError
        If the years are in units that do not convert; it names the first fact in each.
    """
    best: dict[int, tuple[tuple[int, ...], Mapping[str, Any]]] = {}
    for row in filter(_is_level, printed):
        year = int(row["period_start"][:4])
        rank = (part_of_year(row), LEVELS.index(row["kind"]), ORIGINS.index(row["origin"]), row["line"])
        if year not in best or rank < best[year][0]:
            best[year] = (rank, {"year": year, **row})
    rows = [best[year][1] for year in sorted(best)]
    units = {row["unit"]: row["fact_id"] for row in reversed(rows)}
    if len(units) < 2:
        return rows
    try:
        if factor is None:
            raise MeasureError(where)
        return [converted(row, unit, factor(row["unit"], unit)) for row in rows]
    except MeasureError:
        named = ", ".join(f"{code} ({fact})" for code, fact in sorted(units.items()))
        raise MeasureError(f"{where}: the series mixes the units {named}", units.values()) from None


def converted(fact: Mapping[str, Any], unit: str, times: float) -> Mapping[str, Any]:
    """Return a fact in another unit; its interval follows, for `scale` takes the factor too."""
    if times == 1:
        return fact
    return {**fact, "unit": unit, "value": fact["value"] * times, "scale": fact["scale"] * times}


def _is_level(row: Mapping[str, Any]) -> bool:
    single = row["period_start"][:4] == row["period_end"][:4]
    return row["kind"] in LEVELS and row["comparator"] != "text" and single
