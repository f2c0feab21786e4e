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

#: States of a path of which no years to parity are told.
_UNDATED = ("passed parity", "not closing", "one ratio", "one standard")


def ratio_paces(view: View) -> Table | None:
    """Return the pace of every window; None where no plan has two ratios."""
    say = view.say("urban_rural")
    table = view.of(windows, view.indicator, view.plans)
    if table.empty:
        return None
    columns = [
        Column(say("column.place"), width=1),
        Column(say("column.area"), width=2.2),
        Column(say("column.window"), width=1.7),
        Column(say("paces.pace"), say("unit-of-pace"), "number", 1),
        Column(say("column.rounding"), width=1.2),
        Column(say("paces.direction"), width=1.2),
    ]
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(area_name(view, row.area)),
            Cell(span(row.start_year, row.end_year) + assumption_name(view, row.base_assumption, row.basis)),
            rate(row.pace, facts=row.facts, mark=_PACE),
            Cell(f"[{amount(100 * row.pace_low, 2)}, {amount(100 * row.pace_high, 2)}]"),
            Cell(say(f"direction.{row.direction}")),
        ]
        for row in table.itertuples()
    ]
    name = view.name("indicators", view.indicator)
    caption = say("paces.caption", name=name)
    note = say("paces.note")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def parity_years(view: View) -> Table:
    """Return the years to parity as a range over windows, or why there are none."""
    say = view.say("urban_rural")
    columns = [
        Column(say("column.place"), width=1),
        Column(say("column.area"), width=2.2),
        Column(say("parity.now"), kind="number", width=0.8),
        Column(say("parity.closing"), width=1),
        Column(say("parity.years"), width=2),
    ]
    rows = []
    for row in view.of(parity_table, view.indicator, view.plans).itertuples():
        place = Cell(view.plan_name(row.plan))
        if pd.isna(row.ratio):
            words = _undated(view, row.state) or text(view, row.plan)
            said = Cell(words, ids(row.facts), tone="muted")
            rows.append([place, blank(), blank(), blank(), said])
            continue
        said = Cell(_undated(view, row.state), tone="muted")
        if row.state == "range":
            years = f"{amount(row.years_low, 1)}–{amount(row.years_high, 1)}"
            if row.closing < row.windows:
                years += say("others-do-not-close")
            said = Cell(years, ids(row.facts), _PACE)
        count = Cell(say("closing-windows", closing=row.closing, windows=row.windows))
        area = Cell(area_name(view, row.area))
        rows.append([place, area, ratio(row.ratio, facts=row.facts), count, said])
    caption = say("parity.caption")
    note = say("parity.note")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _undated(view: View, state: str) -> str:
    """Why there are no years to parity; "" where there may be."""
    say = view.say("urban_rural")
    return say(f"undated.{state}") if state in _UNDATED else ""


def ratio_promises(view: View) -> Table | None:
    """Return for each promised ratio where each past pace would lead; None where nothing is promised."""
    say = view.say("urban_rural")
    table = view.of(reach, view.indicator, view.plans)
    table = table[table["target"].notna()]
    if table.empty:
        return None
    columns = [
        Column(say("column.place"), width=1),
        Column(say("column.area"), width=2.2),
        Column(say("column.window"), width=1.9),
        Column(
            say("promised.pace"),
            say("unit-of-pace"),
            "number",
            1.1,
        ),
        Column(
            say("promised.needed"),
            say("unit-of-pace"),
            "number",
            1.1,
        ),
        Column(say("promised.leads-to"), kind="number", width=0.8),
        Column(say("promised.goal"), kind="number", width=0.9),
        Column(say("column.verdict"), width=1.5),
    ]
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
                Cell(say(f"verdict.{row.verdict}")),
            ]
        )
    caption = say("promised.caption")
    return Table(columns, rows, caption=caption, **sourced(view))
