"""Tables of levels by year and of growth by plan."""

from __future__ import annotations

from analysis.dataset import Dataset, Row
from analysis.dataset.ids import joined
from analysis.display import Cell, Column, Table
from analysis.measures import growth_table, year_on_year
from analysis.tables.cells import blank, facts_of, group_name, level, missing, rate
from analysis.words.numbers import stated_rate, unit_name
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced


def yearly(data: Dataset, plan: str, indicator: str, lang: str) -> Table | None:
    """Return the printed levels of a plan by year with growth on the year before; None if it prints none."""
    groups = [g for g in ("urban", "rural", "all") if len(data.series(plan, indicator, g))]
    if not groups:
        return None
    columns = [Column(pick(lang, "年份", "Year"))]
    cells: dict[int, list[Cell]] = {}
    for at, group in enumerate(groups):
        series = year_on_year(data.series(plan, indicator, group))
        unit = unit_name(data, series["unit"].iat[0], lang)
        columns.append(Column(sentence_case(group_name(data, group, lang)), unit, "number"))
        columns.append(Column(pick(lang, "比上年", "on year before"), "%", "number",
                              formula="derived_year_on_year"))  # fmt: skip
        ids = series.set_index("year")["fact_id"]
        for row in series.itertuples():
            line = cells.setdefault(row.year, [missing(lang), blank()] * len(groups))
            line[2 * at] = level(row.value, lang, facts=row.fact_id, mark=row.mark, comparator=row.comparator)
            ends = joined((ids.get(row.year - 1, ""), row.fact_id))
            line[2 * at + 1] = rate(row.growth, facts=ends, decimals=1)
    rows = [[Cell(str(year)), *cells[year]] for year in sorted(cells)]
    name, place = data.name("indicators", indicator, lang), data.plan_name(plan, lang)
    caption = pick(lang, f"{place}：{name}", f"{sentence_case(name)}, {place}")
    note = pick(lang, "金额为当年名义值。", "Money is nominal.")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(data, lang))


def growth(data: Dataset, indicator: str, plans: list[str], lang: str) -> Table:
    """Return compound growth by plan and group, beside the rate that the plan prints."""
    table = growth_table(data, indicator, plans)
    name = data.name("indicators", indicator, lang)
    columns = [
        Column(pick(lang, "城市", "City")),
        Column(pick(lang, "范围", "Area")),
        Column(pick(lang, "起止", "Years")),
        Column(pick(lang, "起点", "From"), kind="number"),
        Column(pick(lang, "终点", "To"), kind="number"),
        Column(pick(lang, "单位", "Unit")),
        Column(pick(lang, "年均复合增速", "Compound growth"), pick(lang, "%/年", "% a year"), "number",
               formula="derived_growth"),
        Column(pick(lang, "规划自述", "In the plan's own words")),
    ]  # fmt: skip
    rows = []
    for plan in plans:
        place = data.plan_name(plan, lang)
        mine = table[table["plan"] == plan]
        rows += [_growth_row(data, place, row, lang) for row in mine.itertuples()]
        if mine.empty:
            rows.append([Cell(place), *[missing(lang)] * 2, *[blank()] * 5])
    caption = pick(lang, f"{name}的年均增速", f"Growth of the {name}")
    return Table(columns, rows, caption=caption, **sourced(data, lang))


def _growth_row(data: Dataset, place: str, row: Row, lang: str) -> list[Cell]:
    stated = missing(lang)
    if row.stated_fact:
        words = stated_rate(row.stated, row.stated_relation, row.stated_start, row.stated_end, lang)
        stated = Cell(words, (row.stated_fact,), "stated")
    area = Cell(group_name(data, row.group, lang))
    if row.evidence == "stated":
        return [Cell(place), area, missing(lang), *[blank()] * 4, stated]
    facts = facts_of(row.facts)
    unit = Cell(unit_name(data, row.unit, lang))
    end = level(row.end_value, lang, facts=facts[-1], mark=data.mark(facts[-1:]))
    if row.evidence == "level":
        return [Cell(place), area, Cell(str(row.end_year)), blank(), end, unit, blank(), stated]
    start = level(row.start_value, lang, facts=facts[0], mark=data.mark(facts[:1]))
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
