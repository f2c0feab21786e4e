"""Tables of the ambition profile and of the index: ranks under every choice, and without each indicator."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures import profile
from analysis.measures.ambition.index import COMBINATIONS
from analysis.measures.ambition.profile import DIMENSIONS
from analysis.tables.cells import blank
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.ambition.answer import choice_name
from analysis.words.listing import no_order
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced


def _dimension_name(code: str, lang: str) -> str:
    return {
        "measurability": pick(lang, "可衡量性", "Measurability"),
        "distance": pick(lang, "距离", "Distance"),
        "effort": pick(lang, "力度", "Effort"),
        "stretch": pick(lang, "超出上级", "Stretch"),
        "commitment": pick(lang, "约束", "Commitment"),
    }[code]


def _measure_name(code: str, lang: str) -> str:
    return {
        "evaluable": pick(lang, "可以衡量的目标", "targets that can be measured"),
        "numbered": pick(lang, "有数字的目标", "targets with a number"),
        "points": pick(lang, "比率：变化的中位数，百分点（n）", "shares: median change, pp (n)"),
        "multiple": pick(
            lang, "其他：目标与基期之比的中位数（n）", "others: median multiple of the baseline (n)"
        ),
        "points_a_year": pick(lang, "比率：每年百分点的中位数（n）", "shares: median pp a year (n)"),
        "rate_a_year": pick(lang, "其他：年均增速的中位数（n）", "others: median growth a year (n)"),
        "past": pick(lang, "快于以往的目标", "targets faster than the past pace"),
        "beyond": pick(lang, "高于上级目标者", "targets beyond the superior's"),
        "binding": pick(lang, "距基期尚远的约束性目标", "binding targets ahead of the baseline"),
    }[code]


def ambition_profile(view: View) -> Table:
    """Return the five dimensions, cities in columns; nothing is added up."""
    table = view.of(profile, view.plans)
    columns = [
        Column(view.pick("维度", "Dimension"), width=1.2),
        Column(view.pick("量度", "Measure"), width=2.4),
    ]
    columns += [Column(view.plan_name(plan), width=1.1) for plan in view.plans]
    rows: list[list[Cell | str]] = []
    for dimension in DIMENSIONS:
        mine = table[table["dimension"] == dimension]
        for at, measure in enumerate(mine["measure"].unique()):
            by_plan = mine[mine["measure"] == measure].set_index("plan")
            cells = [_value(view, measure, by_plan.loc[plan]) for plan in view.plans]
            name = _dimension_name(dimension, view.lang) if at == 0 else ""
            rows.append([name, sentence_case(_measure_name(measure, view.lang)), *cells])
    caption = view.pick("五个维度，各自为计", "Five dimensions, kept apart")
    notes = [
        view.pick(
            "均由印出数字计算；括号内为目标数n；“几/几”为符合者与可比者之数。",
            "Derived from printed figures. In brackets the number of targets, n; a / b: how many "
            "of how many.",
        ),
        _above(view),
    ]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _above(view: View) -> str:
    """What stretch and commitment rest on."""
    if view.lacks("yardsticks"):
        return view.pick(
            "国家、省级目标没有数据，故“超出上级”暂缺，约束性目标中也含国家统一规定者。",
            "Targets of nation and province are not there: stretch is not available, and binding targets "
            "include the nation's own.",
        )
    return view.pick(
        "“超出上级”只比同年、同单位、同范围的目标；约束性目标不含国家统一规定者。",
        "Stretch compares targets of the same year, unit and group only; binding targets leave out the "
        "nation's own.",
    )


def _value(view: View, measure: str, row: pd.Series) -> Cell:
    if row["status"] == "not available":
        return Cell(view.pick("暂缺", "not available"), tone="muted")
    if measure in ("evaluable", "numbered", "past", "beyond", "binding"):
        if row["status"] == "not stated":
            return missing(view, str(row.name))
        outside = " ".join(f"grade_{grade}" for grade in view.grades(ids(row["facts"])))
        return Cell(f"{row['count']} / {row['of']}", (), f"counted {outside}".strip())
    if row["status"] == "not stated":
        return missing(view, str(row.name))
    value = row["value"]
    text = {
        "points": amount(value * 100, 1),
        "multiple": f"× {amount(value, 2)}",
        "points_a_year": amount(value * 100, 2),
        "rate_a_year": rate_text(value, view.lang, 1),
    }[measure]
    count = row["count"]
    text += view.pick(f"（{count}）", f" ({count})")
    return Cell(text, ids(row["facts"]), "derived_median")


def ambition_ranks(view: View, index: pd.DataFrame) -> Table | None:
    """Return scores by method, with rank and its interval where there are any; None if there is no index."""
    scored, drawn = (index[index["kind"] == kind] for kind in ("score", "monte carlo"))
    if scored.empty:
        return None
    used = [
        c for c in COMBINATIONS if ((scored["normalisation"] == c[0]) & (scored["aggregation"] == c[1])).any()
    ]
    columns = [Column(view.pick("城市", "City"), width=1.2)]
    columns += [Column(sentence_case(choice_name(*c, view.lang)), width=1.2) for c in used]
    ordered = len(drawn) > 0
    if ordered:
        columns += [
            Column(view.pick("名次区间", "Ranks, random choices"), width=1.1),
            Column(view.pick("居首的抽样", "First in"), kind="number", width=0.9),
        ]
    rows: list[list[Cell | str]] = []
    for plan in dict.fromkeys(index["plan"]):
        name, mine, draw = (
            view.plan_name(plan),
            scored[scored["plan"] == plan],
            drawn[drawn["plan"] == plan],
        )
        if mine.empty:
            out = Cell(view.pick("无共同目标", "no common targets"), tone="muted")
            rows.append([name, out, *[blank()] * (len(columns) - 2)])
            continue
        by = mine.set_index(["normalisation", "aggregation"])
        cells = [_score(by.loc[choice], view.lang) for choice in used]
        if not ordered:
            rows.append([name, *cells])
            continue
        one = draw.iloc[0]
        low, high = one["rank_low"], one["rank_high"]
        span = Cell(f"{low}" if low == high else f"{low}–{high}", ids(one["facts"]), "derived_index")
        first = Cell(rate_text(one["first_share"], view.lang, 0), ids(one["facts"]), "derived_index")
        rows.append([name, *cells, span, first])
    weights = scored["weights"].iat[0].split(";")
    said = [_weight(view, text) for text in weights]
    notes = [
        view.pick(
            f"由印出数字计算的得分。权重：{'、'.join(said)}。",
            f"Scores derived from printed figures. Weights: {', '.join(said)}.",
        ),
    ]
    if ordered:
        draws, seed = drawn["draws"].iat[0], drawn["seed"].iat[0]
        notes.append(view.pick(
            f"括号内为名次。名次区间：{draws:,}次随机抽样（种子{seed}）的中间九成，"
            "随机变动归一方法、合成方法、权重和四舍五入。",
            f"In brackets the rank. Ranks: the middle nine tenths of {draws:,} random draws (seed {seed}) of "
            "normalisation, aggregation, weights and rounding.",
        ))  # fmt: skip
    else:
        notes.append(no_order(view.lang))
    caption = view.pick("所需速度指数：各种算法下的得分", "Index of required pace: scores by method")
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _weight(view: View, text: str) -> str:
    name, weight = text.split("=")
    return f"{view.name('indicators', name)} {amount(float(weight), 2)}"


def _score(row: pd.Series, lang: str) -> Cell:
    text = amount(row["score"], 2)
    if not pd.isna(row["rank"]):
        text += pick(lang, f"（{row['rank']}）", f" ({row['rank']})")
    return Cell(text, ids(row["facts"]), "derived_index")


def ambition_left_out(view: View, index: pd.DataFrame) -> Table | None:
    """Return the ranks without each indicator in turn, as a span over the methods; None if there are none."""
    left = index[(index["kind"] == "leave one out") & index["rank"].notna()]
    if left.empty:
        return None
    plans = list(dict.fromkeys(left["plan"]))
    columns = [Column(view.pick("去掉的指标", "Without"), width=2)]
    columns += [Column(view.plan_name(plan), kind="number") for plan in plans]
    every = index[index["kind"] == "score"]
    rows: list[list[Cell | str]] = [
        [view.pick("（无）", "(all kept)"), *[_span(every, plan) for plan in plans]]
    ]
    for name in dict.fromkeys(left["left_out"]):
        mine = left[left["left_out"] == name]
        shown = sentence_case(view.name("indicators", name))
        rows.append([shown, *[_span(mine, plan) for plan in plans]])
    caption = view.pick(
        "逐一去掉指标后的名次（各种算法的范围）",
        "Ranks without each indicator in turn, over all methods",
    )
    return Table(columns, rows, caption=caption, **sourced(view))


def _span(rows: pd.DataFrame, plan: str) -> Cell:
    mine = rows[rows["plan"] == plan]
    low, high = mine["rank"].min(), mine["rank"].max()
    text = f"{low}" if low == high else f"{low}–{high}"
    return Cell(text, ids(mine["facts"].iat[0]), "derived_index")
