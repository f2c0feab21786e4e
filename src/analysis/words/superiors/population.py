"""Sentences on the scenario: what a change of the population alone does to targets per head."""

from __future__ import annotations

from analysis.dataset import Row
from analysis.display import Cell, Prose
from analysis.measures import population_effect
from analysis.view import View
from analysis.words.numbers import amount, period, rate_text
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced
from analysis.words.superiors.names import cell, number, rounded, short_unit, spoken, unit_after

Pieces = list[Cell | str]


def population_name(code: str, lang: str) -> str:
    """Return the name of a population in mid-sentence."""
    return {
        "all": pick(lang, "常住人口", "inhabitants"),
        "urban": pick(lang, "城镇常住人口", "urban inhabitants"),
        "rural": pick(lang, "乡村常住人口", "rural inhabitants"),
        "aged_60_plus": pick(lang, "60岁及以上人口", "people aged 60 and over"),
    }[code]


def scenario(view: View) -> Prose | None:
    """Return the scenario, a finding a target, and its limits; None where no census has two counts."""
    table = view.of(population_effect, view.plans)
    table = table[table["factor"].notna()]
    if table.empty:
        return None
    first, last = table["first_year"].min(), table["last_year"].max()
    years = period(str(first), str(last), view.lang)
    lead = view.pick(
        f"情景：常住人口按{years}两次普查之间的年均速度继续变化，分子不变。这是算术，不是预测。",
        "Scenario: the permanent population goes on changing at the yearly pace between the censuses of "
        f"{first} and {last}, and what it divides stays as it is. This is arithmetic and no forecast.",
    )
    items = [_finding(view, row) for row in table.itertuples()]
    limits = [
        [view.pick("规划按哪种人口计算，多数没有说明；普查口径是常住人口。",
            "Which population a plan divides by is mostly not said; the census counts the permanent one.",
        )],
    ]  # fmt: skip
    if (table["proxy"] == "households").any():
        limits.append([view.pick("按户计算的目标以人代户。家庭规模若缩小，户数降得比人口慢甚至上升，人口的作用就被高估。",
            "Targets per household take people for households. Where households get smaller, their number "
            "falls more slowly than people or rises, so a fall of people helps less than shown here.",
        )])  # fmt: skip
    if table["population"].isin(["urban", "rural"]).any():
        limits.append([view.pick("城镇和乡村人口的变化也含区划和城镇范围的调整。",
            "Urban and rural counts also move when places are reclassified.",
        )])  # fmt: skip
    return Prose([lead], *items, *limits, style="list", **sourced(view))


def _finding(view: View, row: Row) -> Pieces:
    name, place = view.name("indicators", row.indicator), view.plan_name(row.plan)
    people = population_name(row.population, view.lang)
    if row.proxy:
        people = view.pick("户数若随人口变动，", "the number of households, if it moves as people do,")
    change = cell(
        view, rate_text(abs(row.factor - 1), view.lang, 1), row.census_facts, formula="derived_scenario"
    )
    up = row.factor > 1
    if view.lang == "zh":
        start: Pieces = [f"{place}的{name}：{row.years}年间{people}{'增加' if up else '减少'}", change]
    else:
        move = "rise" if up else "fall"
        start = [f"{sentence_case(name)}, {place}: over {row.years} years {people} would {move} by ", change]
    return [*start, *(_met(view, row) if row.met == row.met else _needed(view, row))]


def _met(view: View, row: Row) -> Pieces:
    unit, facts = unit_after(view, row.unit), row.facts
    base = cell(view, number(row.baseline) + short_unit(row.unit, view.lang), row.baseline_fact)
    alone = cell(
        view, rounded(round(row.alone, 1), row.unit) + unit, facts, formula="derived_scenario", cited=False
    )
    aim = cell(
        view,
        spoken(row.target, row.comparator, view.lang) + short_unit(row.unit, view.lang),
        row.target_facts,
    )
    share = cell(view, rate_text(abs(row.met), view.lang, 0), facts, formula="derived_headroom", cited=False)
    away, whole = row.met < 0, row.met >= 1
    if view.lang == "zh":
        end = "，分子无须增加。" if whole else "。"
        tail: Pieces = ["，离目标的距离加大", share, "。"] if away else ["，相当于所需变化的", share, end]
        return ["，仅此一项就使", base, "变为", alone, "；目标为", aim, *tail]
    lead: Pieces = [", which alone takes ", base, " to ", alone]
    if away:
        return [*lead, ", away from the target of ", aim, ": the distance grows by ", share, "."]
    stop = ": what is divided need not grow." if whole else "."
    return [*lead, ", ", share, " of the way to the target of ", aim, stop]


def _needed(view: View, row: Row) -> Pieces:
    """Without a baseline: how many the target asks for on either population."""
    if row.needed != row.needed:
        return [view.pick("；规划未印基期，无从比较。", "; without a baseline nothing more can be said.")]
    both = (row.needed, row.needed_then)
    now, then = (
        cell(view, amount(value, 0), row.facts, formula="derived_scenario", cited=False) for value in both
    )
    more = row.factor > 1
    if view.lang == "zh":
        return ["；未印基期，同一目标所需人数由", now, "人增至" if more else "人减至", then, "人。"]
    return ["; no baseline is printed, but the same target asks for ", then, " persons and not ", now, "."]
