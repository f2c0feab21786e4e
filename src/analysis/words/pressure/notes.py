"""Sentences beside the tables of aging pressure: why it rose, the printed rate, two bases, the profile."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.pressure.bases import bases, differing
from analysis.measures.pressure.demand import demand
from analysis.measures.pressure.profile import profile
from analysis.measures.pressure.rows import CAPACITY, DEMAND
from analysis.say import Pieces
from analysis.view import View
from analysis.words.absences import sentence, told
from analysis.words.numbers import amount
from analysis.words.outside import lacking
from analysis.words.phrases import joined
from analysis.words.pressure.answer import printed_rates
from analysis.words.pressure.names import cell, component, formula, mark_of
from analysis.words.printed import sourced

_CENSUS = ("census_2010", "census_2020")


def rise(view: View) -> Prose | None:
    """Return how much of each city's rise the change of the rest made, city by city; None without it."""
    table = view.of(demand, view.plans)
    sentences = []
    for plan in view.plans:
        own = table[(table["plan"] == plan) & (table["place"] == view.plan(plan)["place"])]
        own = own[own["value"].notna()].drop_duplicates("indicator", keep="last")
        own = own.set_index("indicator", drop=False)
        if "rise_by_rest" in own.index and "share_aged_60_plus_rise" in own.index:
            sentences.append(_rise(view, plan, own))
    return Prose(*sentences, style="list", **sourced(view)) if sentences else None


def _rise(view: View, plan: str, own: pd.DataFrame) -> Pieces:
    total, by_rest, change = (
        own.loc[name] for name in ("share_aged_60_plus_rise", "rise_by_rest", "under_60_change")
    )
    place, facts = view.plan_name(plan), ids(by_rest["facts"])
    mark = mark_of(view, by_rest)
    points = Cell(amount(abs(total["value"]), 1), ids(total["facts"]), mark_of(view, total))
    fewer = Cell(amount(abs(change["value"]), 1) + view.pick("%", "\u00a0%"), facts, mark_of(view, change))
    moved = view.pick("升" if total["value"] > 0 else "降", "rose" if total["value"] > 0 else "fell")
    went = view.pick("减少" if change["value"] < 0 else "增加", "fell" if change["value"] < 0 else "grew")
    if view.lang == "zh":
        pieces: Pieces = [f"{place}：占比{moved}", points, "个百分点；60岁以下人口", went, fewer, "，"]
    else:
        pieces = [
            f"{place}: the share {moved} by ",
            points,
            " points; the number under 60 ",
            went,
            " by ",
            fewer,
        ]
    part = by_rest["value"] / total["value"] if total["value"] > 0 else math.nan
    size = Cell(amount(abs(by_rest["value"]), 1), facts, mark)
    if part > 0:
        share = Cell(amount(100 * part, 0) + view.pick("%", "\u00a0%"), facts, mark)
        if view.lang == "zh":
            return [*pieces, "占升幅的", share, "。"]
        return [*pieces, ", which makes ", share, " of the rise. "]
    lowered = by_rest["value"] < 0
    if view.lang == "zh":
        return [*pieces, "使占比降低" if lowered else "使占比提高", size, "个百分点。"]
    return [*pieces, ", which lowered it by " if lowered else ", which raised it by ", size, " points. "]


def printed_rate(view: View) -> Prose | None:
    """Return what the plan's own beds make of its printed rate; None where there is nothing to test."""
    pieces = printed_rates(view)
    return Prose(pieces, **sourced(view)) if pieces else None


def absent(view: View, what: str) -> Prose:
    """Return the sentence in place of what is not shown: a table is missing, or nothing is printed."""
    if said := lacking(view, *(_CENSUS if what == "rise" else _CENSUS[1:])):
        return said
    one = len(view.plans) == 1
    who = "The plan does not print" if one else "None of the plans prints"
    return told(view, {
        "rate": view.pick(("规划" if one else "各规划") + "未同时印出床位数和每千名老年人床位，无从核对。",
                     f"{who} both beds and beds per 1,000 old people, so there is nothing to test."),
        "rise": view.pick("普查没有两次可比的数字。", "No two censuses have figures to compare."),
        "demand": view.pick("普查没有这些地区的数字。", "The census has no figures of these places."),
    }[what])  # fmt: skip


def two_bases(view: View) -> Prose:
    """Return where registered and permanent population differ, as far as a plan prints the registered one."""
    table = differing(view.of(bases, view.plans))
    sentences = [
        _two(view, plan, own.set_index("indicator")) for plan, own in table.groupby("plan", sort=False)
    ]
    if not sentences:
        if said := lacking(view, "census_2020"):
            return said
        told = "No registered population is printed, so the two cannot be set side by side."
        return Prose([view.pick("未印出户籍人口，无从与常住人口对照。", told)])
    return Prose(*sentences, **sourced(view))


