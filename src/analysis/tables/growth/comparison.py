"""Tables of rural against urban growth, of rows against cities, and of everything else that grew."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.display import Cell, Column, Table
from analysis.measures.growth.difference import row_regressions, rural_minus_urban
from analysis.measures.growth.rates import SENSITIVITY, growth_rates
from analysis.tables.cells import blank, facts_of, indicator_name, missing
from analysis.tables.growth.rates import evidence, path, speed, trend, years
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined, not_stated, pick
from analysis.words.printed import sourced


def growth_differences(
    data: Dataset, indicator: str, plans: list[str], lang: str, *, intervals: int
) -> Table:
    """Return rural minus urban growth, one row a city, in log points a year."""
    unit = pick(lang, "对数百分点/年", "log points a year")
    columns = [
        Column(pick(lang, "城市", "City"), width=1.2),
        Column(pick(lang, "起止", "Years"), width=1.1),
        Column(pick(lang, "农村", "Rural"), unit, "number", 1),
        Column(pick(lang, "城市", "Urban"), unit, "number", 1),
        Column(pick(lang, "农村减城市", "Rural minus urban"), unit, "number", 1.1),
        Column(pick(lang, "所容许的范围", "What the figures allow"), width=1.5),
        Column(pick(lang, "少一个间隔", "One interval less"), unit, "number", 1.1),
        Column(pick(lang, "依据", "Evidence"), width=1.8),
    ]
    rows = []
    for row in rural_minus_urban(data, indicator, plans, intervals=intervals).itertuples():
        place, grade = Cell(data.plan_name(row.plan, lang)), Cell(_grade(row, lang))
        if pd.isna(row.difference):
            first = missing(lang) if row.evidence == "not stated" else blank()
            rows.append([place, first, *[blank()] * 5, Cell(grade.text, facts_of(row.facts), tone="muted")])
            continue
        points = [_points(value, row.facts) for value in (row.rural, row.urban, row.difference)]
        low, high = amount(row.low * 100, 1), amount(row.high * 100, 1)
        reach = Cell(pick(lang, f"{low}至{high}", f"{low} to {high}"))
        window = Cell(f"{row.start_year}–{row.end_year}")
        rows.append([place, window, *points, reach, _points(row.sensitivity, row.facts), grade])
    name = data.name("indicators", indicator, lang)
    caption = pick(lang, f"{name}：农村与城市的增速之差", f"Rural minus urban growth of the {name}")
    note = pick(
        lang,
        "对数百分点：增长倍数的自然对数乘以一百，与按月或按年印出无关。范围含舍入，及分区域变化的最小与最大之差。",
        "Log points: the natural logarithm of the growth factor, times one hundred; months or years make no "
        "difference. The range holds the rounding and, for changes by area, the smallest and largest pair.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(data, lang))


def _points(value: float, facts: str) -> Cell:
    return blank() if pd.isna(value) else Cell(amount(value * 100, 1), facts_of(facts), "derived_log_growth")


def _grade(row: Row, lang: str) -> str:
    words = {
        "series": pick(lang, "逐年数字", "series"),
        "endpoints": pick(lang, "起止两年", "two end points"),
        "stated": pick(lang, "规划自述", "the plan's own words"),
        "corrected": pick(lang, "年份已更正", "corrected years"),
        "derived": pick(lang, "推算", "derived"),
        "one standard": pick(lang, "城乡同一标准", "one standard for town and country"),
        "windows differ": pick(lang, "起止年份不同，不作比较", "different years, not compared"),
        "one side only": pick(lang, "只有一方", "one side only"),
        "not stated": not_stated(lang),
    }[row.evidence]
    if row.areas not in ("", "1:1"):
        rural, urban = row.areas.split(":")
        words += pick(
            lang,
            f"；农村{rural}个、城市{urban}个区域的平均",
            f"; mean of {rural} rural and {urban} urban areas",
        )
    return words


def growth_regressions(
    data: Dataset, indicator: str, plans: list[str], lang: str, *, intervals: int, confidence: float
) -> Table | None:
    """Return the mean over cities beside regressions over rows; None with fewer than two cities."""
    table = row_regressions(data, indicator, plans, intervals=intervals, confidence=confidence)
    if table.empty:
        return None
    unit, level = pick(lang, "对数百分点/年", "log points a year"), rate_text(confidence, lang, 0)
    columns = [
        Column(pick(lang, "估计", "Estimate"), width=3.4),
        Column(pick(lang, "行数", "Rows"), kind="number", width=0.7),
        Column(pick(lang, "城市数", "Cities"), kind="number", width=0.7),
        Column(pick(lang, "农村减城市", "Rural minus urban"), unit, "number", 1.2),
        Column(pick(lang, f"{level}区间", f"{level} interval"), unit, width=1.4),
    ]
    names = {
        "cities": pick(lang, "每市一个差，取平均（采用）", "Mean of one difference a city (used)"),
        "areas": pick(
            lang, "逐行回归：每个印出的数字一行", "Regression over rows: each printed figure a row"
        ),
        "rule": pick(lang, "逐行回归，再加按规则而定的标准", "The same with the standards set by rule"),
    }
    rows = []
    for row in table.itertuples():
        low, high = amount(row.low * 100, 1), amount(row.high * 100, 1)
        between = pick(lang, f"{low}至{high}", f"{low} to {high}")
        counts = [Cell(str(row.rows)), Cell(str(row.cities))]
        difference = Cell(amount(row.difference * 100, 1), facts_of(row.facts), "derived_log_growth")
        rows.append([Cell(names[row.model]), *counts, difference, Cell(between)])
    caption = pick(lang, "同一问题，两种数法", "The same question, counted in two ways")
    note = pick(
        lang,
        "逐行回归为普通最小二乘，每市一个截距，并以农村为虚拟变量。",
        "Regressions over rows: ordinary least squares with an intercept for each city and a rural dummy.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(data, lang))


def growth_elsewhere(
    data: Dataset, indicator: str, plans: list[str], lang: str, *, intervals: int, confidence: float
) -> Table | None:
    """Return the growth of every other indicator that has one, headline readings; None if there is none."""
    table = growth_rates(data, plans, intervals=intervals, confidence=confidence)
    table = table[(table["indicator"] != indicator) & (table["base_assumption"] != SENSITIVITY)]
    moved = table[~table["evidence"].isin(["one level", "not stated"])]
    if moved.empty:
        return None
    columns = [
        Column(pick(lang, "指标", "Indicator"), width=2.4),
        Column(pick(lang, "城市", "City"), width=1.3),
        Column(pick(lang, "起止", "Years"), width=1.3),
        Column(pick(lang, "起点 → 终点", "From → to"), width=2.2),
        Column(pick(lang, "年均增速", "Growth"), pick(lang, "%/年", "% a year"), "number", 1.1),
        Column(pick(lang, "趋势及区间", "Trend and interval"), pick(lang, "%/年", "% a year"), width=1.6),
        Column(pick(lang, "依据", "Evidence"), width=1.4),
    ]
    rows = [
        [
            Cell(indicator_name(data, row.indicator, row.group, lang)),
            Cell(data.plan_name(row.plan, lang)),
            years(row, lang),
            path(data, row, lang),
            speed(row, lang),
            trend(row),
            evidence(row, lang),
        ]
        for row in moved.itertuples()
    ]
    silent = [data.plan_name(plan, lang) for plan in plans if plan not in set(moved["plan"])]
    note = pick(
        lang,
        "表中未列出的城市，未载明该指标的增长。年龄等没有自然零点的数字不计增速；跨年累计数不计增速。",
        "A city without a row does not state the growth of that indicator. Ages have no rate, nor have sums "
        "over several years.",
    )
    none = pick(lang, "此外均未载明者：", "Nothing further stated: ") + joined(silent, lang)
    caption = pick(lang, "其他有两个以上年份的指标", "All other indicators with two dated values or more")
    notes = [note, none + pick(lang, "。", ".") if silent else ""]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(data, lang))
