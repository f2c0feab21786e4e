"""Table of what became of the nation's binding indicators."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Column, Table
from analysis.measures import binding_table
from analysis.measures.absences import NOT_CODED
from analysis.tables.cells import indicator_name
from analysis.view import View
from analysis.words.absences import not_coded
from analysis.words.printed import sourced
from analysis.words.superiors.names import attribute_short, cell, number, unit_after


def binding_fates(view: View) -> Table | None:
    """Return the nation's binding indicators in rows and cities in columns; None without yardsticks."""
    table = view.of(binding_table, view.plans)
    table = table[table["fate"] != ""]
    if table.empty:
        return None
    first = table.drop_duplicates("superior_facts")
    holder = view.name("places", first["superior"].iat[0])
    columns = [Column(view.pick("指标", "Indicator"), width=2.2), Column(holder, width=0.9)]
    columns += [Column(view.plan_name(plan), width=1.1) for plan in view.plans]
    rows: list[list[Cell | str]] = []
    for one in first.itertuples():
        by_plan = table[table["superior_facts"] == one.superior_facts].set_index("plan")
        unit = unit_after(view, one.unit)
        text = number(one.superior_target, one.superior_comparator) + unit
        if table["superior_year"].nunique() > 1:
            text += view.pick(f"（{one.superior_year}年）", f" ({one.superior_year})")
        aim = cell(view, text, one.superior_facts)
        fates = [
            _fate(view, by_plan.loc[plan]) if plan in by_plan.index else _other_period(view)
            for plan in view.plans
        ]
        rows.append([indicator_name(view, one.indicator, one.group), aim, *fates])
    caption = view.pick("国家约束性指标在各规划中的去向", "What became of the nation's binding indicators")
    notes = [
        view.pick(
            "“无目标”指规划没有为该指标定目标，不等于职责取消。括号内为目标数值的变化。",
            "“No target” means that the plan sets none on the indicator; the duty may stand elsewhere.",
        )
    ]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _other_period(view: View) -> Cell:
    """The nation binds for another year than the plan's, or lies below nobody."""
    return Cell(view.pick("不适用", "does not apply"), tone="muted")


def _fate(view: View, row: pd.Series) -> Cell:
    if row["fate"] == NOT_CODED:
        return Cell(not_coded(view.lang), tone="muted")
    if row["fate"] == "dropped":
        return Cell(view.pick("无目标", "no target"), tone="muted")
    unit = unit_after(view, row["unit"])
    said = view.pick("只有文字", "words only")
    if row["number"] != "words":
        said = number(row["target"], row["comparator"]) + unit
    moved = {
        "raised": view.pick("（提高）", " (raised)"),
        "lowered": view.pick("（降低）", " (lowered)"),
        "another group": view.pick("（范围不同）", " (another group)"),
        "other year": view.pick("（年份不同）", " (another year)"),
    }.get(row["number"], "")
    comma = view.pick("，", ", ")
    return cell(
        view, f"{said}{moved}{comma}{attribute_short(row['attribute'], view.lang)}", row["target_facts"]
    )
