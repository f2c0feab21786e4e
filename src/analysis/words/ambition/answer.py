"""What the ambition notebook says: names of classes and choices, the answer, the flips, the limits."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Prose
from analysis.measures import EVALUABLE, ambition_table, template_table
from analysis.measures.ambition.profile import distances
from analysis.view import View
from analysis.words.absences import told
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined, pick, plural, sentence_case
from analysis.words.printed import sourced
from analysis.words.superiors.answer import in_short

Pieces = list[Cell | str]

#: Definitions in Chinese of the indicators that are compared; units.csv and indicators.csv hold English ones.
_DEFINED = {
    "nursing_bed_share": "登记养老机构床位中护理型床位所占比重",
    "social_workers": "按人才统计口径的社会工作专业人才总量，不论是否持证",
    "community_facility_area_per_100_households": "每百户居民拥有的社区（村）综合服务设施建筑面积",
}


def class_name(code: str, lang: str) -> str:
    """Return the name of a class of targets."""
    return {
        "usable": pick(lang, "可测", "usable"),
        "no baseline": pick(lang, "无基期", "no baseline"),
        "zero baseline": pick(lang, "基期为零", "zero baseline"),
        "text": pick(lang, "仅有文字", "words only"),
        "already met": pick(lang, "基期已达", "already met"),
        "contested": pick(lang, "表文不一", "contested"),
        "no unit": pick(lang, "无单位", "no unit"),
    }[code]


def choice_name(normalisation: str, aggregation: str, lang: str) -> str:
    """Return the name of a combination of normalisation and aggregation."""
    scale = {
        "min-max": pick(lang, "极差法", "min-max"),
        "z-score": pick(lang, "标准分", "z-scores"),
        "leader": pick(lang, "与最高者之比", "share of the leader"),
    }[normalisation]
    mean = {
        "arithmetic": pick(lang, "算术平均", "arithmetic"),
        "geometric": pick(lang, "几何平均", "geometric"),
    }
    return pick(lang, f"{scale}、{mean[aggregation]}", f"{scale}, {mean[aggregation]}")


def definition(view: View, indicator: str) -> str:
    """Return name, definition and denominator of an indicator in one line."""
    row = view.lists.indicators[indicator]
    name = sentence_case(view.name("indicators", indicator))
    if view.lang == "zh":
        return f"{name}：{_DEFINED.get(indicator, '定义见指标表')}。"
    below = f" Denominator: {row['denominator']}." if row["denominator"] else ""
    return f"{name}: {row['definition']}{below}"


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle."""
    title = view.pick("目标有多高", "How ambitious are the targets?")
    return title, joined([view.plan_name(plan) for plan in view.plans], view.lang)


def opening(view: View) -> Prose:
    """Return question and answer: what can be measured, how far it reaches, and what is not known."""
    table = view.of(ambition_table, view.plans)
    table = table[table["indicator"] != ""]
    question = view.pick(
        "目标比基期高出多少，要多快才能实现，又有多少能够衡量？",
        "How far do the targets reach beyond their baselines, how fast must that go, and how many can be "
        "measured at all? ",
    )
    if table.empty:
        return Prose(
            [question, view.pick("所选规划没有目标。", "The plans chosen set no target.")], style="lead"
        )
    answer: Pieces = [
        question,
        *_measurable(table, view.lang),
        *_distances(view),
        *in_short(view),
    ]
    return Prose([*answer, *_unknown(table, view.lang)], style="lead", **sourced(view))


def _measurable(table: pd.DataFrame, lang: str) -> Pieces:
    known, every = table["class"].isin(EVALUABLE).sum(), len(table)
    without = (table["class"] == "no baseline").sum()
    met = (table["class"] == "already met").sum()
    share = rate_text(known / every, lang, 0)
    if lang == "zh":
        found = (
            f"{every}项目标中可以衡量的有{known}项（{share}）" if known else f"{every}项目标没有一项可以衡量"
        )
        already = f"，其中{met}项基期已达目标" if met else ""
        return [found, already, f"；缺少基期的有{without}项。" if without else "。"]
    found = f"{known} ({share}) can be measured" if known else "none can be measured"
    already = f", {met} of them met before the plan began" if met else ""
    lack = f"; {without} {'lacks' if without == 1 else 'lack'} a baseline" if without else ""
    return [f"Of {plural(every, 'target', 'targets')}, {found}{already}{lack}. "]


def _distances(view: View) -> Pieces:
    """Medians of the change of shares, and of the multiple of everything else; each with its n."""
    shares, others = view.of(distances, view.plans).to_dict("records")
    said = []
    if shares["count"]:
        points = amount(shares["value"] * 100, 1)
        zh = f"比率目标的变化，中位数为{points}个百分点（{shares['count']}项）"
        said.append(view.pick(zh, f"the median change of a share is {points} points (n = {shares['count']})"))
    if others["count"]:
        factor = amount(others["value"], 1)
        zh = f"其他目标与基期之比，中位数为{factor}倍（{others['count']}项）"
        said.append(view.pick(zh, f"of anything else a factor of {factor} (n = {others['count']})"))
    if not said:
        return []
    return [sentence_case(view.pick("；", ", ").join(said)) + view.pick("。", ". ")]


def _unknown(table: pd.DataFrame, lang: str) -> Pieces:
    known = int((table["past_verdict"] != "").sum())
    if lang == "zh":
        past = f"已知以往速度的目标只有{known}项" if known else "没有一项目标的以往速度可知"
        return [f"尚不知道的：{past}。"]
    counted = plural(known, "target", "targets")
    past = f"is known for only {counted}" if known else "is known for none of the targets"
    return [f"Not known: the past pace {past}. "]


def templates(view: View) -> list[Pieces]:
    """Return which indicator tables repeat one another: a sentence for each pair that shares half."""
    found = view.of(template_table, view.plans)
    found = found[found["shared"] * 2 >= found[["rows", "other_rows"]].min(axis=1)]
    said: list[Pieces] = []
    for row in found.itertuples():
        names = joined([view.plan_name(plan) for plan in (row.plan, row.other)], view.lang)
        least = min(row.rows, row.other_rows)
        zh = f"{names}的指标表有{row.shared}项指标相同（较短的一张共{least}项）"
        zh += f"，其中{row.same_number}项目标值也相同"
        en = (
            f"The indicator tables of {names} share {row.shared} indicators of {least} in the shorter one, "
            f"{row.same_number} of them with the same target"
        )
        if row.same_province:
            zh += "；两地同属一省区，多半出自同一模板，不是两份独立的决定"
            en += ": both lie in one province, so much of this is one template and not two decisions"
        said.append([view.pick(zh + "。", en + ".")])
    return said


def absent(view: View, what: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    words = {
        "doubts": view.pick("没有存疑的目标。", "No target with a number is in doubt."),
        "shared": view.pick("没有两份规划共有的目标。", "No two plans set the same target."),
        "compared": view.pick(
            "没有两份规划既有基期又有目标的共同指标。",
            "No indicator has baseline and target in two plans.",
        ),
        "index": view.pick(
            "无从排名：没有共同指标，或同级、同期的地区不足五个。",
            "There is nothing to rank: no common set, or fewer than five places of one level and period.",
        ),
        "distances": view.pick("没有一项目标印有基期。", "No target has a printed baseline."),
    }
    return told(view, words[what])
