"""Tables of services, staff and allowances for the old."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.aging.allowance import MEANS_TESTED, amount_at, bands, schedules
from analysis.measures.aging.services import COVERAGE, STOCKS, service_coverage, staffing
from analysis.tables.cells import blank, indicator_name, level
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.aging.names import age_band, base_name, places_name
from analysis.words.numbers import COMPARATORS, amount, plain, rate_text
from analysis.words.printed import sourced


def elderly_services(view: View) -> Table:
    """Return baseline and target of each coverage, with what it is a share of."""
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("服务", "Service"), width=2.6),
        Column(view.pick("分母", "Of all"), width=1.3),
        Column(view.pick("现状", "Baseline"), "%", "number", 0.9),
        Column(view.pick("目标", "Target"), "%", width=1.2),
        Column(view.pick("目标年", "Year"), width=0.6),
        Column(view.pick("变化", "Change"), view.pick("百分点", "points"), "number", 0.8),
    ]
    rows, last = [], ""
    for row in view.of(service_coverage, view.plans).itertuples():
        place = Cell("" if row.plan == last else view.plan_name(row.plan))
        last = row.plan
        if row.evidence == "not stated":
            rows.append([place, missing(view, row.plan, COVERAGE[0]), *[blank()] * 5])
            continue
        name = Cell(indicator_name(view, row.indicator, row.group))
        base = missing(view, row.plan, row.indicator, group=row.group)
        if row.level_fact:
            sign = view.fact(row.level_fact)["comparator"]
            base = level(row.value, facts=row.level_fact, mark=view.mark([row.level_fact]), comparator=sign)
        change = blank() if math.isnan(row.change) else Cell(
            _signed(row.change), ids(row.facts), "derived_change"
        )  # fmt: skip
        year = blank() if pd.isna(row.target_year) else Cell(str(row.target_year))
        rows.append(
            [
                place,
                name,
                Cell(places_name(view, row.indicator)),
                base,
                _goal(view, row),
                year,
                change,
            ]
        )
    note = view.pick(
        "分母各异，不同行之间不可直接比较。现状为≈者，变化亦为约数。",
        "The denominators differ: rows do not compare across services. Of a baseline that is about (≈) "
        "the change is about, too.",
    )
    caption = view.pick("社区与乡镇的养老服务覆盖", "Coverage of elderly care in communities and townships")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _signed(points: float) -> str:
    return f"+{plain(round(points, 6))}" if points > 0 else plain(round(points, 6))


def _goal(view: View, row: Row) -> Cell:
    if not row.target_fact:
        return missing(view, row.plan, row.indicator, kind="target", group=row.group)
    if row.comparator != "text":
        return Cell(COMPARATORS[row.comparator] + plain(row.target), (row.target_fact,))
    printed = view.fact(row.target_fact)["value_text"]
    return Cell(view.wording(printed), (row.target_fact,))


def elderly_staff(view: View) -> Table:
    """Return what the plans' staffing norms ask for on today's old people and beds, beside their stock."""
    persons = view.pick("人", "persons")
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("规划的配备标准", "The plan's norm"), width=2.3),
        Column(view.pick("计算基数", "Counted on"), width=1.9),
        Column(view.pick("须有", "Asks for"), persons, "number", 0.8),
        Column(view.pick("社会工作者（各领域）", "Social workers, all fields"), persons, width=1.6),
        Column(view.pick("占比", "Share"), "%", "number", 0.7),
    ]
    rows, last = [], ""
    for row in view.of(staffing, view.plans).itertuples():
        place = Cell("" if row.plan == last else view.plan_name(row.plan))
        last = row.plan
        if row.evidence == "not stated":
            stock = missing(view, row.plan, STOCKS[1])
            rows.append([place, missing(view, row.plan), *[blank()] * 2, stock, blank()])
            continue
        # The name of the indicator ends where the number of the norm belongs.
        words = f"{indicator_name(view, row.indicator, 'all')}{view.pick('：', ': ')}{plain(row.norm)}"
        norm = Cell(words, (row.norm_fact,))
        if math.isnan(row.required):
            absent = base_name(view, row.base_indicator, "") + view.pick("", " ")
            gone = Cell(absent + missing(view, row.plan).text, tone="muted")
            rows.append([place, norm, gone, blank(), _stock(view, row), blank()])
            continue
        base = Cell(
            f"{amount(row.base, 0)} {base_name(view, row.base_indicator, row.basis)}"
            if view.lang == "en"
            else f"{base_name(view, row.base_indicator, row.basis)}{amount(row.base, 0)}",
            ids(row.base_facts),
        )
        asks = Cell(amount(row.required, 0), (row.norm_fact, *ids(row.base_facts)), "derived_norm")
        part = blank()
        if not math.isnan(row.share_of_stock):
            text = rate_text(row.share_of_stock, "zh", 1).rstrip("%")
            part = Cell(text, ids(row.facts), "derived_norm")
        rows.append([place, norm, base, asks, _stock(view, row), part])
    note = view.pick(
        "按现有老年人和床位计算。社会工作者为各领域总数，规划未载明其中从事养老服务者；持证者与专业人才口径不同。",
        "Counted on today's people and beds. The stock is that of all fields; how many work in elderly care "
        "is not stated, and certified social workers are not the same as social work professionals.",
    )
    caption = view.pick("养老服务的社会工作者：标准与现有", "Social workers for the old: norms and stock")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _stock(view: View, row: Row) -> Cell:
    if math.isnan(row.stock):
        return missing(view, row.plan, STOCKS[1])
    kind = view.pick("持证", "certified") if row.stock_indicator.endswith("_certified") else ""
    text = f"{amount(row.stock, 0)}{view.pick(f'（{kind}）', f' ({kind})') if kind else ''}"
    return Cell(text, (row.stock_fact,), view.mark([row.stock_fact]))


def allowances(view: View) -> Table | None:
    """Return what every plan pays everybody of an age, a row a band of age; None without a schedule."""
    schedule = view.of(schedules, view.plans)
    found = bands(schedule)
    if not found:
        return None
    unit = view.pick("元/人·年", "CNY per person per year")
    columns = [Column(view.pick("年龄", "Age"), unit, width=1.2)]
    columns += [Column(view.plan_name(plan), kind="number", width=1) for plan in view.plans]
    rows = []
    for first, last in found:
        row = [Cell(age_band(view, first, last))]
        for plan in view.plans:
            at = view.of(amount_at, plan, first)
            if at.status == "not stated":
                row.append(missing(view, plan))
                continue
            facts = ids(at.facts)
            text = amount(at.per_year, 0) if at.status == "paid" else view.pick("无", "none")
            row.append(Cell(text, facts, view.mark(facts)))
        rows.append(row)
    note = view.pick(
        "只列不问收入、按年龄人人享有的津贴；按月印出者乘以12。",
        "Only what everybody of the age gets, whatever the income. Amounts printed per month times twelve.",
    )
    caption = view.pick("按年龄普惠的高龄津贴", "Old-age allowance for everybody of the age")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def means_tested(view: View) -> Table | None:
    """Return the payments that go by means, a class of their own; None where no plan prints one."""
    schedule = view.of(schedules, view.plans)
    schedule = schedule[schedule["class"] == MEANS_TESTED]
    if schedule.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("项目", "Payment"), width=2),
        Column(view.pick("对象", "For whom"), width=2.6),
        Column(view.pick("标准", "Amount"), view.pick("元/人·年", "CNY per person per year"), "number", 1.2),
    ]
    names = {code: indicator_name(view, code, "all") for code in schedule["indicator"].unique()}
    rows = [
        [
            Cell(view.plan_name(row["plan"])),
            Cell(names[row["indicator"]]),
            Cell(view.name("groups", row["group"])),
            Cell(amount(row["per_year"], 0), (row["facts"],), view.mark([row["facts"]])),
        ]
        for row in schedule.to_dict("records")
    ]
    note = view.pick(
        "须为低保或低收入家庭成员，不与普惠津贴比较。",
        "For members of dibao or low-income families only; not compared with what everybody gets.",
    )
    caption = view.pick("按家庭经济状况发放的补贴", "Payments that go by means")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))
