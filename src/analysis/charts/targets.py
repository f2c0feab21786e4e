"""Dumbbells from baseline to target, for the targets of a plan that are shares."""

from __future__ import annotations

import textwrap

import pandas as pd

from analysis.charts import style
from analysis.dataset import Dataset
from analysis.display import Figure
from analysis.measures import target_table
from analysis.words.numbers import plain
from analysis.words.phrases import pick, sentence_case


@style.styled
def target_paths(data: Dataset, plan: str, lang: str) -> Figure | None:
    """Return baseline and target of the plan's shares; None where it prints no share with a baseline.

    A filled end is a binding target, a hollow one expected or not said; a hollow start is the plan's own
    estimate.
    """
    table = target_table(data, plan)
    table = table[(table["unit"] == "percent") & table["target"].notna() & table["baseline"].notna()]
    table = table.drop_duplicates(["indicator", "group"])
    if table.empty:
        return None
    names = [_name(data, row, lang) for row in table.itertuples()]
    height = 0.8 + sum(0.15 + 0.13 * (name.count("\n") + 1) for name in names)
    drawing, (axis,) = style.drawing(height)
    for at, row in enumerate(table.itertuples()):
        _row(axis, at, row)
    axis.set_yticks(range(len(table)), names)
    axis.set_ylim(len(table) - 0.4, -0.6)
    axis.set_xlim(-3, max(100, table[["baseline", "target"]].max().max()) * 1.25)
    axis.set_xticks([tick for tick in axis.get_xticks() if 0 <= tick <= max(100, table["target"].max())])
    axis.set_xlabel("%")
    axis.grid(axis="x")
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    place = data.plan_name(plan, lang)
    caption = pick(lang, f"{place}：有基期的比率目标", f"{place}: targets for shares that have a baseline")
    source = pick(
        lang,
        "来源：规划文本。竖线：基期；圆点：目标，实心为约束性，空心为预期性或未标明。",
        "Source: the plan. Bar: baseline; dot: target, filled if binding, hollow if expected or not said.",
    )
    parts = [
        pick(
            lang,
            f"{name}由{plain(row.baseline)}%至{plain(row.target)}%",
            f"{name} {plain(row.baseline)} to {plain(row.target)} per cent",
        )
        for name, row in zip(
            (n.replace("\n", pick(lang, "", " ")) for n in names), table.itertuples(), strict=True
        )
    ]
    alt = (
        pick(lang, f"点图：{caption}。", f"Dot chart: {caption}. ")
        + pick(lang, "；", "; ").join(parts)
        + pick(lang, "。", ".")
    )
    facts = [fact for text in table["facts"] for fact in text.split(";")]
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _name(data: Dataset, row, lang: str) -> str:
    name = sentence_case(data.name("indicators", row.indicator, lang))
    if row.group != "all":
        group = data.name("groups", row.group, lang)
        name = pick(lang, f"{name}（{group}）", f"{name} ({group})")
    return "\n".join(textwrap.wrap(name, 18 if lang == "zh" else 38))


def _row(axis, at: int, row) -> None:
    colour = style.URBAN
    axis.plot(
        [row.baseline, row.target], [at, at], color=style.GRID, linewidth=4, zorder=1, solid_capstyle="butt"
    )
    axis.plot(row.baseline, at, "|", color=style.INK, markersize=11, markeredgewidth=2, zorder=2)
    face = colour if row.attribute == "binding" else "white"
    axis.plot(row.target, at, "o", color=colour, markerfacecolor=face, markersize=7, zorder=3)
    same = pd.notna(row.baseline) and row.baseline == row.target
    said = plain(row.target) if same else f"{plain(row.baseline)} → {plain(row.target)}"
    right = max(row.baseline, row.target)
    axis.annotate(said, (right, at), xytext=(9, 0), textcoords="offset points", va="center", fontsize=8)
