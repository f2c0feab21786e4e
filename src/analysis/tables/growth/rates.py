"""Tables of the growth notebook: rates and their bases, town against country, everything that grew."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.growth.rates import ANNUAL, PRINTED, SENSITIVITY, TRACED, UNLIKE, growth_rates
from analysis.measures.growth.real import UNAVAILABLE, UNCOVERED
from analysis.measures.growth.stated import implied_bases
from analysis.tables.cells import blank, unit_mark
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.growth.answer import subject
from analysis.words.numbers import COMPARATORS, amount, plain, rate_text, unit_name
from analysis.words.outside import lacking_text
from analysis.words.phrases import sentence_case
from analysis.words.printed import sourced


def compound_rates(view: View) -> Table:
    """Return growth by plan and group under both readings of the base year, with trend and evidence."""
    say = view.say("growth")
    table = view.of(
        growth_rates, view.plans, [view.indicator], intervals=view.intervals, confidence=view.confidence
    )
    other = table[table["base_assumption"] == SENSITIVITY].set_index(["plan", "group"])["cagr"]
    yearly = say("unit.yearly")
    columns = [
        Column(say("column.place-and-group"), width=1.9),
        Column(say("column.years"), width=1.1),
        Column(say("column.path"), width=2),
        Column(say("column.growth"), yearly, "number", 1.05, bars=True),
        Column(say("column.shorter"), yearly, "number", 1.05, formula="derived_growth"),
        Column(say("column.trend"), yearly, width=1.5),
        Column(say("column.evidence"), width=2),
    ]
    money = (table["real_basis"] != "").any()
    if money:
        at = 4  # beside the nominal rate
        columns.insert(at, Column(say("rates.real"), yearly, "number", 0.9, formula="derived_real"))
    rows = []
    for row in table[table["base_assumption"] != SENSITIVITY].itertuples():
        shorter = other.get((row.plan, row.group), float("nan")) if row.evidence == "stated" else float("nan")
        cells = [years(view, row), path(view, row), speed(view, row)]
        cells += [real(view, row)] if money else []
        cells.append(blank() if pd.isna(shorter) or _years_known(row) else _stated(shorter, row.facts))
        rows.append([Cell(sentence_case(subject(view, row))), *cells, trend(row), evidence(view, row)])
    name, level = view.name("indicators", view.indicator), rate_text(view.confidence, view.lang, 0)
    caption = say("rates.caption", name=name)
    notes = [say("rates.note", level=level, intervals=view.intervals)]
    if money:
        notes = [notes[0] + say("rates.note-on-money"), lacking_text(view, "prices")]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def real(view: View, row: Row) -> Cell:
    """Return growth less the rise of national prices; an approximation, refused where a year has no price."""
    say = view.say("growth")
    if row.real_basis == UNCOVERED:
        return Cell(say("rates.prices-not-known"), tone="muted")
    if row.real_basis == UNAVAILABLE:
        return Cell(say("rates.no-prices"), tone="muted")
    if pd.isna(row.real_cagr):
        return blank()
    text, prices = f"≈ {amount(row.real_cagr * 100, 1)}", ids(row.price_facts)
    return Cell(text, (*ids(row.facts), *prices), f"derived_real {view.mark(prices)}")


def _years_known(row: Row) -> bool:
    return row.base_assumption in (PRINTED, TRACED, ANNUAL)


def _stated(fraction: float, facts: str) -> Cell:
    return Cell(amount(fraction * 100, 2), ids(facts), "derived")


def years(view: View, row: Row) -> Cell:
    """Return the window of a rate."""
    if row.evidence == "not stated":
        return missing(view, row.plan, row.indicator)
    if pd.isna(row.start_year):
        return Cell(str(row.end_year))
    return Cell(f"{row.start_year}–{row.end_year}")


def path(view: View, row: Row) -> Cell:
    """Return the levels from which a rate was computed, with their unit, or the change that is stated."""
    say = view.say("growth")
    if pd.isna(row.end_value):
        if pd.isna(row.stated_rate):
            return blank()
        change = rate_text(row.stated_rate, view.lang, 1)
        words = say("rates.each-year" if row.base_assumption == ANNUAL else "rates.in-all", change=change)
        return Cell(words, ids(row.facts), "stated")
    unit, facts = unit_name(view, row.unit), ids(row.facts)
    end = _printed(view, facts, row.end_year, row.end_value, row.unit)
    mark = f"{unit_mark(view, facts, row.unit)} {view.mark(facts)}".strip()
    if row.evidence == "one level":
        return Cell(f"{end} {unit}", facts, mark)
    start = plain(row.start_value)
    if row.evidence != "derived":
        start = _printed(view, facts, row.start_year, row.start_value, row.unit)
    return Cell(f"{start} → {end} {unit}", facts, "derived_base" if row.evidence == "derived" else mark)


def _printed(view: View, facts: tuple[str, ...], year: int, value: float, unit: str) -> str:
    """The level with its comparator: a bound must not pass for a point."""
    printed = [fact for fact in view.facts(facts) if fact["end"] == year]
    own = next((fact for fact in printed if fact["value"] == value), None)
    if own is None:  # brought to the unit of the series
        own = next((f for f in printed if unit_mark(view, [f["fact_id"]], unit)), {"comparator": "="})
    return COMPARATORS[own["comparator"]] + plain(round(value, 2))


def speed(view: View, row: Row) -> Cell:
    """Return the growth of a row: compound, or in percentage points for a share, or the bound it has."""
    say, facts = view.say("growth"), ids(row.facts)
    if pd.notna(row.pp_per_year):
        points = say("rates.points", points=amount(row.pp_per_year * 100, 2))
        return Cell(points, facts, "derived_pace")
    if pd.notna(row.cagr):
        mark = "stated" if row.base_assumption == ANNUAL else "derived_growth"
        return Cell(amount(row.cagr * 100, 2), facts, mark)
    for sign, side in (("≤ ", row.cagr_high), ("≥ ", row.cagr_low)):
        if pd.notna(side):
            return Cell(sign + amount(side * 100, 2), facts, "derived_growth")
    return blank()


def trend(row: Row) -> Cell:
    """Return the trend with its interval."""
    if pd.isna(row.trend_rate):
        return blank()
    low, high = (amount(side * 100, 1) for side in (row.trend_low, row.trend_high))
    return Cell(f"{amount(row.trend_rate * 100, 1)} [{low}; {high}]", ids(row.facts), "derived_trend")


def evidence(view: View, row: Row) -> Cell:
    """Return the grade in words, with the rate that the plan itself prints beside a series."""
    say = view.say("growth")
    if row.evidence == "not stated":
        words = missing(view, row.plan).text
    else:
        words = say(f"evidence.{'traced' if row.base_assumption == TRACED else row.evidence}")
    if row.evidence != "stated" and pd.notna(row.stated_rate):
        words = say("evidence-with-stated", evidence=words, rate=rate_text(row.stated_rate, view.lang, 1))
    return Cell(words, tone="muted" if row.evidence in ("one level", UNLIKE, "not stated") else "")


def implied_base_values(view: View) -> Table | None:
    """Return the base values that stated changes imply; None where no end level is printed beside one."""
    say = view.say("growth")
    table = view.of(implied_bases, view.indicator, view.plans)
    if table.empty:
        return None
    columns = [
        Column(say("column.place-and-group"), width=2.2),
        Column(say("bases.change"), "%", "number", 1),
        Column(say("bases.end"), width=2.2),
        Column(say("bases.base"), kind="number", width=1),
        Column(say("bases.rounding"), width=1.4),
    ]
    rows = []
    for row in table.itertuples():
        facts = ids(row.facts)
        unit = unit_name(view, row.unit)
        said = f"{plain(row.end_value)} {unit} ({row.end_year})"
        low, high = amount(row.base_low, 1), amount(row.base_high, 1)
        rows.append(
            [
                Cell(subject(view, row)),
                Cell(amount(row.change * 100, 1), facts[:1], "stated"),
                Cell(said, facts[1:], view.mark(facts[1:])),
                Cell(amount(row.base, 0), facts, "derived_base"),
                Cell(f"{low}–{high}"),
            ]
        )
    notes = [say("bases.note")] if (table["group"] != table["level_group"]).any() else []
    return Table(columns, rows, caption=say("bases.caption"), notes=notes, **sourced(view))
