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
from analysis.words.phrases import pick
from analysis.words.printed import sourced


def growth_differences(view: View) -> Table:
    """Return rural minus urban growth, one row a city, in log points a year."""
    unit = view.pick("对数百分点/年", "log points a year")
    columns = [
        Column(view.pick("城市", "City"), width=1.2),
        Column(view.pick("起止", "Years"), width=1.1),
        Column(view.pick("农村", "Rural"), unit, "number", 1),
        Column(view.pick("城市", "Urban"), unit, "number", 1),
        Column(view.pick("农村减城市", "Rural minus urban"), unit, "number", 1.1),
        Column(view.pick("所容许的范围", "What the figures allow"), width=1.5),
        Column(view.pick("少一个间隔", "One interval less"), unit, "number", 1.1),
        Column(view.pick("依据", "Evidence"), width=1.8),
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
        reach = Cell(view.pick(f"{low}至{high}", f"{low} to {high}"))
        window = Cell(f"{row.start_year}–{row.end_year}")
        rows.append([place, window, *points, reach, _points(row.sensitivity, row.facts), grade])
    name = view.name("indicators", view.indicator)
    caption = view.pick(f"{name}：农村与城市的增速之差", f"Rural minus urban growth of the {name}")
    note = view.pick(
        "对数百分点：增长倍数的自然对数乘以一百，与按月或按年印出无关。范围含舍入；分区域的变化按同类区域成对相比。",
        "Log points: the natural logarithm of the growth factor, times one hundred; months or years make no "
        "difference. The range holds the rounding; changes by area are compared in pairs of like areas.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _points(value: float, facts: str) -> Cell:
    return blank() if pd.isna(value) else Cell(amount(value * 100, 1), ids(facts), "derived_log_growth")


def _grade(view: View, row: Row) -> str:
    lang = view.lang
    words = {
        "series": pick(lang, "逐年数字", "series"),
        "endpoints": pick(lang, "起止两年", "two end points"),
        "stated": pick(lang, "规划自述", "the plan's own words"),
        "corrected": pick(lang, "年份已更正", "corrected years"),
        "derived": pick(lang, "推算", "derived"),
        "one standard": pick(lang, "城乡同一标准", "one standard for town and country"),
        "windows differ": pick(lang, "起止年份不同，不作比较", "different years, not compared"),
        "one side only": pick(lang, "只有一方", "one side only"),
        "not stated": missing(view, row.plan).text,
    }[row.evidence]
    if row.areas not in ("", "1:1"):
        rural, urban = row.areas.split(":")
        words += pick(
            lang,
            f"；农村{rural}个、城市{urban}个区域的平均",
            f"; mean of {rural} rural and {urban} urban areas",
        )
    return words


def growth_regressions(view: View) -> Table | None:
    """Return the mean over cities beside regressions over rows; None with fewer than two cities."""
    table = view.of(
        row_regressions, view.indicator, view.plans, intervals=view.intervals, confidence=view.confidence
    )
    if table.empty:
        return None
    unit, level = view.pick("对数百分点/年", "log points a year"), rate_text(view.confidence, view.lang, 0)
    columns = [
        Column(view.pick("估计", "Estimate"), width=3.4),
        Column(view.pick("行数", "Rows"), kind="number", width=0.7),
        Column(view.pick("城市数", "Cities"), kind="number", width=0.7),
        Column(view.pick("农村减城市", "Rural minus urban"), unit, "number", 1.2),
        Column(view.pick(f"{level}区间", f"{level} interval"), unit, width=1.4),
    ]
    names = {
        "cities": view.pick("每市一个差，取平均（采用）", "Mean of one difference a city (used)"),
        "areas": view.pick("逐行回归：每个印出的数字一行", "Regression over rows: each printed figure a row"),
        "rule": view.pick("逐行回归，再加按规则而定的标准", "The same with the standards set by rule"),
    }
    rows = []
    for row in table.itertuples():
        low, high = amount(row.low * 100, 1), amount(row.high * 100, 1)
        between = view.pick(f"{low}至{high}", f"{low} to {high}")
        counts = [Cell(str(row.rows)), Cell(str(row.cities))]
        difference = Cell(amount(row.difference * 100, 1), ids(row.facts), "derived_log_growth")
        rows.append([Cell(names[row.model]), *counts, difference, Cell(between)])
    caption = view.pick("同一问题，两种数法", "The same question, counted in two ways")
    note = view.pick(
        "逐行回归为普通最小二乘，每市一个截距，并以农村为虚拟变量。",
        "Regressions over rows: ordinary least squares with an intercept for each city and a rural dummy.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def growth_elsewhere(view: View) -> Table | None:
    """Return the growth of every other indicator that has one, headline readings; None if there is none."""
    table = view.of(growth_rates, view.plans, intervals=view.intervals, confidence=view.confidence)
    table = table[(table["indicator"] != view.indicator) & (table["base_assumption"] != SENSITIVITY)]
    moved = table[~table["evidence"].isin(["one level", "not stated"])]
    if moved.empty:
        return None
    columns = [
        Column(view.pick("指标", "Indicator"), width=2.4),
        Column(view.pick("城市", "City"), width=1.3),
        Column(view.pick("起止", "Years"), width=1.3),
        Column(view.pick("起点 → 终点", "From → to"), width=2.2),
        Column(view.pick("年均增速", "Growth"), view.pick("%/年", "% a year"), "number", 1.1),
        Column(view.pick("趋势及区间", "Trend and interval"), view.pick("%/年", "% a year"), width=1.6),
        Column(view.pick("依据", "Evidence"), width=1.4),
    ]
    rows = [
        [
            Cell(indicator_name(view, row.indicator, row.group)),
            Cell(view.plan_name(row.plan)),
            years(view, row),
            path(view, row),
            speed(row, view.lang),
            trend(row),
            evidence(view, row),
        ]
        for row in moved.itertuples()
    ]
    silent = [plan for plan in view.plans if plan not in set(moved["plan"])]
    note = view.pick(
        "表中未列出的城市，未载明该指标的增长。年龄等没有自然零点的数字不计增速；跨年累计数不计增速。",
        "A city without a row does not state the growth of that indicator. Ages have no rate, nor have sums "
        "over several years.",
    )
    caption = view.pick("其他有两个以上年份的指标", "All other indicators with two dated values or more")
    none = view.pick("其他指标", "Further indicators ") + listed(view, silent) + view.pick("。", ".")
    notes = [note, none if silent else ""]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))
