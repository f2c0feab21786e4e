"""data/derived/standards.csv: levels, relative levels, paces and urban-rural ratios in one long table."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.standards.pace import paces
from analysis.measures.standards.ratio import ratios
from analysis.measures.standards.relative import relative_levels
from analysis.measures.standards.series import apart, comparable, standards

_COLUMNS = ["plan", "place", "level", "indicator", "measure", "area", "group", "start_year", "year", "kind"]
_COLUMNS += ["value", "low", "high", "unit", "comparator", "basis", "evidence", "grade", "facts"]


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
    names = [name for name in data.indicators["indicator"] if name.endswith("_standard")]
    names = [name for name in names if comparable(data, name)] or _fallback(names)
    parts = [part for name in names for part in _parts(data, name)]
    table = pd.concat(parts, ignore_index=True).reindex(columns=_COLUMNS)
    text = ["area", "group", "kind", "comparator", "basis", "grade", "facts", "unit"]
    table[text] = table[text].astype("object").fillna("")
    return table


def _fallback(names: list[str]) -> list[str]:
    return [name for name in names if name.startswith("dibao")]


def _parts(data: Dataset, indicator: str) -> list[pd.DataFrame]:
    levels = standards(data, indicator).assign(measure="standard", kind="observed")
    near = relative_levels(data, indicator).assign(measure="relative_level", unit="ratio")
    gaps = ratios(data, indicator).rename(columns={"ratio": "value"})
    gaps = gaps.assign(measure="urban_rural_ratio", unit="ratio", area="urban:rural")
    return [part.assign(indicator=indicator) for part in (levels, near, *_speeds(data, indicator), gaps)]


def _speeds(data: Dataset, indicator: str) -> list[pd.DataFrame]:
    """The two rates of a pair, each with its own facts, and their difference with all."""
    table = paces(data, indicator)
    rated, known = table["own"].notna() & table["above"].notna(), table["difference"].notna()
    mine, theirs = (table.assign(facts=[apart(data, facts)[at] for facts in table["facts"]]) for at in (0, 1))
    parts = {
        "pace": (mine[rated].assign(grade=""), ("start_year", "end_year", "own", "own_low", "own_high")),
        "pace_above": (
            theirs[table["own"].notna()].assign(evidence=_derived),
            ("above_start", "above_end", "above", "above_low", "above_high"),
        ),
        "pace_difference": (table[known], ("start_year", "end_year", "difference", "low", "high")),
    }
    shared = ["plan", "place", "level", "area", "group", "basis", "evidence", "grade", "facts"]
    speeds = []
    for measure, (rows, names) in parts.items():
        new = dict(zip(names, ("start_year", "year", "value", "low", "high"), strict=True))
        part = rows[[*shared, *names]].rename(columns=new)
        unit = "percentage_point" if measure == "pace_difference" else "percent_per_year"
        percent = {name: 100 * part[name] for name in ("value", "low", "high")}
        speeds.append(part.assign(measure=measure, unit=unit, **percent))
    return speeds


def _derived(table: pd.DataFrame) -> pd.Series:
    """A rate of a place above is derived, whatever the plan's own side rests on, or it is not available."""
    return table["evidence"].where(table["above"].isna(), "derived")
