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
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced


def compound_rates(view: View) -> Table:
    """Return growth by plan and group under both readings of the base year, with trend and evidence."""
    table = view.of(
        growth_rates, view.plans, [view.indicator], intervals=view.intervals, confidence=view.confidence
    )
    other = table[table["base_assumption"] == SENSITIVITY].set_index(["plan", "group"])["cagr"]
    columns = [
        Column(view.pick("城市与范围", "City and area"), width=1.9),
        Column(view.pick("起止", "Years"), width=1.1),
        Column(view.pick("起点 → 终点", "From → to"), width=2),
        Column(view.pick("年均增速", "Growth"), view.pick("%/年", "% a year"), "number", 1.05, bars=True),
        Column(view.pick("少一个间隔", "One interval less"), view.pick("%/年", "% a year"), "number", 1.05,
               formula="derived_growth"),
        Column(view.pick("趋势及区间", "Trend and interval"), view.pick("%/年", "% a year"), width=1.5),
        Column(view.pick("依据", "Evidence"), width=2),
    ]  # fmt: skip
    money = (table["real_basis"] != "").any()
    if money:
        at = 4  # beside the nominal rate
        columns.insert(at, Column(view.pick("实际", "In real terms"), view.pick("%/年", "% a year"), "number",
                                  0.9, formula="derived_real"))  # fmt: skip
    rows = []
    for row in table[table["base_assumption"] != SENSITIVITY].itertuples():
        shorter = other.get((row.plan, row.group), float("nan")) if row.evidence == "stated" else float("nan")
        cells = [years(view, row), path(view, row), speed(row, view.lang)]
        cells += [real(view, row)] if money else []
        cells.append(blank() if pd.isna(shorter) or _years_known(row) else _stated(shorter, row.facts))
        rows.append([Cell(sentence_case(subject(view, row))), *cells, trend(row), evidence(view, row)])
    name, level = view.name("indicators", view.indicator), rate_text(view.confidence, view.lang, 0)
    caption = view.pick(f"{name}的年均复合增速", f"Compound growth of the {name}")
    zh = f"趋势：对数线性，{level}区间表示各年对匀速增长的偏离。"
    zh += f"累计变化未写明基年者按{view.intervals}个间隔折算。"
    en = f"Trend: log-linear; its {level} interval shows how far the years depart from constant growth. "
    en += f"Cumulative changes without a base year are read over {view.intervals} intervals."
    if money:
        zh += "金额为当年名义值；实际增速按国家居民消费价格折算，为近似值。"
        en += " Money is nominal; growth in real terms is by national consumer prices and approximates."
    notes = [view.pick(zh, en), lacking_text(view, "prices") if money else ""]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def real(view: View, row: Row) -> Cell:
    """Return growth less the rise of national prices; an approximation, refused where a year has no price."""
    if row.real_basis == UNCOVERED:
        return Cell(view.pick("物价年份不全", "prices not known"), tone="muted")
    if row.real_basis == UNAVAILABLE:
        return Cell(view.pick("缺物价数据", "no prices"), tone="muted")
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
    if pd.isna(row.end_value):
        if pd.isna(row.stated_rate):
            return blank()
        change = rate_text(row.stated_rate, view.lang, 1)
        words = (f"每年{change}", f"{change} a year") if row.base_assumption == ANNUAL else (
            f"累计{change}", f"{change} in all")  # fmt: skip
        return Cell(view.pick(*words), ids(row.facts), "stated")
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


def speed(row: Row, lang: str) -> Cell:
    """Return the growth of a row: compound, or in percentage points for a share, or the bound it has."""
    facts = ids(row.facts)
    if pd.notna(row.pp_per_year):
        points = amount(row.pp_per_year * 100, 2)
        return Cell(pick(lang, f"{points}个百分点", f"{points} points"), facts, "derived_pace")
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
    lang = view.lang
    words = {
        "series": pick(lang, "逐年数字", "series"),
        "endpoints": pick(lang, "起止两年", "two end points"),
        "stated": pick(lang, "规划自述", "the plan's own words"),
        "derived": pick(lang, "由期末值与自述的差额推算", "a level and a stated difference"),
        "corrected": pick(lang, "逐年数字，年份已更正", "figures with corrected years"),
        "one level": pick(lang, "只有一年", "one year only"),
        UNLIKE: pick(lang, "所含月数不同，不比", "other numbers of months, not compared"),
        "not stated": missing(view, row.plan).text,
    }[row.evidence]
    if row.base_assumption == TRACED:
        words = pick(lang, "规划自述，基年由印出数值核定", "the plan's own words, base year traced")
    if row.evidence != "stated" and pd.notna(row.stated_rate):
        own = rate_text(row.stated_rate, lang, 1)
        words += pick(lang, f"；规划自述{own}", f"; the plan says {own}")
    return Cell(words, tone="muted" if row.evidence in ("one level", UNLIKE, "not stated") else "")


def implied_base_values(view: View) -> Table | None:
    """Return the base values that stated changes imply; None where no end level is printed beside one."""
    table = view.of(implied_bases, view.indicator, view.plans)
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市与范围", "City and area"), width=2.2),
        Column(view.pick("累计变化", "Change in all"), "%", "number", 1),
        Column(view.pick("期末印出", "Printed at the end"), width=2.2),
        Column(view.pick("推算的基值", "Implied base"), kind="number", width=1),
        Column(view.pick("舍入范围", "Rounding"), width=1.4),
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
    note = ""
    if (table["group"] != table["level_group"]).any():
        note = view.pick(
            "变化分区域印出、期末值却只有城乡各一个的，假定各区域期末相同；若不相同，基值也随之不同。",
            "Where changes are printed by area but the level only for town or country, all areas are "
            "taken to end on it; if they do not, their bases differ too.",
        )
    caption = view.pick("自述的累计变化所隐含的基值", "Base values that stated changes imply")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))
