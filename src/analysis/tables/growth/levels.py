"""Tables of levels by year and of growth by plan."""

from __future__ import annotations

from analysis.dataset import Row
from analysis.dataset.ids import ids, joined
from analysis.display import Cell, Column, Table
from analysis.measures import growth_table, year_on_year
from analysis.measures.consistency.ledger import claim_row
from analysis.tables.cells import blank, group_name, level, rate, unit_mark
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.consistency import verdict_name
from analysis.words.numbers import stated_rate, unit_name
from analysis.words.phrases import sentence_case
from analysis.words.printed import sourced


def yearly(view: View, plan: str) -> Table | None:
    """Return the printed levels of a plan by year with growth on the year before; None if it prints none."""
    say = view.say("growth")
    groups = [g for g in ("urban", "rural", "all") if len(view.series(plan, view.indicator, g))]
    if not groups:
        return None
    columns = [Column(say("yearly.year"))]
    cells: dict[int, list[Cell]] = {}
    for at, group in enumerate(groups):
        series = year_on_year(view.series(plan, view.indicator, group))
        code = series["unit"].iat[0]
        unit = unit_name(view, code)
        columns.append(Column(sentence_case(group_name(view, group)), unit, "number"))
        columns.append(Column(say("yearly.before"), "%", "number", formula="derived_year_on_year"))
        ids = series.set_index("year")["fact_id"]
        for row in series.itertuples():
            line = cells.setdefault(
                row.year,
                [
                    cell
                    for g in groups
                    for cell in (missing(view, plan, view.indicator, group=g, year=row.year), blank())
                ],
            )
            mark = f"{unit_mark(view, [row.fact_id], code)} {row.mark}".strip()
            line[2 * at] = level(round(row.value, 2), facts=row.fact_id, mark=mark, comparator=row.comparator)
            ends = joined((ids.get(row.year - 1, ""), row.fact_id))
            line[2 * at + 1] = rate(row.growth, facts=ends, decimals=1)
    rows = [[Cell(str(year)), *cells[year]] for year in sorted(cells)]
    name, place = view.name("indicators", view.indicator), view.plan_name(plan)
    caption = say("yearly.caption", place=place, name=name)
    return Table(columns, rows, caption=caption, notes=[say("yearly.note")], **sourced(view))


def growth(view: View) -> Table:
    """Return compound growth by plan and group, beside the rate that the plan prints."""
    say = view.say("growth")
    table = view.of(growth_table, view.indicator, view.plans)
    columns = [
        Column(say("column.place")),
        Column(say("column.group")),
        Column(say("column.years")),
        Column(say("growth-table.from"), kind="number"),
        Column(say("growth-table.to"), kind="number"),
        Column(say("growth-table.unit")),
        Column(say("growth-table.growth"), say("unit.yearly"), "number", formula="derived_growth"),
        Column(say("growth-table.stated")),
    ]
    rows = []
    for plan in view.plans:
        place = view.plan_name(plan)
        mine = table[table["plan"] == plan]
        rows += [_growth_row(view, place, row) for row in mine.itertuples()]
        if mine.empty:
            rows.append([Cell(place), *[missing(view, plan, view.indicator)] * 2, *[blank()] * 5])
    caption = say("growth-table.caption", name=view.name("indicators", view.indicator))
    return Table(columns, rows, caption=caption, **sourced(view))


def _growth_row(view: View, place: str, row: Row) -> list[Cell]:
    say, stated = view.say("growth"), missing(view, row.plan)
    if row.stated_fact:
        words = stated_rate(row.stated, row.stated_relation, row.stated_start, row.stated_end, view.lang)
        verdict = view.of(claim_row, row.stated_fact).get("verdict", "holds")
        if verdict not in ("holds", "not checkable"):
            words = say("growth-table.with-verdict", stated=words, verdict=verdict_name(verdict, view.lang))
        stated = Cell(words, (row.stated_fact,), "stated")
    area = Cell(group_name(view, row.group))
    if row.evidence == "stated":
        return [Cell(place), area, missing(view, row.plan), *[blank()] * 4, stated]
    facts = ids(row.facts)
    unit = Cell(unit_name(view, row.unit))
    end = _end(view, row.end_value, row.unit, facts[-1])
    if row.evidence == "level":
        return [Cell(place), area, Cell(str(row.end_year)), blank(), end, unit, blank(), stated]
    start = _end(view, row.start_value, row.unit, facts[0])
    years = Cell(f"{row.start_year}–{row.end_year}")
    return [
        Cell(place),
        area,
        years,
        start,
        end,
        unit,
        rate(row.cagr, facts=joined((facts[0], facts[-1]))),
        stated,
    ]


def _end(view: View, value: float, unit: str, fact: str) -> Cell:
    mark = f"{unit_mark(view, [fact], unit)} {view.mark([fact])}".strip()
    return level(round(value, 2), facts=fact, mark=mark)
