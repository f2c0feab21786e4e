"""Where the ranks of the index flip, and what limits the evidence on targets."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.dataset import Row
from analysis.display import Prose
from analysis.errors import MeasureError
from analysis.measures import (
    ambition_table,
    checked_weights,
    common_set,
    first_places,
    flipping_pairs,
    weight_path,
)
from analysis.measures.ambition.common import CommonSet
from analysis.measures.ranks import may_rank
from analysis.view import View
from analysis.words.ambition.answer import Pieces, choice_name, templates
from analysis.words.listing import no_order
from analysis.words.numbers import amount
from analysis.words.phrases import joined, pick, plural, sentence_case


def flips(view: View, index: pd.DataFrame) -> Prose:
    """Return where ranks flip: between pairs, along the weight, in the draws; or that none do."""
    try:
        common = view.of(common_set, view.plans)
    except MeasureError:
        said = view.pick("没有指数，也就没有名次可言。", "There is no index, so there are no ranks to flip.")
        return Prose([said])
    if not view.of(may_rank, common.plans):
        return Prose([no_order(view.lang)])
    pairs = flipping_pairs(index)
    if pairs.empty:
        said = view.pick(
            "所有算法下、去掉任何一项指标，名次都不变。",
            "The order is the same under every method and without any one indicator.",
        )
        return Prose([said, *_along(view, common)])
    items = [_pair(view, row) for row in pairs.itertuples()]
    return Prose(*items, _along(view, common), style="list")


def _pair(view: View, row: Row) -> Pieces:
    one, two = (view.plan_name(plan) for plan in (row.plan, row.other))
    of = row.ahead + row.behind + row.level
    names = [view.name("indicators", name) for name in row.left_out.split(";") if name]
    without = view.pick("”或“", " or the ").join(names)
    if view.lang == "zh":
        level = f"，{row.level}种并列" if row.level else ""
        left = f"；去掉“{without}”则次序改变" if without else ""
        return [f"{one}与{two}：{of}种算法中{row.ahead}种前者在前、{row.behind}种后者在前{level}{left}。"]
    level = f", level in {row.level}" if row.level else ""
    left = f"; without the {without} the order changes" if without else ""
    return [f"{one} and {two}: of {of} methods the first is ahead in {row.ahead}, the second in {row.behind}"
            f"{level}{left}."]  # fmt: skip


def _along(view: View, common: CommonSet) -> Pieces:
    """Who leads over which weights of the first indicator, method by method."""
    places = first_places(weight_path(common, checked_weights(list(view.weights), common)))
    name = view.name("indicators", common.indicators[0])
    parts = []
    for (normalisation, aggregation), mine in places.groupby(["normalisation", "aggregation"], sort=False):
        mine = mine.sort_values("from_weight", kind="stable")
        order = [view.plan_name(plan) for plan in mine["plan"]]
        method = choice_name(normalisation, aggregation, view.lang)
        if len(mine) == 1:
            parts.append(view.pick(f"{method}：始终是{order[0]}", f"{method}: {order[0]} throughout"))
            continue
        changes = [amount(np.floor(w * 100) / 100, 2) for w in mine["to_weight"].iloc[:-1]]
        until = [view.pick(f"{p}至{w}", f"{p} up to {w}") for p, w in zip(order, changes, strict=False)]
        last = view.pick(f"其后为{order[-1]}", f"then {order[-1]}")
        parts.append(f"{method}{view.pick('：', ': ')}{view.pick('，', ', ').join([*until, last])}")
    lead = view.pick(
        f"随着{name}权重由零增至一，居首者",
        f"As the weight of the {name} grows from 0 to 1, first is: ",
    )
    if view.lang == "zh":
        return [f"{lead}依次为：{'；'.join(parts)}。"]
    return [f"{lead}{'; '.join(parts)}."]


def limits(view: View, index: pd.DataFrame) -> Prose:
    """Return the limits of the evidence, each where it applies to the plans chosen."""
    table = view.of(ambition_table, view.plans)
    table = table[table["indicator"] != ""]
    items: list[Pieces] = [*_levels(view), *templates(view)]
    items += [*_definitions(view, table), *_bases(view, table), *_small(table, index, view.lang)]
    items.append(
        [
            view.pick(
                "“全覆盖”“全部”等说法按百分之百计入；没有数字的承诺只计数，不衡量。",
                "Wordings such as full coverage count as one hundred per cent; promises without a number are "
                "counted and not measured.",
            )
        ]
    )
    return Prose(*items, style="list")


def _levels(view: View) -> list[Pieces]:
    by_level: dict[str, list[str]] = {}
    for plan in view.plans:
        by_level.setdefault(view.plan(plan)["level"], []).append(view.plan_name(plan))
    low, high = by_level.get("county", []), by_level.get("prefecture", [])
    if not low:
        return []
    names = joined(low, view.lang)
    beside = joined(high, view.lang)
    if view.lang == "zh":
        said = f"{names}为县级，" + (f"与地级的{beside}并列，" if high else "")
        return [[said + "哪些目标由上级确定，规划没有说明。"]]
    one = len(low) == 1
    said = f"{names} {'is a county-level place' if one else 'are county-level places'}"
    said += (
        f" beside the {plural(len(high), 'prefecture', 'prefectures').split(' ')[1]} of {beside}"
        if high
        else ""
    )
    return [[said + f"; which of {'its' if one else 'their'} targets a superior has set is not said."]]


def _definitions(view: View, table: pd.DataFrame) -> list[Pieces]:
    bare = table[table["class"] == "no unit"]
    said: list[Pieces] = []
    for row in bare.itertuples():
        name, place = view.name("indicators", row.indicator), view.plan_name(row.plan)
        said.append(
            [
                view.pick(
                    f"{place}的{name}未印单位，只能比较增长倍数，不能比较人数。",
                    f"{place} prints no unit for the {name}: the rate is defined, the amount is not.",
                )
            ]
        )
    contested = table[table["class"] == "contested"]
    for row in contested.itertuples():
        name, place = view.name("indicators", row.indicator), view.plan_name(row.plan)
        said.append(
            [
                view.pick(
                    f"{place}的{name}，指标表与正文数字不一，不计入可以衡量的目标。",
                    f"{sentence_case(name)}, {place}: table and text give different numbers, so it does not "
                    "count as measurable.",
                )
            ]
        )
    return said


def _bases(view: View, table: pd.DataFrame) -> list[Pieces]:
    based = table[table["baseline"].notna()]
    guessed = sum(fact["kind"] == "estimate" for fact in view.facts(based["baseline_fact"]))
    bounds = int(based["comparator"].isin([">=", ">"]).sum())
    said: list[Pieces] = []
    if guessed:
        said.append(
            [
                view.pick(
                    f"{len(based)}项基期中有{guessed}项是规划自称的预计值，实际起点可能不同。",
                    f"Of {plural(len(based), 'baseline', 'baselines')}, {guessed} "
                    f"{'is' if guessed == 1 else 'are'} provisional in the plan's own words: the true start "
                    "may differ.",
                )
            ]
        )
    if bounds:
        said.append(
            [
                view.pick(
                    f"{bounds}项目标写作“不低于”，其距离、速度和缺口比例都是下限。",
                    f"{_count(bounds)} set at a minimum: distance, pace and headroom are lower bounds.",
                )
            ]
        )
    return said


def _count(number: int) -> str:
    return "One target is" if number == 1 else f"{number} targets are"


def _small(table: pd.DataFrame, index: pd.DataFrame, lang: str) -> list[Pieces]:
    said: list[Pieces] = []
    tiny = table[(table["required_annual_rate"].notna()) & (table["baseline"].between(1, 5))]
    if len(tiny):
        said.append(
            [
                pick(
                    lang,
                    "起点只有几个时，多一个就是很高的增速；比率高不等于变化大。",
                    "Where the start is a handful, one more makes a high rate without much of a change.",
                )
            ]
        )
    scored = index[index["kind"] == "score"]
    if len(scored):
        count, plans = scored["weights"].iat[0].count("="), scored["plan"].nunique()
        said.append(
            [
                pick(
                    lang,
                    f"指数只有{count}项指标、{plans}份规划，得分随算法而变。",
                    f"The index rests on {plural(count, 'indicator', 'indicators')} and {plans} plans, and "
                    "its scores change with the method.",
                )
            ]
        )
    return said