def _two(view: View, plan: str, own: pd.DataFrame) -> Pieces:
    place, share = view.plan_name(plan), "population_aged_60_plus_share"
    name = share if share in own.index else own.index[-1]
    row, places = own.loc[name], 1 if name == share else 0
    listed = ids(row["facts"])
    cells = [
        Cell(amount(row[side], places) + (view.pick("%", "\u00a0%") if places else ""), facts,
             f"{formula(name) if len(facts) > 1 else ''} {view.mark(facts)}".strip())
        for side, facts in (("registered", tuple(i for i in listed if not view.is_outside(i))),
                            ("permanent", tuple(i for i in listed if view.is_outside(i))))
    ]  # fmt: skip
    least = view.pick("至少", "at least ") if row["at_least"] else ""
    if view.lang == "zh":
        what = "60岁及以上占比" if places else {"population": "人口"}.get(name, "60岁及以上人口")
        return [
            f"{place}的{what}，户籍为{least}",
            cells[0],
            "，常住为",
            cells[1],
            "；两者各有分母，不可混用。",
        ]
    what = "The share aged 60 and over" if places else {"population": "The population"}.get(
        name, "The number aged 60 and over")  # fmt: skip
    middle, end = (" of the registered and ", " of the permanent population. ")
    if not places:
        middle, end = (" registered and ", " permanent. ")
    return [f"{what} of {place} is {least}", cells[0], middle, cells[1], end]


def profiles(view: View) -> Prose:
    """Return each city's demand and capacity in a line, kept apart, with what is not stated."""
    table = view.of(profile, view.plans)
    items = [_profile(view, plan, table[table["plan"] == plan]) for plan in view.plans]
    return Prose(*items, style="list", **sourced(view))


def _profile(view: View, plan: str, own: pd.DataFrame) -> Pieces:
    demands = own[(own["side"] == DEMAND) & own["value"].notna()]
    stated = own[(own["side"] == CAPACITY) & own["value"].notna()]
    pieces: Pieces = [view.pick(f"{view.plan_name(plan)}。需求：", f"{view.plan_name(plan)}. Demand: ")]
    pieces += _parts(view, demands) or [view.pick("普查无数据", "no figure of the census")]
    pieces.append(view.pick("。供给：", ". Capacity: "))
    none = view.pick(
        "上述各项规划均未载明，或缺人口数字",
        "none of the components is stated, or its population is lacking",
    )
    if not lacking(view, "census_2020"):
        none = view.pick("各项规划均未载明", "none of the components is stated")
    if parts := _parts(view, stated):
        return [*pieces, *parts, view.pick("。", ". ")]
    return [*pieces, sentence(view, [plan], none + view.pick("。", ". "))]


def _parts(view: View, rows: pd.DataFrame) -> Pieces:
    pieces: Pieces = []
    for _, row in rows.iterrows():
        name, unit, places = component(view, row["indicator"], row["group"], row["scope"])
        tail = view.pick(
            unit.replace("百分点", "个百分点"), "\u00a0%" if unit == "%" else f" {unit}".rstrip()
        )
        if not pd.isna(row["rank"]):
            tail += view.pick(
                f"（同级{row['ranked']}个地区中第{row['rank']}）",
                f" ({row['rank']} of {row['ranked']} places of the level)",
            )
        label = view.pick(name, name[:1].lower() + name[1:] + " ")
        pieces += [view.pick("，", ", ") if pieces else "", label, cell(view, row, places), tail]
    return pieces


def limits(view: View) -> Prose:
    """Return the limits of what is said with the census."""
    items: list[Pieces] = [
        [view.pick("普查人口按居住地计，服务和救助多按户籍；流动人口多的地方，按普查计算的比率偏低。",
            "The census counts who lives in a place; care and relief often go by registration. Where many "
            "live without being registered, rates on the census come out low.",
        )],
        [view.pick("早一次普查的人数由公布的占比推得，带有舍入区间；行政区划若有调整，前后不尽可比。",
            "Numbers of the earlier census follow from published shares, with their rounding. Where "
            "boundaries were redrawn in between, the two do not quite compare.",
        )],
    ]  # fmt: skip
    names = [view.plan_name(p) for p in view.plans if view.plan(p)["level"] == "county"]
    if names and {view.plan(p)["level"] for p in view.plans} == {"county", "prefecture"}:
        listed = joined(names, view.lang)
        items.append([view.pick(f"{listed}为县级，其余为地级；其老年人可用的床位，有的在辖区之外。",
            f"{listed} {'is' if len(names) == 1 else 'are'} of county level, the others are "
            "prefectures: beds that their old people use may stand outside their borders.",
        )])  # fmt: skip
    return Prose(*items, style="list")
