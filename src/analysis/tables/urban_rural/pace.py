"""Tables of pace: every window, the years to parity, and where past paces lead against the targets."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.urban_rural.pace import parity_table, windows
from analysis.measures.urban_rural.targets import reach
from analysis.tables.cells import blank, rate, ratio
from analysis.view import View
from analysis.words.absences import text
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import COMPARATORS, amount
from analysis.words.printed import sourced
from analysis.words.urban_rural.names import area_name, assumption_name, span

_PACE = "derived_ratio_pace"


def ratio_paces(view: View) -> Table | None:
    """Return the pace of every window; None where no plan has two ratios."""
    table = view.of(windows, view.indicator, view.plans)
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("范围", "Area"), width=2.2),
        Column(view.pick("窗口", "Window"), width=1.7),
        Column(view.pick("速度", "Pace"), view.pick("百分对数点/年", "log points × 100 a year"), "number", 1),
        Column(view.pick("舍入范围", "Rounding allows"), width=1.2),
        Column(view.pick("方向", "Direction"), width=1.2),
    ]
    directions = {
        "closing": view.pick("缩小", "closing"),
        "widening": view.pick("扩大", "widening"),
        "flat": view.pick("舍入之内分不清", "within rounding, either"),
    }
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(area_name(view, row.area)),
            Cell(span(row.start_year, row.end_year) + assumption_name(view, row.base_assumption, row.basis)),
            rate(row.pace, facts=row.facts, mark=_PACE),
            Cell(f"[{amount(100 * row.pace_low, 2)}, {amount(100 * row.pace_high, 2)}]"),
            Cell(directions[row.direction]),
        ]
        for row in table.itertuples()
    ]
    name = view.name("indicators", view.indicator)
    caption = view.pick(f"{name}城乡比每年的变动，逐个窗口", f"Pace of the ratio of the {name}, by window")
    note = view.pick(
        "负数为缩小。只印出累计增幅的，起点由增幅倒推；起点年份未载明，以期前一年起算为主，"
        "以期内首年起算（晚一年）为备。",
        "Below zero the gap closes. Where only rises are printed the start is implied by them; their base "
        "year is not printed: the year before the period is the headline, its first year (later base) the "
        "alternative.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def parity_years(view: View) -> Table:
    """Return the years to parity as a range over windows, or why there are none."""
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("范围", "Area"), width=2.2),
        Column(view.pick("现比值", "Ratio now"), kind="number", width=0.8),
        Column(view.pick("缩小的窗口", "Closing windows"), width=1),
        Column(view.pick("距持平的年数", "Years to parity"), width=2),
    ]
    reasons = {
        "passed parity": view.pick("不计算：已越过持平", "refused: the path has passed parity"),
        "not closing": view.pick("不计算：没有缩小的窗口", "refused: no window closes"),
        "one ratio": view.pick("不计算：只有一个比值", "refused: one ratio only"),
        "one standard": view.pick("城乡同一标准", "one standard"),
    }
    rows = []
    for row in view.of(parity_table, view.indicator, view.plans).itertuples():
        place = Cell(view.plan_name(row.plan))
        if pd.isna(row.ratio):
            words = reasons.get(row.state) or text(view, row.plan)
            said = Cell(words, ids(row.facts), tone="muted")
            rows.append([place, blank(), blank(), blank(), said])
            continue
        said = Cell(reasons.get(row.state, ""), tone="muted")
        if row.state == "range":
            years = f"{amount(row.years_low, 1)}–{amount(row.years_high, 1)}"
            if row.closing < row.windows:
                years += view.pick("；其余窗口并未缩小", "; the other windows do not close")
            said = Cell(years, ids(row.facts), _PACE)
        count = Cell(view.pick(f"{row.closing}/{row.windows}", f"{row.closing} of {row.windows}"))
        area = Cell(area_name(view, row.area))
        rows.append([place, area, ratio(row.ratio, facts=row.facts), count, said])
    caption = view.pick("照过去的速度，几年后城乡持平", "Years to parity if a past pace held")
    note = view.pick(
        "范围取自各缩小窗口中的最快与最慢者，不是预测。",
        "From the fastest to the slowest of the windows that close; no forecast.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def ratio_promises(view: View) -> Table | None:
    """Return for each promised ratio where each past pace would lead; None where nothing is promised."""
    table = view.of(reach, view.indicator, view.plans)
    table = table[table["target"].notna()]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("范围", "Area"), width=2.2),
        Column(view.pick("窗口", "Window"), width=1.9),
        Column(
            view.pick("过去的速度", "Past pace"),
            view.pick("百分对数点/年", "log points × 100 a year"),
            "number",
            1.1,
        ),
        Column(
            view.pick("所需速度", "Needed pace"),
            view.pick("百分对数点/年", "log points × 100 a year"),
            "number",
            1.1,
        ),
        Column(view.pick("照此所至", "Leads to"), kind="number", width=0.8),
        Column(view.pick("承诺", "Promised"), kind="number", width=0.9),
        Column(view.pick("结论", "Verdict"), width=1.5),
    ]
    verdicts = {
        "reaches": view.pick("达到", "reaches it"),
        "passes parity": view.pick("达到并越过持平", "reaches it, passes parity"),
        "falls short": view.pick("达不到", "falls short"),
        "no past pace": view.pick("没有过去的速度", "no past pace"),
        "already met": view.pick("现状已达到", "already met"),
    }
    rows = []
    for row in table.itertuples():
        window = "–" if pd.isna(row.start_year) else span(row.start_year, row.end_year)
        goal, promise = COMPARATORS[row.comparator] + amount(row.target, 3), ids(row.facts)[-1:]
        rows.append(
            [
                Cell(view.plan_name(row.plan)),
                Cell(area_name(view, row.area) if row.area else "–"),
                Cell(window + assumption_name(view, row.base_assumption, row.basis)),
                rate(row.pace, facts=row.facts, mark=_PACE),
                rate(row.required_pace, facts=row.facts, mark=_PACE),
                ratio(row.projected, facts=row.facts, mark=_PACE),
                Cell(goal, promise, of_stated_ratio(view, row.target, promise)),
                Cell(verdicts[row.verdict]),
            ]
        )
    caption = view.pick("承诺的城乡比与过去的速度", "Promised ratios against the paces of the past")
    return Table(columns, rows, caption=caption, **sourced(view))
