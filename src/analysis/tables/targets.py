"""The targets of a plan beside their baselines."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.display import Cell, Column, Table
from analysis.measures import target_table
from analysis.tables.cells import indicator_name, level
from analysis.view import View
from analysis.words.absences import cell as missing
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


def target_cell(view: View, row: Row) -> Cell:
    """Return the cell of a target: the number with its comparator, or the promise in words."""
    if row.comparator != "text":
        return level(row.target, facts=row.fact_id, comparator=row.comparator)
    return Cell(view.wording(row.target_text), (row.fact_id,))


def targets(
    view: View, plan: str, *, domains: list[str] | None = None, origins: list[str] | None = None, caption: str
) -> Table | None:
    """Return the targets of a plan beside their baselines; None if there are none."""
    table = view.of(target_table, plan, domains, origins)
    if table.empty:
        return None
    columns = [
        Column(view.pick("指标", "Indicator"), width=3),
        Column(view.pick("单位", "Unit"), width=1.1),
        Column(view.pick("基期", "Baseline"), kind="number", width=0.9),
        Column(view.pick("目标", "Target"), kind="number", width=1.4),
        Column(view.pick("目标年", "Year"), width=0.6),
        Column(view.pick("属性", "Attribute"), width=0.9),
    ]
    rows = [
        [
            Cell(indicator_name(view, row.indicator, row.group)),
            Cell(unit_name(view, row.unit)),
            _baseline(view, row),
            target_cell(view, row),
            Cell(str(row.target_year)),
            Cell(attribute_name(row.attribute, view.lang), tone="" if row.attribute else "muted"),
        ]
        for row in table.itertuples()
    ]
    return Table(columns, rows, caption=caption, **sourced(view))


def _baseline(view: View, row: Row) -> Cell:
    if pd.isna(row.baseline):
        plan = view.fact(row.fact_id)["plan"]
        return missing(view, plan, row.indicator, group=row.group)
    return level(row.baseline, facts=row.baseline_fact, mark=view.mark([row.baseline_fact]))
