"""From what a plan prints about an indicator to one level a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.errors import MeasureError

#: Kinds of facts that are levels, in the order in which one is preferred to another for the same year.
LEVELS = ("observed", "estimate")

#: Columns of a series beside `year`, as the facts have them.
COLUMNS = ("value", "unit", "comparator", "kind", "mark", "fact_id", "value_text", "scale")

_ORIGINS = ("data_table", "indicator_table", "narrative")


def one_a_year(printed: Iterable[Mapping[str, Any]], where: str, kinds: Mapping[str, Any]) -> pd.DataFrame:
    """Return the preferred level of each year, by year.

    Parameters
    ----------
    printed : iterable of mapping
        Facts of one plan, indicator and group. Levels of a single year with a number count; of two for a
        year the observed one, then that of the better origin, then that of the earlier line.
    where : str
        Plan, indicator and group, for the error.
    kinds : mapping of str to dtype
        Types of `COLUMNS`.

    Returns
    -------
    DataFrame
        `year` (int) and `COLUMNS`.

    Raises
    ------
    MeasureError
        If the years are not all in one unit; it names the first fact in each.
    """
    best: dict[int, tuple[tuple[int, ...], dict[str, Any]]] = {}
    for row in filter(_is_level, printed):
        year = int(row["period_start"][:4])
        rank = (LEVELS.index(row["kind"]), _ORIGINS.index(row["origin"]), row["line"])
        if year not in best or rank < best[year][0]:
            best[year] = (rank, {"year": year, **row})
    rows = [best[year][1] for year in sorted(best)]
    units = {row["unit"]: row["fact_id"] for row in reversed(rows)}
    if len(units) > 1:
        named = ", ".join(f"{unit} ({fact})" for unit, fact in sorted(units.items()))
        raise MeasureError(f"{where}: the series mixes the units {named}", units.values())
    return pd.DataFrame(rows, columns=["year", *COLUMNS]).astype({"year": "int64", **kinds})


def _is_level(row: Mapping[str, Any]) -> bool:
    single = row["period_start"][:4] == row["period_end"][:4]
    return row["kind"] in LEVELS and row["comparator"] != "text" and single
