"""Tables of targets beside the superiors': distances, and those that cannot be compared."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures import amplification_table
from analysis.measures.superiors.amplification import COMPARED
from analysis.tables.cells import blank, city_once, indicator_name
from analysis.view import View
from analysis.words.numbers import plain, unit_name
from analysis.words.printed import sourced
from analysis.words.superiors.names import cell, holder, number, relation_name


def superior_distances(view: View) -> Table | None:
    """Return each target with a superior's of the same year, unit and group; None if there is none."""
    table = view.of(amplification_table, view.plans)
    table = table[table["relation"].isin(COMPARED)]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("指标", "Indicator"), width=2.7),
        Column(view.pick("年份", "Year"), width=0.6),
        Column(view.pick("市县目标", "City's target"), kind="number", width=0.9),
        Column(view.pick("上级", "Superior"), width=1.2),
        Column(view.pick("上级目标", "Its target"), kind="number", width=1),
        Column(view.pick("差距", "Distance"), kind="number", width=0.8),
        Column(view.pick("上级已有水平", "Superior's own level"), width=1.5),
    ]
    rows = [_row(view, row) for row in _no_repeats(table).itertuples()]
    caption = view.pick("与上级同年目标的距离", "Distance to the superiors' targets of the same year")
    notes = [
        view.pick(
            "差距为市县目标减上级目标，比率以百分点计；“≥ 55”与“55”视为同一数。"
            "上级已有水平：首次达到其目标的年份，以及最近的年份。",
            "Distance: city minus superior, in points for shares; ≥ 55 and 55 are the same number. A "
            "superior's own level: the first year known at its target, and the latest.",
        )
    ]
    columns, rows = city_once(columns, rows, view.plans)
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _no_repeats(table: pd.DataFrame) -> pd.DataFrame:
    """Say city and indicator once where the next row is another superior's."""
    again = table.duplicated(["plan", "indicator", "group", "target_year"])
    return table.assign(again=again)


def _row(view: View, row: Row) -> list[Cell | str]:
    name = f"{indicator_name(view, row.indicator, row.group)}, {unit_name(view, row.unit)}"
    text = plain(round(row.amplification, 6))
    first: list[Cell | str] = ["", "", "", ""]
    if not row.again:
        own = cell(view, number(row.target, row.comparator), row.target_facts)
        first = [view.plan_name(row.plan), name, str(row.target_year), own]
    return [
        *first,
        holder(view, row.superior),
        cell(view, number(row.superior_target, row.superior_comparator), row.superior_facts),
        cell(view, f"+{text}" if row.amplification > 0 else text, row.facts, formula="derived_difference"),
        _outcome(view, row),
    ]


def _outcome(view: View, row: Row) -> Cell:
    if pd.isna(row.outcome):
        return blank()
    told = [(row.reached, row.reached_year)] if pd.notna(row.reached) else []
    told += [(row.outcome, row.outcome_year)]
    text = "; ".join(f"{plain(value)} ({year})" for value, year in dict.fromkeys(told))
    return cell(view, text, row.outcome_facts)


def superior_uncompared(view: View) -> Table | None:
    """Return the targets that a superior has too and that cannot be compared, and why; None if none."""
    table = view.of(amplification_table, view.plans)
    table = table[(table["relation"] != "") & ~table["relation"].isin(COMPARED)]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("指标", "Indicator"), width=3),
        Column(view.pick("市县目标", "City's target"), width=1.6),
        Column(view.pick("上级", "Superior"), width=1.2),
        Column(view.pick("上级目标", "Its target"), width=1.6),
        Column(view.pick("不可比的原因", "Why not compared"), width=1.7),
    ]
    rows: list[list[Cell | str]] = [
        [
            view.plan_name(row.plan),
            f"{indicator_name(view, row.indicator, 'all')}, {unit_name(view, row.unit)}",
            _dated(view, row.target, row.comparator, row.target_year, row.group, row.target_facts),
            holder(view, row.superior),
            _dated(view, row.superior_target, row.superior_comparator, row.superior_year, row.superior_group,
                   row.superior_facts),
            relation_name(row.relation, view.lang),
        ]
        for row in table.itertuples()
    ]  # fmt: skip
    caption = view.pick("上级也有、但不可比的目标", "Targets that a superior has too and that do not compare")
    return Table(columns, rows, caption=caption, **sourced(view))


def _dated(view: View, value: float, comparator: str, year: int, group: str, facts: str) -> Cell:
    """A target with its year, and its group where that is not everybody."""
    words = view.pick("文字", "words")
    said = words if pd.isna(value) else number(value, comparator)
    of = "" if group == "all" else view.pick("，", ", ") + view.name("groups", group)
    text = view.pick(f"{said}（{year}年{of}）", f"{said} ({year}{of})")
    return cell(view, text, ";".join(ids(facts)))
