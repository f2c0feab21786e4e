"""Aging pressure drawn: nursing beds now and at the target."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.axes import Axes

from analysis.charts import style
from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.aging.nursing import nursing_gap
from analysis.view import View
from analysis.words import absences
from analysis.words.aging.names import printed
from analysis.words.numbers import COMPARATORS, amount, plain
from analysis.words.phrases import pick


@style.styled
def nursing_beds_gap(view: View) -> Figure | None:
    """Return nursing share now and at the target by plan, with the gap in beds; None if none prints a share.

    Filled: printed; hollow: the plan's own estimate; hatched: what the target adds.
    """
    table = view.of(nursing_gap, view.plans)
    if not table["share_fact"].any():
        return None
    drawing, (axis,) = style.drawing(1.0 + 0.42 * len(view.plans))
    texts = [_bar(axis, at, row, view) for at, row in enumerate(table.itertuples())]
    names = [view.plan_name(plan) for plan in view.plans]
    style.rows(drawing, axis, names)
    axis.set_ylim(len(view.plans) - 0.5, -0.5)
    axis.set_xlim(0, 162)
    axis.set_xticks(range(0, 101, 20))
    axis.set_xlabel(view.pick("占养老机构床位的%", "% of the beds of institutions"), x=50 / 162)
    axis.spines["left"].set_visible(False)
    axis.spines["bottom"].set_bounds(0, 100)
    axis.tick_params(axis="y", length=0)
    caption = view.pick("护理型床位：现状与目标", "Nursing beds: now and at the target")
    source = view.pick(
        "来源：各规划文本，床位数由印出数字计算。实心：印出；空心：规划自称的预计值；斜线：目标所增部分。",
        "Source: the plans; numbers of beds derived. Filled: printed; hollow: the plan's own provisional "
        "figure; hatched: what the target adds.",
    )
    said = [view.pick(f"{n}：{t}", f"{n}: {t}") for n, t in zip(names, texts, strict=True)]
    alt = view.pick(f"条形图：{caption}。{'；'.join(said)}。", f"Bar chart: {caption}. {'; '.join(said)}.")
    facts = ids(*table["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _bar(axis: Axes, at: int, row: Row, view: View) -> str:
    """Draw one plan and return what the row says."""
    label: dict[str, Any] = {"va": "center", "fontsize": 8}
    if not row.share_fact:
        said = absences.text(view, row.plan)
        axis.text(1, at, said, color=style.MUTED, **label)
        return said
    estimate = view.mark([row.share_fact]) == "estimate"
    share = row.share * 100
    face = "white" if estimate else style.URBAN
    axis.barh(at, 100, height=0.52, color=style.GRID, zorder=1)
    axis.barh(at, share, height=0.52, color=face, edgecolor=style.URBAN, linewidth=1.4, zorder=2)
    ink = style.URBAN if estimate else "white"
    now = printed(view, row.share_fact)
    axis.text(share / 2, at, now, color=ink, ha="center", zorder=4, **label)
    if math.isnan(row.target):
        return f"{now}%" + view.pick("，目标", ", target ") + absences.text(view, row.plan)
    goal = f"{COMPARATORS[row.comparator]}{plain(round(row.target * 100, 6))}"
    if row.target > row.share:
        axis.barh(
            at, row.target * 100 - share, left=share, height=0.52, facecolor="white",
            edgecolor=style.RURAL, hatch="////", linewidth=0.8, zorder=2,
        )  # fmt: skip
    axis.plot([row.target * 100] * 2, [at - 0.36, at + 0.36], color=style.INK, linewidth=1.6, zorder=3)
    axis.text(row.target * 100 + 1.5, at, goal, color=style.INK, zorder=4, **label)
    lines = _beds_text(view, row)
    axis.text(102, at, "\n".join(lines), color=style.INK if row.nursing > 0 else style.MUTED, **label)
    beds = view.pick("，", ", ").join(lines) if row.nursing > 0 else view.pick("", " ").join(lines)
    return view.pick(f"{now}%至{goal}%，", f"{now} to {goal} per cent, ") + beds


def _beds_text(view: View, row: Row) -> tuple[str, ...]:
    """Return the lines of the label at the right of a bar."""
    lang = view.lang
    if math.isnan(row.nursing):
        said = absences.text(view, row.plan)
        return pick(lang, (f"机构床位{said}",), ("institutions' beds", said))
    now, goal = amount(row.nursing, 0), amount(row.nursing_target, 0)
    if not row.conversion > 0:
        return (pick(lang, f"{now}张，已达目标", f"{now} beds, target met"),)
    converted, built = (amount(value, 0) for value in (row.conversion, row.building))
    return pick(
        lang,
        (f"{now} → {goal}张", f"改造{converted}张，或新建{built}张"),
        (f"{now} → {goal} beds", f"convert {converted} or build {built}"),
    )
