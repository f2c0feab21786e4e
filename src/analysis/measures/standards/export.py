"""data/derived/standards.csv: levels, relative levels, paces and urban-rural ratios in one long table."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.dataset.lists import Record
from analysis.dataset.tidy import tidy
from analysis.measures.standards.pace import paces
from analysis.measures.standards.ratio import ratios
from analysis.measures.standards.relative import relative_levels
from analysis.measures.standards.series import apart, comparable, standards

_COLUMNS = columns("standards")


def export(data: Dataset) -> pd.DataFrame:
    """Return the standards of every plan beside those of the places above it.

    Returns
    -------
    DataFrame
        `plan, place` (the plan's own, or one above), `level, indicator, measure, area, group, start_year,
        year, kind, value, low, high, unit, comparator, basis, evidence, grade, facts`. `measure` is
        `standard`, `relative_level` (own / above, same year), `pace` and `pace_above` (per cent a year, of
        the plan and of the place above it), `pace_difference` (percentage points a year, same years only),
        `urban_rural_ratio`. Only standards of which a place above has a figure; without outside figures
        the plans' own, with `not available` in the rows of the places above.
    """
    names = [name for name in data.lists.indicators if name.endswith("_standard")]
    names = [name for name in names if comparable(data, name)] or _fallback(names)
    rows = [row | {"indicator": name} for name in names for row in _rows(data, name)]
    table = tidy(({key: cell for key, cell in row.items() if key in _COLUMNS} for row in rows), _COLUMNS)
    return table.drop_duplicates(ignore_index=True)  # a plan's own pace, once for each admissible one above


def _fallback(names: list[str]) -> list[str]:
    return [name for name in names if name.startswith("dibao")]


def _rows(data: Dataset, indicator: str) -> Iterator[Record]:
    for row in standards(data, indicator).to_dict("records"):
        yield row | {"measure": "standard", "kind": "observed"}
    for row in relative_levels(data, indicator).to_dict("records"):
        yield row | {"measure": "relative_level", "unit": "ratio"}
    for row in paces(data, indicator).to_dict("records"):
        yield from _speeds(data, row)
    for row in ratios(data, indicator).to_dict("records"):
        shared = {"measure": "urban_rural_ratio", "unit": "ratio", "area": "urban:rural"}
        yield row | shared | {"value": row["ratio"]}


def _speeds(data: Dataset, row: Record) -> Iterator[Record]:
    """The two rates of a pair, each with its own facts, and their difference with all."""
    mine, theirs = apart(data, row["facts"])
    known, rated = not math.isnan(row["own"]), not math.isnan(row["above"])
    own = {"start_year": row["start_year"], "year": row["end_year"]}
    if known and rated:
        yield row | own | _percent("pace", row, "own", "own_low", "own_high") | {"grade": "", "facts": mine}
    if known:
        span = {"start_year": row["above_start"], "year": row["above_end"], "facts": theirs}
        # A rate of a place above is derived, whatever the plan's own side rests on, or it is not available.
        span["evidence"] = "derived" if rated else row["evidence"]
        yield row | span | _percent("pace_above", row, "above", "above_low", "above_high")
    if not math.isnan(row["difference"]):
        unit = {"unit": "percentage_point"}
        yield row | own | _percent("pace_difference", row, "difference", "low", "high") | unit


def _percent(measure: str, row: Record, *names: str) -> Record:
    value, low, high = (100 * row[name] for name in names)
    return {"measure": measure, "value": value, "low": low, "high": high, "unit": "percent_per_year"}
