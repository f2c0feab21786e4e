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
from analysis.words.numbers import COMPARATORS, amount, plain
from analysis.words.printed import sourced


def elderly_services(view: View) -> Table:
    """Return baseline and target of each coverage, with what it is a share of."""
    say = view.say("aging")
    columns = [
        Column(say("column.city"), width=1),
        Column(say("column.service"), width=2.6),
        Column(say("column.of"), width=1.3),
        Column(say("column.baseline"), "%", "number", 0.9),
        Column(say("column.target"), "%", width=1.2),
        Column(say("column.target-year"), width=0.6),
        Column(say("column.change"), say("unit.points"), "number", 0.8),
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
    note = say("note.services")
    caption = say("caption.services")
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
    say = view.say("aging")
    persons = say("unit.persons")
    columns = [
        Column(say("column.city"), width=1),
        Column(say("column.norm"), width=2.3),
        Column(say("column.counted-on"), width=1.9),
        Column(say("column.asks"), persons, "number", 0.8),
        Column(say("column.workers"), persons, width=1.6),
        Column(say("column.share"), "%", "number", 0.7),
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
        name = indicator_name(view, row.indicator, "all")
        words = say("norm", name=name, norm=plain(row.norm))
        norm = Cell(words, (row.norm_fact,))
        if math.isnan(row.required):
            of = base_name(view, row.base_indicator, "")
            said = say("base-lacks", base=of, absence=missing(view, row.plan).text)
            rows.append([place, norm, Cell(said, tone="muted"), blank(), _stock(view, row), blank()])
            continue
        of = base_name(view, row.base_indicator, row.basis)
        base = Cell(say("counted-on", base=of, count=amount(row.base, 0)), ids(row.base_facts))
        asks = Cell(amount(row.required, 0), (row.norm_fact, *ids(row.base_facts)), "derived_norm")
        part = blank()
        if not math.isnan(row.share_of_stock):
            part = Cell(amount(round(row.share_of_stock * 100, 9), 1), ids(row.facts), "derived_norm")
        rows.append([place, norm, base, asks, _stock(view, row), part])
    note = say("note.staff")
    caption = say("caption.staff")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _stock(view: View, row: Row) -> Cell:
    say = view.say("aging")
    if math.isnan(row.stock):
        return missing(view, row.plan, STOCKS[1])
    text = amount(row.stock, 0)
    if row.stock_indicator.endswith("_certified"):
        text = say("certified", count=text)
    return Cell(text, (row.stock_fact,), view.mark([row.stock_fact]))


def allowances(view: View) -> Table | None:
    """Return what every plan pays everybody of an age, a row a band of age; None without a schedule."""
    say = view.say("aging")
    schedule = view.of(schedules, view.plans)
    found = bands(schedule)
    if not found:
        return None
    unit = say("unit.yearly")
    columns = [Column(say("column.age"), unit, width=1.2)]
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
            text = amount(at.per_year, 0) if at.status == "paid" else say("unpaid")
            row.append(Cell(text, facts, view.mark(facts)))
        rows.append(row)
    note = say("note.allowances")
    caption = say("caption.allowances")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def means_tested(view: View) -> Table | None:
    """Return the payments that go by means, a class of their own; None where no plan prints one."""
    say = view.say("aging")
    schedule = view.of(schedules, view.plans)
    schedule = schedule[schedule["class"] == MEANS_TESTED]
    if schedule.empty:
        return None
    columns = [
        Column(say("column.city"), width=1),
        Column(say("column.payment"), width=2),
        Column(say("column.whom"), width=2.6),
        Column(say("column.amount"), say("unit.yearly"), "number", 1.2),
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
    note = say("note.means")
    caption = say("caption.means")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))
