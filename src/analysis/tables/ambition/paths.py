"""Tables of targets by class, by distance, side by side, and those that are in doubt."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures import CLASSES, ambition_table, shared_table
from analysis.measures.ambition.table import EVALUABLE, SHARES
from analysis.tables.cells import blank, city_once, counted, indicator_name
from analysis.tables.targets import attribute_name
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.ambition.answer import class_name, definition
from analysis.words.numbers import COMPARATORS, amount, plain, rate_text, unit_name
from analysis.words.phrases import pick
from analysis.words.printed import sourced


def ambition_classes(view: View) -> Table:
    """Return how many targets of each plan fall into each class."""
    table = view.of(ambition_table, view.plans)
    table = table[table["indicator"] != ""]
    columns = [Column(view.pick("城市", "City"), width=1.3)]
    columns += [Column(class_name(code, view.lang), kind="number") for code in CLASSES]
    columns.append(Column(view.pick("合计", "All"), kind="number"))
    rows: list[list[Cell | str]] = []
    for plan in view.plans:
        mine = table[table["plan"] == plan]["class"]
        counts = [*((mine == code).sum() for code in CLASSES), len(mine)]
        rows.append([view.plan_name(plan), *(counted(n) if n else blank() for n in counts)])
    caption = view.pick("各规划的目标，按能否衡量分类", "Targets by whether they can be measured")
    note = view.pick(
        "表格与正文重复的目标只计一次。可以衡量者：可测、基期为零、基期已达。",
        "A target printed in table and text counts once. Measurable are: usable, zero baseline, already met.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def ambition_distances(view: View) -> Table | None:
    """Return distance, pace and headroom of every target that can be measured; None if there are none."""
    table = view.of(ambition_table, view.plans)
    table = table[table["change"].notna() & table["class"].isin(EVALUABLE)]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.2),
        Column(view.pick("指标", "Indicator"), width=3),
        Column(view.pick("基期", "Baseline"), kind="number", width=1.3),
        Column(view.pick("目标", "Target"), kind="number", width=1.1),
        Column(view.pick("变化", "Change"), kind="number", width=1.4),
        Column(view.pick("所需速度", "Pace needed"), view.pick("每年", "a year"), "number", 1.2),
        Column(view.pick("缩小差距", "Headroom closed"), "%", "number", 1),
        Column(view.pick("属性", "Attribute"), width=1),
    ]
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(f"{indicator_name(view, row.indicator, row.group)}, {unit_name(view, row.unit)}"),
            _printed(view, row, "baseline"),
            _printed(view, row, "target"),
            Cell(_signed(row.change), ids(row.facts), "derived_change"),
            pace_cell(row, view.lang),
            _headroom(row),
            Cell(attribute_name(row.attribute, view.lang), tone="" if row.attribute else "muted"),
        ]
        for row in table.itertuples()
    ]
    caption = view.pick("有基期的目标：距离与所需速度", "Targets with a baseline: distance and pace")
    notes = [
        view.pick(
            "比率的速度为每年百分点（点），其余为年均复合增速；“≥”者均为下限。缩小差距：变化除以基期到上限的距离。",
            "Pace of shares in percentage points (pp), else compound growth; with ≥ all are lower bounds. "
            "Headroom closed: change over the distance from baseline to ceiling.",
        )
    ]
    columns, rows = city_once(columns, rows, view.plans)
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _printed(view: View, row: Row, name: str) -> Cell:
    fact = getattr(row, f"{name}_fact")
    sign = COMPARATORS[row.comparator] if name == "target" else ""
    return Cell(sign + plain(getattr(row, name)), (fact,), view.mark([fact]))


def _signed(value: float) -> str:
    text = plain(round(value, 10))
    return f"+{text}" if value > 0 else text


def pace_cell(row: Row, lang: str) -> Cell:
    """Return the cell of a required pace: points for shares, per cent else."""
    facts = ids(row.facts)
    if pd.notna(row.required_annual_pp):
        points = amount(row.required_annual_pp * 100, 2)
        return Cell(points + pick(lang, "点", " pp"), facts, "derived_pace")
    if pd.notna(row.required_annual_rate):
        return Cell(rate_text(row.required_annual_rate, lang, 1), facts, "derived_pace")
    return blank()


def _headroom(row: Row) -> Cell:
    if pd.isna(row.headroom_closed):
        return blank()
    return Cell(amount(row.headroom_closed * 100, 0), ids(row.facts), "derived_headroom")


def ambition_compared(view: View) -> Table | None:
    """Return the indicators with baseline and target in two plans or more, definitions in the notes."""
    table = view.of(shared_table, view.plans)
    table = table[table["based"] >= 2]
    if table.empty:
        return None
    columns = [
        Column(view.pick("指标", "Indicator"), width=2.6),
        Column(view.pick("城市", "City"), width=1.2),
        Column(view.pick("基期", "Baseline"), kind="number", width=1.3),
        Column(view.pick("目标", "Target"), kind="number", width=1.1),
        Column(view.pick("所需速度", "Pace needed"), view.pick("每年", "a year"), "number", 1.2),
        Column(view.pick("因四舍五入的范围", "Range by rounding"), width=1.6),
        Column(view.pick("属性", "Attribute"), width=1),
    ]
    rows, last = [], ""
    for row in table.itertuples():
        name = indicator_name(view, row.indicator, row.group)
        name = f"{name}, {unit_name(view, _unit(view, row))}"
        shown = "" if name == last else name
        last = name
        based = pd.notna(row.baseline)
        target = (
            _printed(view, row, "target")
            if pd.notna(row.target)
            else missing(view, row.plan, row.indicator, kind="target", group=row.group)
        )
        rows.append(
            [
                Cell(shown),
                Cell(view.plan_name(row.plan)),
                _printed(view, row, "baseline")
                if based
                else missing(view, row.plan, row.indicator, group=row.group),
                target,
                pace_cell(row, view.lang),
                _range(row, view.lang),
                Cell(attribute_name(row.attribute, view.lang), tone="" if row.attribute else "muted"),
            ]
        )
    notes = [definition(view, name) for name in table["indicator"].unique()]
    bare = table[table["unit"] == "not_stated"]
    notes += [
        view.pick(
            f"{view.plan_name(plan)}未印单位，只能比速度。",
            f"{view.plan_name(plan)} prints no unit, so only its pace compares.",
        )
        for plan in bare["plan"].unique()
    ]
    caption = view.pick("可以对照的目标", "Targets that can be set side by side")
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _unit(view: View, row: Row) -> str:
    return view.lists.indicators[row.indicator]["unit"]


def _range(row: Row, lang: str) -> Cell:
    low, high = (row.pp_low, row.pp_high) if row.unit in SHARES else (row.rate_low, row.rate_high)
    if pd.isna(low) or pd.isna(high) or low == high:
        return blank()
    places = 2 if row.unit in SHARES else 1
    ends = [amount(value * 100, places) for value in (low, high)]
    return Cell("–".join(ends) + pick(lang, "点" if row.unit in SHARES else "%", ""), ids(row.facts),
                "derived_pace")  # fmt: skip


def ambition_doubts(view: View) -> Table | None:
    """Return the targets with a number and yet in doubt: contested, without unit, from zero; None if none."""
    table = view.of(ambition_table, view.plans)
    table = table.rename(columns={"class": "kind"})
    table = table[table["kind"].isin(["contested", "no unit", "zero baseline"])]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("指标", "Indicator"), width=2.4),
        Column(view.pick("基期", "Baseline"), kind="number", width=0.9),
        Column(view.pick("目标", "Target"), kind="number", width=0.9),
        Column(view.pick("另见", "Elsewhere"), kind="number", width=0.9),
        Column(view.pick("类别", "Class"), width=1),
    ]
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(f"{indicator_name(view, row.indicator, row.group)}, {unit_name(view, row.unit)}"),
            _printed(view, row, "baseline")
            if pd.notna(row.baseline)
            else missing(view, row.plan, row.indicator, group=row.group),
            _printed(view, row, "target"),
            Cell(plain(row.other_target), ids(row.other_facts)) if row.other_facts else blank(),
            Cell(class_name(row.kind, view.lang)),
        ]
        for row in table.itertuples()
    ]
    caption = view.pick(
        "有数字但存疑或无从计算增速的目标", "Targets with a number that is in doubt, or no rate"
    )
    return Table(columns, rows, caption=caption, **sourced(view))
