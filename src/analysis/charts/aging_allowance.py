"""The steps of the old-age allowance by age, drawn."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset import Row
from analysis.display import Figure
from analysis.measures.aging.allowance import FOR_ALL, MEANS_TESTED, schedules
from analysis.measures.aging.rows import OLD_AGE
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import amount
from analysis.words.phrases import sentence_case

#: Right edge of the ages drawn: an open bracket leaves it as an arrow.
_LAST_AGE = 106


@style.styled
def allowance_steps(view: View) -> Figure | None:
    """Return the allowances of the plans as steps over age, those for everybody apart from those by means.

    None if no plan prints an amount. A hollow end says that the schedule stops and no more is stated, an
    arrow that the bracket is open.
    """
    table = view.of(schedules, view.plans)
    if table.empty:
        return None
    classes = [kind for kind in (FOR_ALL, MEANS_TESTED) if (table["class"] == kind).any()]
    colours = style.by_plan(view, list(table["plan"].unique()))
    drawing, axes = style.drawing(3.9, columns=len(classes))
    top = table["per_year"].max() * 1.18
    for axis, kind in zip(axes, classes, strict=True):
        own = table[table["class"] == kind]
        (_steps if kind == FOR_ALL else _by_means)(axis, own, view, colours)
        axis.set_title(
            view.pick("凡达年龄者", "For everybody of the age")
            if kind == FOR_ALL
            else view.pick("限低保、低收入家庭", "Dibao and low-income families only")
        )
        axis.set_xlim(OLD_AGE - 1, _LAST_AGE + 1)
        axis.set_ylim(0, top)
        axis.set_xticks(range(OLD_AGE, _LAST_AGE, 10))
        axis.set_xlabel(view.pick("年龄（岁）", "Age"))
        axis.yaxis.set_major_formatter(lambda value, _: amount(value, 0))
        axis.grid(axis="y")
    axes[0].set_ylabel(view.pick("元/人·年", "CNY per person per year"))
    style.panels(drawing, [axes])
    caption = view.pick("高龄津贴与补贴：按年龄的台阶", "Allowances for the old: steps by age")
    source = view.pick(
        "来源：各规划文本，按月印出者乘以12。空心端点：标准到此为止，其后未载明；箭头：年龄无上限。",
        "Source: the plans; monthly amounts times twelve. Hollow end: the schedule stops, no more is stated; "
        "arrow: no upper age.",
    )
    absent = [plan for plan in view.plans if plan not in set(table["plan"])]
    if absent:
        said = absences.listed(view, absent)
        source += view.pick(f"{said}。", f" {sentence_case(said)}.")
    return Figure(
        drawing,
        caption=caption,
        alt=_steps_alt(table, view, caption),
        source=source,
        facts=list(table["facts"]),
    )


def _end(row: Row) -> float:
    return _LAST_AGE if pd.isna(row.age_to) else row.age_to + 1


def _steps(axis: Axes, table: pd.DataFrame, view: View, colours: dict[str, str]) -> None:
    for plan, rows in table.groupby("plan", sort=False):
        colour, last, before = colours[plan], None, None
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
                ha="center", fontsize=8, color=legible(colour),
            )  # fmt: skip
            last, before = end, row.per_year
        _finish(axis, row, colour)
        first = rows.sort_values("age_from").iloc[0]
        axis.annotate(
            style.wrapped(view.plan_name(plan), 1.4, 8.5), (first["age_from"], first["per_year"]),
            xytext=(0, -3), textcoords="offset points", va="top", fontsize=8.5, color=legible(colour),
        )  # fmt: skip


def _finish(axis: Axes, row: Row, colour: str) -> None:
    """Mark the end of a schedule: open upwards, or not stated beyond."""
    end, value = _end(row), row.per_year
    if pd.isna(row.age_to):
        axis.plot(end, value, ">", color=colour, markersize=6, zorder=4)
    else:
        axis.plot(end, value, "o", color=colour, markerfacecolor="white", markersize=5.5, zorder=4)


def _by_means(axis: Axes, table: pd.DataFrame, view: View, colours: dict[str, str]) -> None:
    """Draw payments that overlap in age; of two that are the same amount, the second is labelled below."""
    taken: set[float] = set()
    for row in table.sort_values(["per_year", "age_from"]).itertuples():
        colour = colours[row.plan]
        ages, values = [row.age_from, _end(row)], [row.per_year] * 2
        axis.plot(ages, values, color=colour, linewidth=1.6, linestyle="--", zorder=3)
        axis.plot(row.age_from, row.per_year, "|", color=colour, markersize=6, markeredgewidth=1.6, zorder=4)
        _finish(axis, row, colour)
        colon = view.pick("：", ": ")
        text = f"{view.plan_name(row.plan)}{colon}{view.name('groups', row.group)}"
        text = style.wrapped(f"{text}{colon}{amount(row.per_year, 0)}", 2.6, 7)
        below = row.per_year in taken
        taken.add(row.per_year)
        axis.annotate(
            text, (_LAST_AGE if below else OLD_AGE, row.per_year),
            xytext=(0, -5 if below else 4), textcoords="offset points", ha="right" if below else "left",
            va="top" if below else "bottom", fontsize=7, color=legible(colour),
        )  # fmt: skip


def _steps_alt(table: pd.DataFrame, view: View, caption: str) -> str:
    parts = []
    for row in table.itertuples():
        place, group = view.plan_name(row.plan), view.name("groups", row.group)
        value = amount(row.per_year, 0)
        parts.append(view.pick(f"{place}{group}{value}元", f"{place}, {group}, {value} yuan"))
    text = view.pick("；", "; ").join(parts)
    return view.pick(
        f"阶梯图：{caption}。每人每年：{text}。", f"Step chart: {caption}. A year per person: {text}."
    )
