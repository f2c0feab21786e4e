"""Words of the growth notebook: head and answer."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.absences import reading
from analysis.measures.growth.difference import mean_difference, rural_minus_urban
from analysis.measures.growth.rates import HEADLINE, PRINTED, SENSITIVITY, TRACED, UNLIKE, growth_rates
from analysis.measures.growth.stated import conventions
from analysis.view import View
from analysis.words import absences
from analysis.words.listing import by_level
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined, pick, sentence_case
from analysis.words.printed import sourced

Pieces = list[Cell | str]
_RATE = "derived_growth"

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMERALS = {i: (zh, en) for i, (zh, en) in enumerate(zip("一两三四五六七八九十", _ENGLISH, strict=True), 1)}


def counted(number: int, lang: str) -> str:
    """Return a small count in words, others in digits."""
    zh, en = _NUMERALS.get(number, (str(number), str(number)))
    return pick(lang, zh, en)


def subject(view: View, row: Row) -> str:
    """Return city and group ("city, urban"), or the city alone where the figure is for everybody."""
    place = view.plan_name(row.plan)
    if row.group in ("", "all"):
        return place
    group = view.name("groups", row.group)
    if view.lang == "zh":
        return f"{place}·{group}"
    return f"{place}, {group}"


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle."""
    name = view.name("indicators", view.indicator)
    title = view.pick(f"增长有多快：{name}", f"How fast did it grow: {name}")
    return title, joined([view.plan_name(plan) for plan in view.plans], view.lang)


def opening(view: View) -> Prose:
    """Return question and answer: growth by level and years, the rural lead, and what is not known."""
    table = view.of(
        growth_rates, view.plans, [view.indicator], intervals=view.intervals, confidence=view.confidence
    )
    name = view.name("indicators", view.indicator)
    question = view.pick(
        f"规划开始之前，{name}每年增长多快，依据是什么？",
        f"How fast did the {name} grow a year before the plan, and on what evidence? ",
    )
    pieces = [question, *_range(view, table, name), *_base_choice(table, view.intervals, view.lang)]
    pieces += _gap(view)
    return Prose([*pieces, *_unknown(view, table)], style="lead", **sourced(view))


