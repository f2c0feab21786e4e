"""The targets of a plan beside their baselines."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.display import Cell, Column, Table
from analysis.measures import target_table
from analysis.tables.cells import indicator_name, level, missing
from analysis.words.numbers import unit_name
from analysis.words.phrases import pick
from analysis.words.printed import sourced


def attribute_name(attribute: str, lang: str) -> str:
    """Return the plan's word on a target."""
    return {
        "binding": pick(lang, "约束性", "binding"),
        "expected": pick(lang, "预期性", "expected"),
        "": pick(lang, "未标明", "not said"),
    }[attribute]


def target_cell(data: Dataset, row: Row, lang: str) -> Cell:
    """Return the cell of a target: the number with its comparator, or the promise in words."""
    if row.comparator != "text":
        return level(row.target, lang, facts=row.fact_id, comparator=row.comparator)
    words = data.words.set_index("wording")
    return Cell(pick(lang, row.target_text, words.at[row.target_text, "name_en"]), (row.fact_id,))


def targets(
    data: Dataset,
    plan: str,
    lang: str,
    *,
    domains: list[str] | None = None,
    origins: list[str] | None = None,
    caption: str,
) -> Table | None:
    """Return the targets of a plan beside their baselines; None if there are none."""
    table = target_table(data, plan, domains, origins)
    if table.empty:
        return None
    columns = [
        Column(pick(lang, "指标", "Indicator"), width=3),
        Column(pick(lang, "单位", "Unit"), width=1.1),
        Column(pick(lang, "基期", "Baseline"), kind="number", width=0.9),
        Column(pick(lang, "目标", "Target"), kind="number", width=1.4),
        Column(pick(lang, "目标年", "Year"), width=0.6),
        Column(pick(lang, "属性", "Attribute"), width=0.9),
    ]
    rows = [
        [
            Cell(indicator_name(data, row.indicator, row.group, lang)),
            Cell(unit_name(data, row.unit, lang)),
            _baseline(data, row, lang),
            target_cell(data, row, lang),
            Cell(str(row.target_year)),
            Cell(attribute_name(row.attribute, lang), tone="" if row.attribute else "muted"),
        ]
        for row in table.itertuples()
    ]
    return Table(columns, rows, caption=caption, **sourced(data, lang))


def _baseline(data: Dataset, row: Row, lang: str) -> Cell:
    if pd.isna(row.baseline):
        return missing(lang)
    return level(row.baseline, lang, facts=row.baseline_fact, mark=data.mark([row.baseline_fact]))
