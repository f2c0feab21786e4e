"""The sources appendix: where each figure stands in its plan, and where outside figures come from."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.dataset import GRADES
from analysis.dataset.printed import Fact
from analysis.display import Cell, Column, Displayed, Figure, Prose, Table
from analysis.tables.cells import indicator_name
from analysis.view import View
from analysis.words.marks import grade_name, grade_sign, marks
from analysis.words.numbers import COMPARATORS, amount, period, unit_name


def facts_shown(shown: Iterable[Displayed | None]) -> list[str]:
    """Return the ids of the facts behind what was shown, in order of first use."""
    ids: list[str] = []
    for item in shown:
        if isinstance(item, Table):
            cells = [cell for row in item.rows for cell in row]
        elif isinstance(item, Prose):
            cells = [cell for paragraph in item.paragraphs for cell in paragraph]
        else:
            cells = []
            ids += item.facts if isinstance(item, Figure) else []
        ids += [fact for cell in cells for fact in cell.facts]
    return list(dict.fromkeys(ids))


def sources(view: View, shown: Iterable[Displayed | None]) -> Table:
    """Return for each fact behind `shown`: plan, indicator, period, value as printed, section and line."""
    columns = [
        Column(view.pick("编号", "Fact"), width=1.2),
        Column(view.pick("指标", "Indicator"), width=2.6),
        Column(view.pick("时期", "Period"), width=1),
        Column(view.pick("印出的值", "As printed"), width=1.3),
        Column(view.pick("章节", "Section"), width=1.4),
        Column(view.pick("行", "Line"), kind="number", width=0.5),
    ]
    facts = view.facts(fact for fact in facts_shown(shown) if not view.is_outside(fact))
    order = {plan: at for at, plan in enumerate(dict.fromkeys(fact["plan"] for fact in facts))}
    rows = [
        [
            Cell(row["fact_id"], (row["fact_id"],), row["mark"]),
            Cell(indicator_name(view, row["concept"], row["group"])),
            Cell(period(row["period_start"], row["period_end"], view.lang)),
            Cell(f"{COMPARATORS[row['comparator']]}{row['value_text']} {row['unit_text']}".strip()),
            Cell(row["section"]),
            Cell(str(row["line"])),
        ]
        for row in sorted(facts, key=lambda fact: (order[fact["plan"]], fact["line"]))
    ]
    caption = view.pick("来源：各数字在规划文本中的位置", "Sources: where each figure stands in its plan")
    return Table(columns, rows, caption=caption, marks=marks(view.lang), role="sources")


def outside_sources(view: View, shown: Iterable[Displayed | None]) -> Table | None:
    """Return for each outside figure behind `shown`: place, indicator, year, value, source and grade.

    None where nothing from outside was shown.
    """
    found = [view.fact(fact) for fact in sorted(facts_shown(shown)) if view.is_outside(fact)]
    if not found:
        return None
    columns = [
        Column(view.pick("编号", "Figure"), width=1.3),
        Column(view.pick("地区和指标", "Place and indicator"), width=2.6),
        Column(view.pick("年份", "Year"), width=0.6),
        Column(view.pick("数值", "Value"), width=1.2),
        Column(view.pick("来源", "Source"), width=3),
        Column(view.pick("等级", "Grade"), width=0.6),
    ]
    rows = [_outside_row(view, row) for row in found]
    grades = [grade for grade in GRADES if any(row["grade"] == grade for row in found)]
    notes = [f"{grade_sign(grade)} {grade_name(grade, view.lang)}" for grade in grades]
    caption = view.pick(
        "规划之外的数字：来源和证据等级", "Figures from outside the plans: source and grade of evidence"
    )
    return Table(columns, rows, caption=caption, notes=notes, role="sources")


def _outside_row(view: View, row: Fact) -> list[Cell]:
    kind = view.pick("（目标）", " (target)") if row["kind"] == "target" else ""
    place, name = view.name("places", row["place"]), indicator_name(view, row["concept"], row["group"])
    number = COMPARATORS[row["comparator"]] + amount(row["value"], row["decimals"])
    return [
        Cell(row["reference_id"], (row["reference_id"],)),
        Cell(view.pick(f"{place}：{name}{kind}", f"{place}: {name}{kind}")),
        Cell(str(row["year"])),
        Cell(f"{number} {unit_name(view, row['unit'])}"),
        Cell(f"{row['source']} {row['url']}".strip()),
        Cell(grade_sign(row["grade"])),
    ]
