"""Paths of a plan from baseline to target, against the levels that those above it have reached."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset import GRADES
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures import ambition_table, existing_table, yardsticks
from analysis.view import View
from analysis.words.marks import grade_name, grade_sign
from analysis.words.numbers import unit_name
from analysis.words.phrases import pick, sentence_case
from analysis.words.superiors.names import holder, number, rounded

#: Markers and lines of the places above; shape tells them apart without colour.
_SHAPES = {"nation": ("o", "-"), "province": ("s", "--"), "prefecture": ("^", ":")}
_KEYS = ["indicator", "group"]

#: Plans with one target that a label has room to name; the alternative text names all.
_NAMED = 3


@style.styled
def targets_and_levels(view: View) -> Figure | None:
    """Return a panel an indicator: city from baseline to target, superiors year by year; None without one.

    Indicators with a target and with a superior's levels of two years or more. Solid is printed in the plan,
    hollow comes from outside, each point with the letter of its grade.
    """
    table = view.of(existing_table, view.plans)
    table = table[table["basis"].isin(["level", "standards"])]
    years = table.groupby([*_KEYS, "place"])["year"].transform("nunique") if len(table) else table["year"]
    table = table[years >= 2]
    if table.empty:
        return None
    targets = view.of(ambition_table, view.plans)
    above = view.of(yardsticks, view.plans)
    if above is None:
        return None
    panels = [(key, rows) for key, rows in table.groupby(_KEYS, sort=False)]
    across = min(2, len(panels))
    down = -(-len(panels) // across)
    drawing = style.Drawing(figsize=(style.WIDTH, 0.3 + 2.6 * down))
    axes = drawing.subplots(down, across, squeeze=False)
    for axis in axes.flat[len(panels) :]:
        axis.set_axis_off()
    facts: list[str] = []
    colours, told = style.by_plan(view, view.plans), []
    for axis, (key, rows) in zip(axes.flat, panels, strict=False):
        mine = targets[(targets["indicator"] == key[0]) & (targets["group"] == key[1])]
        mine = mine[mine["target"].notna()]
        aims = above[(above["indicator"] == key[0]) & (above["group"] == key[1])]
        aims = aims[aims["plan"].isin(mine["plan"]) & (aims["unit"] == rows["unit"].iat[0])]
        aims = aims.drop_duplicates(["year", "target"])
        told.append(_panel(axis, view, rows, mine, aims, colours))
        facts += ids(";".join([*rows["facts"], *mine["baseline_fact"], *aims["facts"]]))
    style.panels(drawing, axes.tolist(), size=8.5)
    style.years(*axes.flat)
    grades = view.grades(facts)
    caption = view.pick("目标与上级的实际水平", "Targets against what those above have reached")
    text = view.pick("；", "; ").join(told)
    alt = view.pick(f"折线图：{caption}。{text}。", f"Line chart: {caption}. {text}.")
    return Figure(drawing, caption=caption, alt=alt, source=_source(grades, view.lang), facts=facts)


def _source(grades: tuple[str, ...], lang: str) -> str:
    named = [f"{grade_sign(g)} {grade_name(g, lang)}" for g in GRADES if g in grades]
    return pick(
        lang,
        f"来源：实心为规划印出的基期和目标；空心为规划之外的数字，字母为证据等级（{'；'.join(named)}），"
        "出处见文末外部数字表；空心菱形为上级的目标。",
        "Source: solid, baseline and target as the plan prints them; hollow, figures from outside with the "
        f"letter of their grade ({'; '.join(named)}), listed in the table of outside figures; hollow "
        "diamond, a superior's target.",
    )


def _panel(
    axis: Axes,
    view: View,
    rows: pd.DataFrame,
    mine: pd.DataFrame,
    aims: pd.DataFrame,
    colours: dict[str, str],
) -> str:
    unit = rows["unit"].iat[0]
    name = sentence_case(view.name("indicators", rows["indicator"].iat[0]))
    axis.set_title(name)
    axis.set_ylabel(unit_name(view, unit), fontsize=8)
    labels: list[tuple[float, float, str, str]] = []
    said = []
    for _, own in rows.drop_duplicates(["place", "year"]).groupby("place", sort=False):
        place, last = holder(view, own["place"].iat[0]), own.iloc[-1]
        marker, line = _SHAPES[own["level"].iat[0]]
        axis.plot(own["year"], own["existing"], marker, linestyle=line, linewidth=1, color=style.MUTED,
                  markerfacecolor="white", markersize=5, zorder=2)  # fmt: skip
        for level in own.itertuples():
            _letter(axis, level.year, level.existing, level.grade, -11 if level.verdict == "below" else 5)
        text = f"{place} {rounded(last['existing'], unit)} ({last['year']})"
        labels.append((last["year"], last["existing"], text, style.MUTED))
        steps = [f"{rounded(level.existing, unit)} ({level.year})" for level in own.itertuples()]
        said.append(f"{place} {', '.join(steps)}")
    for aim in aims.itertuples():
        axis.plot(aim.year, aim.target, "D", color=style.MUTED, markerfacecolor="white", markersize=9,
                  zorder=2)  # fmt: skip
        _letter(axis, aim.year, aim.target, view.grades([aim.facts])[0], -14)
    for target, same in mine.groupby("target", sort=False):
        for row in same.itertuples():
            colour = colours[row.plan]
            if pd.notna(row.baseline):
                axis.plot([row.baseline_year, row.target_year], [row.baseline, target], "o-", color=colour,
                          markersize=5, linewidth=1.8, markevery=[0], zorder=3)  # fmt: skip
            axis.plot(row.target_year, target, "D", color=colour, markersize=6, zorder=4)
            start = f"{number(row.baseline)} → " if pd.notna(row.baseline) else ""
            said.append(f"{view.plan_name(row.plan)} {start}{number(target, row.comparator)}")
        names = view.pick("、", ", ").join(view.plan_name(plan) for plan in same["plan"])
        if len(same) > _NAMED:
            names = view.pick(f"{len(same)}份规划", f"{len(same)} plans")
        colour = colours[same["plan"].iat[0]] if len(same) == 1 else style.INK
        labels.append((same["target_year"].iat[0], target, f"{names} {number(target)}", colour))
    axis.margins(y=0.14)
    axis.grid(axis="y")
    axis.set_axisbelow(True)
    axis.tick_params(labelsize=8)
    _labels(axis, labels)
    return view.pick(f"{name}：{'，'.join(said)}", f"{name}: {', '.join(said)}")


def _letter(axis: Axes, year: int, value: float, grades: str, up: int) -> None:
    signs = ",".join(grade_sign(grade) for grade in ids(grades))
    axis.annotate(signs, (year, value), xytext=(0, up), textcoords="offset points", ha="center", fontsize=6.5,
                  color=style.MUTED)  # fmt: skip


def _labels(axis: Axes, labels: list[tuple[float, float, str, str]]) -> None:
    """Name each end, to the right of the last year, no two closer than a line."""
    low, high = axis.get_ylim()
    right = max(year for year, *_ in labels)
    at, least = -np.inf, 0.085 * (high - low)
    for _, value, text, colour in sorted(labels, key=lambda label: label[1]):
        at = max(value, at + least)
        axis.annotate(text, (right, at), xytext=(8, 0), textcoords="offset points", va="center", fontsize=7.5,
                      color=legible(colour), annotation_clip=False)  # fmt: skip