def headline_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row a series or stated change with a compound rate, headline convention, whole spans.

    A traced change that repeats the printed levels of its own group is left to the series.
    """
    known = table[table["cagr"].notna() & table["base_assumption"].isin([PRINTED, HEADLINE, TRACED])]
    printed = known.loc[known["base_assumption"] == PRINTED, ["plan", "group"]].apply(tuple, axis=1)
    repeats = (known["base_assumption"] == TRACED) & known[["plan", "group"]].apply(tuple, axis=1).isin(
        set(printed)
    )
    return known[~repeats]


def _range(view: View, table: pd.DataFrame, name: str) -> Pieces:
    known = headline_rows(table)
    if known.empty:
        return _range_of_shares(view, table, name)
    known = known.assign(
        name=[_named(view, row) for row in known.itertuples()], value=known["cagr"], year=known["end_year"]
    )
    rate = by_level(
        view, known, lambda row: [Cell(rate_text(row["cagr"], view.lang, 1), ids(row["facts"]), _RATE)]
    )
    return [
        view.pick("年均增长：", "Growth a year: "),
        *rate,
        view.pick("。", ". "),
        *_evidence(known, view.lang),
    ]


def _named(view: View, row: Row) -> str:
    place = view.plan_name(row.plan)
    if row.group in ("", "all"):
        return place
    group = view.name("groups", row.group)
    return view.pick(f"{place}（{group}）", f"{place} ({group})")


def _evidence(known: pd.DataFrame, lang: str) -> Pieces:
    """What the rates rest on: levels year by year, or less."""
    count, series = len(known), sum(len(ids(text)) > 2 for text in known["facts"])
    if series == count:
        return [pick(lang, "各组均有逐年数字可查。", "All of it rests on yearly series. ")]
    poor = "on two end points or on the plan's own words. "
    if series == 0:
        return [pick(lang, "各组只有起止两年的数值或规划自述的变化。", f"All of it rests {poor}")]
    rests, several = "rests" if series == 1 else "rest", sentence_case(counted(series, lang))
    return [
        pick(
            lang,
            f"其中{series}组有逐年数字可查，其余只有起止两年的数值或规划自述的变化。",
            f"{several} of the {counted(count, lang)} figures {rests} on a yearly series, the others {poor}",
        )
    ]


def _range_of_shares(view: View, table: pd.DataFrame, name: str) -> Pieces:
    shares = table[table["pp_per_year"].notna()]
    bounds = table[table["cagr"].isna() & (table["cagr_high"].notna() | table["cagr_low"].notna())]
    if shares.empty and len(bounds):
        return _only_bounds(view, bounds)
    if shares.empty and (table["evidence"] == UNLIKE).any():
        said = f"Values of the {name} are printed for two years, but they count other numbers of months. "
        return [view.pick(f"{name}印有两个年份的数值，但所含月数不同，不计增速。", said)]
    if shares.empty and (table["start_year"].notna() & table["end_value"].notna()).any():
        said = f"Values of the {name} are printed for two years, but they are none of which a rate is taken. "
        return [view.pick(f"{name}印有两个年份的数值，但这类数值不计增速。", said)]
    if shares.empty:
        said = f"No plan here gives a growth of the {name}: none prints two dated values or a change of it. "
        text = view.pick(f"所选规划均未给出{name}的增速：既无两个年份的数值，也无变化率。", said)
        return [absences.sentence(view, view.plans, text)]
    pieces: Pieces = []
    for row in shares.itertuples():
        points = Cell(amount(row.pp_per_year * 100, 2), ids(row.facts), "derived_pace")
        place, years = subject(view, row), f"{row.start_year}–{row.end_year}"
        lead = view.pick(f"{place}{years}年平均每年变化", f"In {place} it moved by ")
        pieces += [lead, points, view.pick("个百分点。", f" percentage points a year over {years}. ")]
    return pieces


def _only_bounds(view: View, bounds: pd.DataFrame) -> Pieces:
    pieces: Pieces = []
    for row in bounds.itertuples():
        at_most = pd.notna(row.cagr_high)
        rate = rate_text(row.cagr_high if at_most else row.cagr_low, view.lang, 1)
        cell = Cell(rate, ids(row.facts), _RATE)
        place, years = subject(view, row), f"{row.start_year}–{row.end_year}"
        zh = f"{place}{years}年每年{'至多' if at_most else '至少'}为"
        en = f"In {place} it was {'at most' if at_most else 'at least'} "
        tail = f" a year over {years}, for a level is printed as a bound. "
        pieces += [view.pick(zh, en), cell, view.pick("（有一端只印出界限）。", tail)]
    return pieces


def _base_choice(table: pd.DataFrame, intervals: int, lang: str) -> Pieces:
    stated = table[table["base_assumption"].isin([HEADLINE, SENSITIVITY])]
    if stated.empty:
        return []
    pairs = stated.pivot_table(index=["plan", "group"], columns="base_assumption", values="cagr")
    moved = (pairs[SENSITIVITY] - pairs[HEADLINE]).abs()
    longer, shorter = (counted(length, lang) for length in conventions(intervals))
    count, most = len(pairs), amount(moved.max() * 100, 1)
    if lang == "zh":
        return [
            f"其中{count}组是未写明基年的累计增幅，按{longer}个间隔折算；若只算{shorter}个间隔，"
            f"每年最多相差{most}个百分点。"
        ]
    have = "is a cumulative change" if count == 1 else "are cumulative changes"
    return [
        f"{sentence_case(counted(count, lang))} of the figures {have} without a base year, read over "
        f"{longer} intervals; {shorter} would move them by up to {most} percentage points a year. "
    ]


def _gap(view: View) -> Pieces:
    table = view.of(rural_minus_urban, view.indicator, view.plans, intervals=view.intervals)
    known = table[table["difference"].notna()]
    if known.empty:
        return _one_standard(view, table)
    facts = tuple(fact for text in known["facts"] for fact in ids(text))
    if int(known["stands"].sum()) == 1:
        row = known[known["stands"]].iloc[0]
        points, place = amount(abs(row["difference"]) * 100, 1), view.plan_name(row["plan"])
        zh, en = _faster(row["faster"], points)
        lead = f"Town and country can be compared in {place} alone: the rural side "
        lead = view.pick(f"城乡增速可比的只有{place}：农村", lead)
        said: Pieces = [lead, Cell(view.pick(zh, en), facts, "derived_log_growth"), view.pick("。", ". ")]
        return said + _one_standard(view, table)
    mean = mean_difference(table, view.confidence)
    level, points = rate_text(view.confidence, view.lang, 0), amount(mean["mean"] * 100, 1)
    low, high = (amount(mean[side] * 100, 1) for side in ("low", "high"))
    short = mean_difference(table, view.confidence, shorter=True)
    outside, outside_short = (m["low"] > 0 or m["high"] < 0 for m in (mean, short))
    zh, en = (
        "含零，推及其他地区的方向尚不能确定",
        "zero lies inside, so nothing certain follows for other places",
    )
    if outside and outside_short:
        zh, en = "不含零", "zero lies outside"
    elif outside:
        zh, en = "不含零；但基年少算一个间隔便含零", "zero lies outside, but inside with one interval less"
    elif outside_short:
        zh, en = "含零；基年少算一个间隔便不含零", "zero lies inside, but outside with one interval less"
    each, average = _each(view, known), Cell(points, facts, "derived_log_growth")
    if view.lang == "zh":
        tail = f"个对数百分点，{level}区间{low}至{high}，{zh}。"
        return [
            *each,
            f"农村减城市的增速，{mean['n']}市平均为每年",
            average,
            tail,
            *_one_standard(view, table),
        ]
    tail = f" log points a year over {mean['n']} cities, with a {level} interval from {low} to {high}: {en}. "
    return [*each, "Rural minus urban growth averages ", average, tail, *_one_standard(view, table)]


def _each(view: View, known: pd.DataFrame) -> Pieces:
    """Which side grew faster in each city: what is so there, whatever the mean says of others."""
    words = {
        "rural": (
            "农村增长较快，城乡比缩小",
            "the rural side grew faster, so its ratio to the urban one rose",
        ),
        "urban": (
            "城市增长较快，城乡比扩大",
            "the urban side grew faster, so its ratio to the rural one rose",
        ),
        "either": ("孰快在精度之内分不清", "the figures do not tell which side grew faster"),
    }
    parts = []
    for side, (zh, en) in words.items():
        names = [view.plan_name(plan) for plan in known.loc[known["faster"] == side, "plan"]]
        if names:
            parts.append(view.pick(f"{joined(names, 'zh')}{zh}", f"in {joined(names, 'en')} {en}"))
    return [sentence_case(view.pick("；", "; ").join(parts)) + view.pick("。", ". ")]


def _one_standard(view: View, table: pd.DataFrame) -> Pieces:
    one = [view.plan_name(plan) for plan in table.loc[table["evidence"] == "one standard", "plan"]]
    if not one:
        return []
    names, verb = joined(one, view.lang), "has" if len(one) == 1 else "have"
    return [
        view.pick(f"{names}城乡同一标准，无此差。", f"{names} {verb} one standard for both, so no such gap. ")
    ]


def _faster(side: str, points: str) -> tuple[str, str]:
    if side == "rural":
        return f"每年快{points}个对数百分点", f"grew faster by {points} log points a year"
    if side == "urban":
        return f"每年慢{points}个对数百分点", f"grew more slowly by {points} log points a year"
    unsure = "and the urban side do not differ beyond what the figures can tell"
    return "与城市的差别在印出数字的精度之内", unsure


def _unknown(view: View, table: pd.DataFrame) -> Pieces:
    known = set(table.loc[table["cagr"].notna() | table["pp_per_year"].notna(), "plan"])
    silent = [plan for plan in view.plans if plan not in known]
    if not known or not silent:
        return []
    names = joined([view.plan_name(plan) for plan in silent], view.lang)
    verb = "gives" if len(silent) == 1 else "give"
    said = view.pick(f"{names}未载明增速。", f"{names} {verb} no growth of it. ")
    if excerpts := view.of(reading, silent)["excerpt"]:
        rest = [plan for plan in silent if plan not in excerpts]
        said = view.pick("增速", "Growth ") + absences.listed(view, rest + excerpts) + view.pick("。", ". ")
    return [said]
