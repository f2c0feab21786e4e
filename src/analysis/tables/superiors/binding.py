"""Table of what became of the nation's binding indicators."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Column, Table
from analysis.measures import binding_table
from analysis.tables.cells import indicator_name
from analysis.words.phrases import pick
from analysis.words.printed import sourced
from analysis.words.superiors.names import attribute_short, cell, number, unit_after


def binding_fates(data: Dataset, plans: list[str], lang: str) -> Table | None:
    """Return the nation's binding indicators in rows and cities in columns; None without yardsticks."""
    table = binding_table(data, plans)
    table = table[table["fate"] != ""]
    if table.empty:
        return None
    first = table.drop_duplicates("superior_facts")
    holder = data.name("places", first["superior"].iat[0], lang)
    columns = [Column(pick(lang, "指标", "Indicator"), width=2.2), Column(holder, width=0.9)]
    columns += [Column(data.plan_name(plan, lang), width=1.1) for plan in plans]
    rows: list[list[Cell | str]] = []
    for one in first.itertuples():
        by_plan = table[table["superior_facts"] == one.superior_facts].set_index("plan")
        unit = unit_after(data, one.unit, lang)
        aim = cell(data, number(one.superior_target, one.superior_comparator) + unit, one.superior_facts)
        fates = [_fate(data, by_plan.loc[plan], lang) for plan in plans]
        rows.append([indicator_name(data, one.indicator, one.group, lang), aim, *fates])
    caption = pick(lang, "国家约束性指标在各规划中的去向", "What became of the nation's binding indicators")
    notes = [
        pick(
            lang,
            "“无目标”指规划没有为该指标定目标，不等于职责取消。括号内为目标数值的变化。",
            "“No target” means that the plan sets none on the indicator; the duty may stand elsewhere.",
        )
    ]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(data, lang))


def _fate(data: Dataset, row: pd.Series, lang: str) -> Cell:
    if row["fate"] == "dropped":
        return Cell(pick(lang, "无目标", "no target"), tone="muted")
    unit = unit_after(data, row["unit"], lang)
    said = pick(lang, "只有文字", "words only")
    if row["number"] != "words":
        said = number(row["target"], row["comparator"]) + unit
    moved = {
        "raised": pick(lang, "（提高）", " (raised)"),
        "lowered": pick(lang, "（降低）", " (lowered)"),
        "another group": pick(lang, "（范围不同）", " (another group)"),
        "other year": pick(lang, "（年份不同）", " (another year)"),
    }.get(row["number"], "")
    comma = pick(lang, "，", ", ")
    return cell(data, f"{said}{moved}{comma}{attribute_short(row['attribute'], lang)}", row["target_facts"])
