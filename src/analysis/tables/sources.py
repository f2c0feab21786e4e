"""The sources appendix: where each figure stands in its plan."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.dataset import Dataset
from analysis.display import Cell, Column, Displayed, Figure, Prose, Table
from analysis.tables.cells import indicator_name
from analysis.words.marks import marks
from analysis.words.numbers import COMPARATORS, period
from analysis.words.phrases import pick


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


def sources(data: Dataset, shown: Iterable[Displayed | None], lang: str) -> Table:
    """Return for each fact behind `shown`: plan, indicator, period, value as printed, section and line."""
    columns = [
        Column(pick(lang, "编号", "Fact"), width=1.2),
        Column(pick(lang, "指标", "Indicator"), width=2.6),
        Column(pick(lang, "时期", "Period"), width=1),
        Column(pick(lang, "印出的值", "As printed"), width=1.3),
        Column(pick(lang, "章节", "Section"), width=1.4),
        Column(pick(lang, "行", "Line"), kind="number", width=0.5),
    ]
    facts = data.facts.set_index("fact_id").loc[facts_shown(shown)]
    order = {plan: at for at, plan in enumerate(dict.fromkeys(facts["plan"]))}
    facts = facts.assign(_plan=facts["plan"].map(order)).sort_values(["_plan", "line"], kind="stable")
    rows = [
        [
            Cell(row.Index, (row.Index,), row.mark),
            Cell(indicator_name(data, row.indicator, row.group, lang)),
            Cell(period(row.period_start, row.period_end, lang)),
            Cell(f"{COMPARATORS[row.comparator]}{row.value_text} {row.unit_text}".strip()),
            Cell(row.section),
            Cell(str(row.line)),
        ]
        for row in facts.itertuples()
    ]
    caption = pick(lang, "来源：各数字在规划文本中的位置", "Sources: where each figure stands in its plan")
    return Table(columns, rows, caption=caption, marks=marks(lang))
