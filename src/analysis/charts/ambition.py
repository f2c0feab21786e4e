"""Targets side by side: from the baseline to what is promised."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures import shared_table
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import COMPARATORS, plain, unit_name
from analysis.words.phrases import pick, sentence_case


@style.styled
def ambition_paths(view: View) -> Figure | None:
    """Return dumbbells baseline -> target of the indicators with both in two plans or more; None without one.

    A panel an indicator, a row a city. Filled ends are binding, hollow ones expected or not said; a hollow
    bar is a provisional baseline. A plan without the unit keeps its row and says the figures in words.
    """
    table = view.of(shared_table, view.plans)
    table = table[table["based"] >= 2]
    if table.empty:
        return None
    groups = [rows for _, rows in table.groupby(["indicator", "group"], sort=False)]
    sizes = [len(rows) for rows in groups]
    drawing = style.Drawing(figsize=(style.WIDTH, sum(0.56 + 0.3 * size for size in sizes)))
    panels = drawing.subplots(len(groups), 1, squeeze=False)[:, 0]
    left = max(style.inches(view.plan_name(plan)) for plan in table["plan"]) + 0.1
    top, said = 0.0, []
    for axis, rows, size in zip(panels, groups, sizes, strict=True):
        below = drawing.get_figheight() - top - 0.28 - 0.3 * size
        style.margins(drawing, [[axis]], left=left, right=0.12, top=top + 0.28, bottom=below)
        said.append(_panel(axis, view, rows))
        top += 0.56 + 0.3 * size
    caption = view.pick("可以对照的目标：由基期到目标", "Targets side by side: from baseline to target")
    source = view.pick(
        "来源：各规划文本。竖线：基期，灰色为预计值；圆点：目标，实心为约束性，空心为预期性或未标明。",
        "Source: the plans. Bar: baseline, grey if provisional; dot: target, filled if binding, hollow if "
        "expected or not said.",
    )
    text = view.pick("；", "; ").join(said)
    alt = view.pick(f"哑铃图：{caption}。{text}。", f"Dumbbell chart: {caption}. {text}.")
    facts = ids(*table["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _panel(axis: Axes, view: View, rows: pd.DataFrame) -> str:
    indicator = rows["indicator"].iat[0]
    unit = view.lists.indicators[indicator]["unit"]
    name = sentence_case(view.name("indicators", indicator))
    shown = unit_name(view, unit)
    axis.set_title(view.pick(f"{name}（{shown}）", f"{name} ({shown})"))
    drawn = rows[(rows["unit"] == unit) & rows["target"].notna()]
    parts = []
    for at, row in enumerate(rows.itertuples()):
        if row.Index in drawn.index:
            _dumbbell(axis, at, row, view)
        said = _path_text(view, row)
        right = np.nanmax([row.baseline, row.target]) if row.Index in drawn.index else 0
        colour = style.INK if row.Index in drawn.index else style.MUTED
        axis.annotate(said, (right, at), xytext=(9, 0), textcoords="offset points", va="center", fontsize=8,
                      color=colour)  # fmt: skip
        parts.append(view.pick(f"{view.plan_name(row.plan)}{said}", f"{view.plan_name(row.plan)} {said}"))
    axis.set_xlim(0, style.right_edge(axis, 0))
    axis.set_yticks(range(len(rows)), [view.plan_name(plan) for plan in rows["plan"]])
    axis.set_ylim(len(rows) - 0.4, -0.6)
    axis.grid(axis="x")
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    axis.tick_params(axis="x", labelsize=8)
    return view.pick(f"{name}：{'，'.join(parts)}", f"{name}: {', '.join(parts)}")


def _dumbbell(axis: Axes, at: int, row: Row, view: View) -> None:
    if pd.notna(row.baseline):
        axis.plot([row.baseline, row.target], [at, at], color=style.GRID, linewidth=4, zorder=1,
                  solid_capstyle="butt")  # fmt: skip
        ink = style.MUTED if view.mark([row.baseline_fact]) == "estimate" else style.INK
        axis.plot(row.baseline, at, "|", color=ink, markersize=11, markeredgewidth=2, zorder=2)
    face = style.URBAN if row.attribute == "binding" else "white"
    axis.plot(row.target, at, "o", color=style.URBAN, markerfacecolor=face, markersize=7, zorder=3)


def _path_text(view: View, row: Row) -> str:
    lang, absent = view.lang, absences.text(view, row.plan)
    target = COMPARATORS[row.comparator] + plain(row.target) if pd.notna(row.target) else row.target_text
    if pd.isna(row.baseline):
        return pick(lang, f"目标{target}，基期{absent}", f"target {target}, baseline {absent}")
    said = f"{plain(row.baseline)} → {target}"
    if row.unit != "not_stated":
        return said
    times = plain(round(row.target / row.baseline, 1))
    return said + pick(lang, f"，未印单位（{times}倍）", f", no unit printed (× {times})")
