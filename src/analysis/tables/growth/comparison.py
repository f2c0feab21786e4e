"""Tables of rural against urban growth, of rows against cities, and of everything else that grew."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.growth.difference import row_regressions, rural_minus_urban
from analysis.measures.growth.rates import SENSITIVITY, growth_rates
from analysis.tables.cells import blank, indicator_name
from analysis.tables.growth.rates import evidence, path, speed, trend, years
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.absences import listed
from analysis.words.numbers import amount, rate_text
from analysis.words.printed import sourced


def growth_differences(view: View) -> Table:
    """Return rural minus urban growth, one row a city, in log points a year."""
    say = view.say("growth")
    unit = say("unit.log-points")
    columns = [
        Column(say("column.place"), width=1.2),
        Column(say("column.years"), width=1.1),
        Column(say("differences.rural"), unit, "number", 1),
        Column(say("differences.urban"), unit, "number", 1),
        Column(say("column.difference"), unit, "number", 1.1),
        Column(say("differences.range"), width=1.5),
        Column(say("column.shorter"), unit, "number", 1.1),
        Column(say("column.evidence"), width=1.8),
    ]
    rows = []
    for row in view.of(rural_minus_urban, view.indicator, view.plans, intervals=view.intervals).itertuples():
        place, grade = Cell(view.plan_name(row.plan)), Cell(_grade(view, row))
        if pd.isna(row.difference):
            first = missing(view, row.plan, view.indicator) if row.evidence == "not stated" else blank()
            rows.append([place, first, *[blank()] * 5, Cell(grade.text, ids(row.facts), tone="muted")])
            continue
        points = [_points(value, row.facts) for value in (row.rural, row.urban, row.difference)]
        low, high = amount(row.low * 100, 1), amount(row.high * 100, 1)
        reach = Cell(say("between", low=low, high=high))
        window = Cell(f"{row.start_year}–{row.end_year}")
        rows.append([place, window, *points, reach, _points(row.sensitivity, row.facts), grade])
    caption = say("differences.caption", name=view.name("indicators", view.indicator))
    return Table(columns, rows, caption=caption, notes=[say("differences.note")], **sourced(view))


def _points(value: float, facts: str) -> Cell:
    return blank() if pd.isna(value) else Cell(amount(value * 100, 1), ids(facts), "derived_log_growth")


def _grade(view: View, row: Row) -> str:
    say = view.say("growth")
    if row.evidence == "not stated":
        return missing(view, row.plan).text
    grade = say(f"compared.{row.evidence}")
    if row.areas in ("", "1:1"):
        return grade
    rural, urban = row.areas.split(":")
    return say("compared-of-areas", evidence=grade, rural=rural, urban=urban)


def growth_regressions(view: View) -> Table | None:
    """Return the mean over cities beside regressions over rows; None with fewer than two cities."""
    say = view.say("growth")
    table = view.of(
        row_regressions, view.indicator, view.plans, intervals=view.intervals, confidence=view.confidence
    )
    if table.empty:
        return None
    unit, level = say("unit.log-points"), rate_text(view.confidence, view.lang, 0)
    columns = [
        Column(say("regressions.estimate"), width=3.4),
        Column(say("regressions.rows"), kind="number", width=0.7),
        Column(say("regressions.cities"), kind="number", width=0.7),
        Column(say("column.difference"), unit, "number", 1.2),
        Column(say("regressions.interval", level=level), unit, width=1.4),
    ]
    rows = []
    for row in table.itertuples():
        low, high = amount(row.low * 100, 1), amount(row.high * 100, 1)
        between = say("between", low=low, high=high)
        counts = [Cell(str(row.rows)), Cell(str(row.cities))]
        difference = Cell(amount(row.difference * 100, 1), ids(row.facts), "derived_log_growth")
        rows.append([Cell(say(f"model.{row.model}")), *counts, difference, Cell(between)])
    notes = [say("regressions.note")]
    return Table(columns, rows, caption=say("regressions.caption"), notes=notes, **sourced(view))


def growth_elsewhere(view: View) -> Table | None:
    """Return the growth of every other indicator that has one, headline readings; None if there is none."""
    say = view.say("growth")
    table = view.of(growth_rates, view.plans, intervals=view.intervals, confidence=view.confidence)
    table = table[(table["indicator"] != view.indicator) & (table["base_assumption"] != SENSITIVITY)]
    moved = table[~table["evidence"].isin(["one level", "not stated"])]
    if moved.empty:
        return None
    yearly = say("unit.yearly")
    columns = [
        Column(say("column.indicator"), width=2.4),
        Column(say("column.place"), width=1.3),
        Column(say("column.years"), width=1.3),
        Column(say("column.path"), width=2.2),
        Column(say("column.growth"), yearly, "number", 1.1),
        Column(say("column.trend"), yearly, width=1.6),
        Column(say("column.evidence"), width=1.4),
    ]
    rows = [
        [
            Cell(indicator_name(view, row.indicator, row.group)),
            Cell(view.plan_name(row.plan)),
            years(view, row),
            path(view, row),
            speed(view, row),
            trend(row),
            evidence(view, row),
        ]
        for row in moved.itertuples()
    ]
    silent = [plan for plan in view.plans if plan not in set(moved["plan"])]
    notes = [say("elsewhere.note")]
    if silent:
        notes.append(say("elsewhere.silent", listed=listed(view, silent)))
    return Table(columns, rows, caption=say("elsewhere.caption"), notes=notes, **sourced(view))
