"""Aging pressure drawn: nursing beds now and at the target, and the steps of the allowance by age."""

from __future__ import annotations

import math

import pandas as pd

from analysis.charts import style
from analysis.dataset import Dataset
from analysis.display import Figure, facts_of
from analysis.measures.aging.allowance import FOR_ALL, MEANS_TESTED, schedules
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.rows import OLD_AGE
from analysis.words.aging.names import printed
from analysis.words.numbers import COMPARATORS, amount, plain
from analysis.words.phrases import joined, not_stated, pick

#: Right edge of the ages drawn: an open bracket leaves it as an arrow.
_LAST_AGE = 106
_COLOURS = (style.URBAN, style.RURAL, style.ONE, style.INK, style.MUTED, *style.FURTHER)


@style.styled
def nursing_beds_gap(data: Dataset, plans: list[str], lang: str) -> Figure | None:
    """Return nursing share now and at the target by plan, with the gap in beds; None if none prints a share.

    Filled: printed; hollow: the plan's own estimate; hatched: what the target adds.
    """
    table = nursing_gap(data, plans)
    if not table["share_fact"].any():
        return None
    drawing, (axis,) = style.drawing(1.0 + 0.42 * len(plans))
    texts = [_bar(axis, at, row, data, lang) for at, row in enumerate(table.itertuples())]
    axis.set_yticks(range(len(plans)), [data.plan_name(plan, lang) for plan in plans])
    axis.set_ylim(len(plans) - 0.5, -0.5)
    axis.set_xlim(0, 162)
    axis.set_xticks(range(0, 101, 20))
    axis.set_xlabel(pick(lang, "占养老机构床位的%", "% of the beds of institutions"), x=50 / 162)
    axis.spines["left"].set_visible(False)
    axis.spines["bottom"].set_bounds(0, 100)
    axis.tick_params(axis="y", length=0)
    caption = pick(lang, "护理型床位：现状与目标", "Nursing beds: now and at the target")
    source = pick(
        lang,
        "来源：各规划文本，床位数由印出数字计算。实心：印出；空心：规划自称的预计值；斜线：目标所增部分。",
        "Source: the plans; numbers of beds derived. Filled: printed; hollow: the plan's own provisional "
        "figure; hatched: what the target adds.",
    )
    names = [data.plan_name(plan, lang) for plan in plans]
    said = [pick(lang, f"{n}：{t}", f"{n}: {t}") for n, t in zip(names, texts, strict=True)]
    alt = pick(lang, f"条形图：{caption}。{'；'.join(said)}。", f"Bar chart: {caption}. {'; '.join(said)}.")
    facts = [fact for text in table["facts"] for fact in facts_of(text)]
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _bar(axis, at: int, row, data: Dataset, lang: str) -> str:
    """Draw one plan and return what the row says."""
    label = {"va": "center", "fontsize": 8}
    if not row.share_fact:
        axis.text(1, at, not_stated(lang), color=style.MUTED, **label)
        return not_stated(lang)
    estimate = data.mark([row.share_fact]) == "estimate"
    share = row.share * 100
    face = "white" if estimate else style.URBAN
    axis.barh(at, 100, height=0.52, color=style.GRID, zorder=1)
    axis.barh(at, share, height=0.52, color=face, edgecolor=style.URBAN, linewidth=1.4, zorder=2)
    ink = style.URBAN if estimate else "white"
    now = printed(data, row.share_fact)
    axis.text(share / 2, at, now, color=ink, ha="center", zorder=4, **label)
    if math.isnan(row.target):
        return f"{now}%" + pick(lang, "，目标", ", target ") + not_stated(lang)
    goal = f"{COMPARATORS[row.comparator]}{plain(round(row.target * 100, 6))}"
    if row.target > row.share:
        axis.barh(
            at, row.target * 100 - share, left=share, height=0.52, facecolor="white",
            edgecolor=style.RURAL, hatch="////", linewidth=0.8, zorder=2,
        )  # fmt: skip
    axis.plot([row.target * 100] * 2, [at - 0.36, at + 0.36], color=style.INK, linewidth=1.6, zorder=3)
    axis.text(row.target * 100 + 1.5, at, goal, color=style.INK, zorder=4, **label)
    lines = _beds_text(row, lang)
    axis.text(102, at, "\n".join(lines), color=style.INK if row.nursing > 0 else style.MUTED, **label)
    beds = pick(lang, "，", ", ").join(lines) if row.nursing > 0 else pick(lang, "", " ").join(lines)
    return pick(lang, f"{now}%至{goal}%，", f"{now} to {goal} per cent, ") + beds


def _beds_text(row, lang: str) -> tuple[str, ...]:
    """Return the lines of the label at the right of a bar."""
    if math.isnan(row.nursing):
        return pick(lang, ("机构床位未载明",), ("institutions' beds", "not stated"))
    now, goal = amount(row.nursing, 0), amount(row.nursing_target, 0)
    if not row.conversion > 0:
        return (pick(lang, f"{now}张，已达目标", f"{now} beds, target met"),)
    converted, built = (amount(value, 0) for value in (row.conversion, row.building))
    return pick(
        lang,
        (f"{now} → {goal}张", f"改造{converted}张，或新建{built}张"),
        (f"{now} → {goal} beds", f"convert {converted} or build {built}"),
    )


