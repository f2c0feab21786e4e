"""The pace that targets ask for, beside the pace before the plan, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures import ambition_table
from analysis.view import View
from analysis.words.ambition.answer import Pieces
from analysis.words.numbers import period, plain, rate_text
from analysis.words.printed import sourced

#: How a required pace stands to the past one.
_VERDICTS = {
    "same": ("与以往相同。", "the same pace."),
    "faster": ("快于以往。", "a faster pace."),
    "slower": ("慢于以往。", "a slower pace."),
    "open": ("快于其中一些，慢于另一些。", "faster than some of them, slower than others."),
}


def past_paces(view: View) -> Prose:
    """Return the required pace beside the past one, a sentence for each target where both are known."""
    table = view.of(ambition_table, view.plans)
    pace = table["required_annual_pp"].fillna(table["required_annual_rate"])
    both = table.assign(pace=pace)[table["past_verdict"] != ""]
    if both.empty:
        said = view.pick(
            "没有一项目标既有所需速度、又有规划以前的速度。",
            "For no target are both the pace it asks for and the pace before the plan known.",
        )
        return Prose([said])
    paragraphs = [_past_pace(view, row) for row in both.itertuples()]
    return Prose(*paragraphs, **sourced(view))


def _past_pace(view: View, row: Row) -> Pieces:
    name, place = view.name("indicators", row.indicator), view.plan_name(row.plan)
    share = pd.notna(row.required_annual_pp)
    unit = view.pick("个百分点", " points a year") if share else view.pick("", " a year")
    facts = ids(row.facts)

    def text(value: float) -> str:
        return plain(round(value * 100, 2)) if share else rate_text(value, view.lang)

    need, when = Cell(text(row.pace), facts, _required(row)), _when(view, row.past_every)
    ends = list(dict.fromkeys(text(value) for value in sorted((row.past_low, row.past_high), key=abs)))
    several = len(ends) > 1
    mark = "derived_base derived_pace" if several else _past(row)
    past = Cell(view.pick("至", " to ").join(ends), ids(row.past_every), mark)
    verdict = view.pick(*_VERDICTS[row.past_verdict])
    if view.lang == "zh":
        how = "（依所取年份和区域而异）" if several else ""
        return [f"{place}{name}的目标要求每年", need, f"{unit}，{when}每年", past, f"{unit}{how}：{verdict}"]
    how = ", by the years and areas taken" if several else ""
    return [f"{place}, {name}: the target asks for ", need, f"{unit}; {when} it was ", past,
            f"{unit}{how}: {verdict}"]  # fmt: skip


def _required(row: Row) -> str:
    """A target that is itself a rate a year is its own required pace."""
    return "" if row.unit == "percent_per_year" else "derived_pace"


def _past(row: Row) -> str:
    """One fact is the pace as printed; three are a ratio taken back by the growth of its two sides."""
    known = row.past_facts.count(";")
    return "stated" if known == 0 else "derived_pace" if known == 1 else "derived_base derived_pace"


def _when(view: View, facts: str) -> str:
    """The years that a past pace rests on."""
    rows = view.facts(ids(facts))
    start, end = min(row["period_start"] for row in rows)[:4], max(row["period_end"] for row in rows)[:4]
    return view.pick(period(start, end, view.lang), f"in {period(start, end, view.lang)}")
