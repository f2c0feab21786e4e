"""Tables of urban-rural ratios: where they stand, how fast they close, where the targets lead."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.urban_rural.points import points
from analysis.measures.urban_rural.ratios import gap_closed, stated_beside_computed
from analysis.tables.cells import blank, indicator_name, rate, ratio
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.consistency import verdict_name
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import COMPARATORS, amount
from analysis.words.printed import sourced
from analysis.words.urban_rural.names import area_name, span


def ratio_standing(view: View, indicators: list[str]) -> Table:
    """Return the latest ratio of each indicator by plan, with its rounding interval, and what is promised."""
    say = view.say("urban_rural")
    columns = [Column(say("column.place"), width=1)]
    columns += [Column(indicator_name(view, name, "all"), width=1.6) for name in indicators]
    name = view.name("indicators", indicators[0])
    promised = say("ratios.promised", name=name)
    columns.append(Column(promised, width=1.4))
    tables = {name: view.of(points, name, view.plans) for name in indicators}
    goals = tables[indicators[0]]
    goals = goals[goals["kind"] == "target"]
    rows = []
    for plan in view.plans:
        seen = [table[(table["plan"] == plan) & (table["kind"] == "observed")] for table in tables.values()]
        cells = [_latest(view, own) for own in seen]
        own = goals[(goals["plan"] == plan) & goals["ratio"].notna()]
        cells.append(_promise(view, own.iloc[0]) if len(own) else missing(view, plan))
        rows.append([Cell(view.plan_name(plan)), *cells])
    caption = say("ratios.caption")
    note = say("ratios.note")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _latest(view: View, own: pd.DataFrame) -> Cell:
    say = view.say("urban_rural")
    known = own[own["basis"].isin(["levels", "ratio"])].sort_values("year", kind="stable")
    if known.empty:
        first = own.iloc[0]
        if first["basis"] != "one standard":
            return missing(view, first["plan"], first["indicator"])
        said = say("one-standard-in", year=str(first["year"]))
        return Cell(said, ids(first["facts"]))
    last = known[known["year"] == known["year"].max()].iloc[0]
    text, low, high = (amount(last[name], 3) for name in ("ratio", "ratio_low", "ratio_high"))
    if (low, high) != (text, text):
        text += f" [{low}, {high}]"
    text = say("ratio-of-year", ratio=text, year=str(last["year"]))
    facts = ids(last["facts"])
    stated = last["basis"] == "ratio"
    return Cell(text, facts, of_stated_ratio(view, last["ratio"], facts) if stated else "derived_ratio")


def _promise(view: View, goal: pd.Series) -> Cell:
    say = view.say("urban_rural")
    sign = COMPARATORS[goal["comparator"]]
    ratio_said, year = sign + amount(goal["ratio"], 3), str(goal["year"])
    text = say("ratio-of-year", ratio=ratio_said, year=year)
    facts = ids(goal["facts"])
    return Cell(text, facts, of_stated_ratio(view, goal["ratio"], facts))


def stated_ratios(view: View) -> Table | None:
    """Return printed ratios beside those the printed standards give; None where no plan prints one."""
    say = view.say("urban_rural")
    table = view.of(stated_beside_computed, view.indicator, view.plans)
    if table.empty:
        return None
    columns = [
        Column(say("column.place")),
        Column(say("column.year")),
        Column(say("stated.printed"), kind="number"),
        Column(say("column.rounding")),
        Column(say("stated.computed"), kind="number"),
        Column(say("column.rounding")),
        Column(say("column.verdict")),
    ]
    rows = []
    for row in table.itertuples():
        printed, *sides = ids(row.facts)
        known = pd.notna(row.computed)
        allowed = Cell(_interval(row.computed_low, row.computed_high)) if known else blank()
        own = ratio(row.computed, facts=";".join(sides)) if known else missing(view, row.plan)
        cells = [
            Cell(view.plan_name(row.plan)),
            Cell(str(row.year)),
            ratio(row.stated, facts=printed, mark=of_stated_ratio(view, row.stated, [printed])),
        ]
        rows.append(
            [
                *cells,
                Cell(_interval(row.stated_low, row.stated_high)),
                own,
                allowed,
                Cell(verdict_name(row.verdict, view.lang)) if row.verdict else blank(),
            ]
        )
    caption = say("stated.caption")
    return Table(columns, rows, caption=caption, **sourced(view))


def _interval(low: float, high: float, decimals: int = 3) -> str:
    return f"[{amount(low, decimals)}, {amount(high, decimals)}]"


def gap_closing(view: View, indicators: list[str]) -> Table | None:
    """Return the share of the gap closed in three conventions, and the largest step; None if no path."""
    say = view.say("urban_rural")
    columns = [
        Column(say("column.place"), width=1),
        Column(say("closed.what"), width=2.2),
        Column(say("column.years"), width=1),
        Column(say("closed.from"), kind="number", width=0.8),
        Column(say("closed.to"), kind="number", width=0.8),
        Column(say("closed.as-ratio"), "%", "number", 0.8),
        Column(say("closed.as-share"), "%", "number", 0.8),
        Column(say("closed.in-logs"), "%", "number", 0.8),
        Column(say("closed.step"), width=1.4),
    ]
    rows = []
    for indicator in indicators:
        for row in view.of(gap_closed, indicator, view.plans).itertuples():
            name = indicator_name(view, indicator, "all")
            if row.area != "urban:rural":
                name = say("labelled", name=name, text=area_name(view, row.area))
            ends = [ratio(value, facts=row.facts) for value in (row.start_ratio, row.end_ratio)]
            parts = [rate(value, facts=row.facts, mark="derived_closed", decimals=1)
                     for value in (row.by_ratio, row.by_share, row.by_log)]  # fmt: skip
            step = blank()
            if pd.notna(row.step_start):
                part = amount(row.step_share * 100, 0)
                years = span(row.step_start, row.step_start + 1)
                text = say("step", years=years, part=part)
                step = Cell(text, ids(row.facts), "derived_closed")
            place = Cell(view.plan_name(row.plan))
            rows.append([place, Cell(name), Cell(span(row.start_year, row.end_year)), *ends, *parts, step])
    if not rows:
        return None
    caption = say("closed.caption")
    note = say("closed.note")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))