@style.styled
def allowance_steps(data: Dataset, plans: list[str], lang: str) -> Figure | None:
    """Return the allowances of the plans as steps over age, those for everybody apart from those by means.

    None if no plan prints an amount. A hollow end says that the schedule stops and no more is stated, an
    arrow that the bracket is open.
    """
    table = schedules(data, plans)
    if table.empty:
        return None
    classes = [kind for kind in (FOR_ALL, MEANS_TESTED) if (table["class"] == kind).any()]
    order = list(table["plan"].unique())
    drawing, axes = style.drawing(3.9, columns=len(classes))
    top = table["per_year"].max() * 1.18
    for axis, kind in zip(axes, classes, strict=True):
        own = table[table["class"] == kind]
        (_steps if kind == FOR_ALL else _by_means)(axis, own, data, order, lang)
        axis.set_title(
            pick(lang, "凡达年龄者", "For everybody of the age")
            if kind == FOR_ALL
            else pick(lang, "限低保、低收入家庭", "Dibao and low-income families only")
        )
        axis.set_xlim(OLD_AGE - 1, _LAST_AGE + 1)
        axis.set_ylim(0, top)
        axis.set_xticks(range(OLD_AGE, _LAST_AGE, 10))
        axis.set_xlabel(pick(lang, "年龄（岁）", "Age"))
        axis.yaxis.set_major_formatter(lambda value, _: amount(value, 0))
        axis.grid(axis="y")
    axes[0].set_ylabel(pick(lang, "元/人·年", "CNY per person per year"))
    caption = pick(lang, "高龄津贴与补贴：按年龄的台阶", "Allowances for the old: steps by age")
    source = pick(
        lang,
        "来源：各规划文本，按月印出者乘以12。空心端点：标准到此为止，其后未载明；箭头：年龄无上限。",
        "Source: the plans; monthly amounts times twelve. Hollow end: the schedule stops, no more is stated; "
        "arrow: no upper age.",
    )
    absent = [data.plan_name(plan, lang) for plan in plans if plan not in set(table["plan"])]
    if absent:
        names = joined(absent, lang)
        source += pick(lang, f"{not_stated(lang)}：{names}。", f" Not stated: {names}.")
    return Figure(
        drawing,
        caption=caption,
        alt=_steps_alt(table, data, caption, lang),
        source=source,
        facts=list(table["facts"]),
    )


def _colour(plan: str, order: list[str]) -> str:
    return _COLOURS[order.index(plan) % len(_COLOURS)]


def _end(row) -> float:
    return _LAST_AGE if pd.isna(row.age_to) else row.age_to + 1


def _steps(axis, table: pd.DataFrame, data: Dataset, order: list[str], lang: str) -> None:
    for plan, rows in table.groupby("plan", sort=False):
        colour, last, before = _colour(plan, order), None, None
        for row in rows.sort_values("age_from").itertuples():
            start, end = row.age_from, _end(row)
            axis.plot(
                [start, end], [row.per_year] * 2, color=colour, linewidth=2.4, solid_capstyle="butt", zorder=3
            )
            if last == start:
                axis.plot([start] * 2, [before, row.per_year], color=colour, linewidth=0.9, zorder=2)
            middle = (start + end) / 2
            axis.annotate(
                amount(row.per_year, 0), (middle, row.per_year), xytext=(0, 4), textcoords="offset points",
                ha="center", fontsize=8, color=colour,
            )  # fmt: skip
            last, before = end, row.per_year
        _finish(axis, row, colour)
        first = rows.sort_values("age_from").iloc[0]
        axis.annotate(
            data.plan_name(plan, lang), (first["age_from"], first["per_year"]), xytext=(0, -11),
            textcoords="offset points", fontsize=8.5, color=colour,
        )  # fmt: skip


def _finish(axis, row, colour: str) -> None:
    """Mark the end of a schedule: open upwards, or not stated beyond."""
    end, value = _end(row), row.per_year
    if pd.isna(row.age_to):
        axis.plot(end, value, ">", color=colour, markersize=6, zorder=4)
    else:
        axis.plot(end, value, "o", color=colour, markerfacecolor="white", markersize=5.5, zorder=4)


def _by_means(axis, table: pd.DataFrame, data: Dataset, order: list[str], lang: str) -> None:
    """Draw payments that overlap in age; of two that are the same amount, the second is labelled below."""
    taken: set[float] = set()
    for row in table.sort_values(["per_year", "age_from"]).itertuples():
        colour = _colour(row.plan, order)
        ages, values = [row.age_from, _end(row)], [row.per_year] * 2
        axis.plot(ages, values, color=colour, linewidth=1.6, linestyle="--", zorder=3)
        axis.plot(row.age_from, row.per_year, "|", color=colour, markersize=6, markeredgewidth=1.6, zorder=4)
        _finish(axis, row, colour)
        colon = pick(lang, "：", ": ")
        text = f"{data.plan_name(row.plan, lang)}{colon}{data.name('groups', row.group, lang)}"
        below = row.per_year in taken
        taken.add(row.per_year)
        axis.annotate(
            f"{text}{colon}{amount(row.per_year, 0)}", (_LAST_AGE if below else OLD_AGE, row.per_year),
            xytext=(0, -5 if below else 4), textcoords="offset points", ha="right" if below else "left",
            va="top" if below else "bottom", fontsize=7, color=colour,
        )  # fmt: skip


def _steps_alt(table: pd.DataFrame, data: Dataset, caption: str, lang: str) -> str:
    parts = []
    for row in table.itertuples():
        place, group = data.plan_name(row.plan, lang), data.name("groups", row.group, lang)
        value = amount(row.per_year, 0)
        parts.append(pick(lang, f"{place}{group}{value}元", f"{place}, {group}, {value} yuan"))
    text = pick(lang, "；", "; ").join(parts)
    return pick(
        lang, f"阶梯图：{caption}。每人每年：{text}。", f"Step chart: {caption}. A year per person: {text}."
    )
