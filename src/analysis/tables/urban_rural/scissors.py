"""Tables of the scissors: how far standards, subsidies, recipients and outlays moved."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.urban_rural.scissors import ROLES, paid_share, scissors
from analysis.tables.cells import blank, group_name, level
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.numbers import amount, unit_name
from analysis.words.phrases import sentence_case
from analysis.words.printed import sourced
from analysis.words.urban_rural.names import role_name, span


def scissor_changes(view: View) -> Table:
    """Return the change of each blade between the first and the last common year, by plan and group."""
    say = view.say("urban_rural")
    table = view.of(scissors, view.indicator, view.plans)
    columns = [
        Column(say("column.place"), width=1),
        Column(say("column.area"), width=1.1),
        Column(say("column.years"), width=0.9),
    ]
    columns += [Column(sentence_case(role_name(view, role)), "%", width=1.5) for role in ROLES]
    rows = []
    for (plan, group), own in table.groupby(["plan", "group"], sort=False):
        place = Cell(view.plan_name(plan))
        if not group:
            rows.append([place, missing(view, plan, view.indicator), *[blank()] * 5])
            continue
        by_role = {role: part.set_index("year") for role, part in own.groupby("role")}
        last = max(set.intersection(*(set(part.index) for part in by_role.values())))
        base = int(own["base_year"].iat[0])
        cells = [_change(view, plan, by_role.get(role), base, last) for role in ROLES]
        area = Cell(sentence_case(group_name(view, group)))
        rows.append([place, area, Cell(span(base, last)), *cells])
    caption = say("changes.caption")
    note = say("changes.note")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _change(view: View, plan: str, part: pd.DataFrame | None, base: int, last: int) -> Cell:
    if part is None:
        return missing(view, plan)
    row = part.loc[last]
    low, high = amount(row["index_low"] - 100, 1), amount(row["index_high"] - 100, 1)
    facts = ";".join(dict.fromkeys([part.loc[base, "facts"], row["facts"]]))
    text = amount(row["index"] - 100, 1)
    if (low, high) != (text, text):
        text += f" [{low}, {high}]"
    return Cell(text, ids(facts), "derived_rise")


def paid_shares(view: View) -> Table | None:
    """Return subsidy paid beside the standard, first and last year of each group; None where not printed."""
    say = view.say("urban_rural")
    table = view.of(paid_share, view.indicator, view.plans)
    if table.empty:
        return None
    unit = unit_name(view, "CNY/person/month")
    columns = [
        Column(say("column.place")),
        Column(say("column.area")),
        Column(say("column.year")),
        Column(sentence_case(role_name(view, "standard")), unit, "number"),
        Column(sentence_case(role_name(view, "subsidy")), unit, "number"),
        Column(say("paid.share"), "%", "number"),
        Column(say("paid.gap"), unit, "number"),
    ]
    rows = []
    for (plan, group), own in table.groupby(["plan", "group"], sort=False):
        for row in own.iloc[sorted({0, len(own) - 1})].itertuples():
            standard, subsidy = ids(row.facts)
            printed = float(row.standard).is_integer()
            line = Cell(
                amount(row.standard, 0 if printed else 1), (standard,), _mark(view, standard, printed)
            )
            paid = level(row.subsidy, facts=subsidy, mark=view.mark([subsidy]))
            share = Cell(amount(100 * row.share, 1), ids(row.facts), "derived_paid")
            area = Cell(sentence_case(group_name(view, group)))
            place = Cell(view.plan_name(plan))
            rows.append(
                [
                    place,
                    area,
                    Cell(str(row.year)),
                    line,
                    paid,
                    share,
                    Cell(amount(row.gap, 1), ids(row.facts), "derived_paid"),
                ]
            )
    caption = say("paid.caption")
    return Table(columns, rows, caption=caption, **sourced(view))


def _mark(view: View, fact: str, printed: bool) -> str:
    return view.mark([fact]) if printed else "derived_monthly"
