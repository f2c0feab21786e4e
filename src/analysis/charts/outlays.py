"""Who bears the rise of the standards, drawn: pieces in logs that add up to the rise."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.outlays.decomposition import bearers
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import amount
from analysis.words.outlays.names import span, subject
from analysis.words.phrases import pick, sentence_case

_PARTS = ("budget", "roll", "part", "roll_and_part")
_COLOURS = {"budget": style.INK, "roll": style.URBAN, "part": style.RURAL, "roll_and_part": "white"}


def _part_name(part: str, lang: str) -> str:
    return {
        "budget": pick(lang, "支出增加", "higher outlays"),
        "roll": pick(lang, "在册人数减少", "shorter roll"),
        "part": pick(lang, "补差占标准下降", "smaller part paid"),
        "roll_and_part": pick(lang, "后两者合计", "the latter two together"),
    }[part]


@style.styled
def standard_bearers(view: View) -> Figure | None:
    """Return for each rise of a standard what carried it: bars in log points that add up to the rise.

    To the right what carried the rise, to the left what went against it; the upright tick is the rise of the
    standard. Hatched: roll and part paid, not printed apart. None where no rise can be split.
    """
    table = view.of(bearers, view.plans)
    table = table[(table["standard"] > 0) & table["budget"].notna()].reset_index(drop=True)
    if table.empty:
        return None
    drawing, (axis,) = style.drawing(1.25 + 0.5 * len(table))
    said = [_bar(axis, at, row, view) for at, (_, row) in enumerate(table.iterrows())]
    labels = [_label(view, row) for _, row in table.iterrows()]
    style.rows(drawing, axis, labels, top=0.35)
    axis.set_ylim(len(table) - 0.4, -0.75)
    axis.axvline(0, color=style.INK, linewidth=0.9, zorder=4)
    axis.set_xlabel(
        view.pick(
            "对数点（百分之一）：各段相加等于标准的提高",
            "log points: the pieces add up to the standard's rise",
        )
    )
    axis.grid(axis="x")
    axis.set_axisbelow(True)
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    _legend(drawing, table, view.lang)
    caption = view.pick("标准的提高由什么承担", "What carried the rise of the standards")
    source = view.pick(
        "来源：各规划文本，由印出数字计算。右侧为承担，左侧为反向；竖划为标准的提高。支出未逐年印出者按人数×补差×12推算。",
        "Source: the plans; derived from printed figures. Right: what carried the rise; left: what went "
        "against "
        "it; tick: the rise of the standard. Outlays not printed by year are recipients × average × 12.",
    )
    absent = [plan for plan in view.plans if plan not in set(table["plan"])]
    if absent:
        silent = absences.listed(view, absent)
        source += view.pick(f"{silent}。", f" {sentence_case(silent)}.")
    text = view.pick("；", "; ").join(said)
    alt = view.pick(f"条形图：{caption}（对数点）。{text}。", f"Bar chart: {caption}, log points. {text}.")
    facts = ids(*table["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _label(view: View, row: pd.Series) -> str:
    place, name = view.plan_name(row["plan"]), subject(view, row["programme"], row["group"])
    return f"{place}\n{name} {span(row['start'], row['end'], view.lang)}"


def _bar(axis: Axes, at: int, row: pd.Series, view: View) -> str:
    """Draw the pieces of one rise and return what the row says."""
    right = left = 0.0
    words = []
    for part in _PARTS:
        value = 100 * row[part]
        if math.isnan(value):
            continue
        start = right if value > 0 else left
        hatch: dict[str, Any] = (
            {"hatch": "////", "edgecolor": style.URBAN} if part == "roll_and_part" else {"edgecolor": "white"}
        )
        axis.barh(
            at, value, left=start, height=0.5, facecolor=_COLOURS[part], linewidth=0.8, zorder=2, **hatch
        )
        right, left = (right + value, left) if value > 0 else (right, left + value)
        text = amount(value, 1)
        words.append(f"{_part_name(part, view.lang)} {text}")
        if abs(value) >= 6:
            boxed: dict[str, Any] = (
                {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}}
                if part == "roll_and_part"
                else {}
            )
            ink = style.INK if part == "roll_and_part" else "white"
            # The tick of the standard cuts the hatched piece: its number stands in the first quarter.
            middle = start + value / (4 if part == "roll_and_part" else 2)
            centred: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 8}
            axis.text(middle, at, text, color=ink, zorder=5, **centred, **boxed)
    rise = 100 * row["standard"]
    axis.plot([rise] * 2, [at - 0.37, at + 0.37], color=style.ONE, linewidth=2.4, zorder=6)
    axis.text(
        rise,
        at - 0.4,
        amount(rise, 1),
        color=legible(style.ONE),
        ha="center",
        va="bottom",
        fontsize=8,
        zorder=6,
    )
    lead = _label(view, row).replace("\n", view.pick("", ", "))
    comma = view.pick("，", ", ")
    return f"{lead}{view.pick('：标准', ': standard ')}{amount(rise, 1)}{comma}{comma.join(words)}"


def _legend(drawing: style.Drawing, table: pd.DataFrame, lang: str) -> None:
    used = [part for part in _PARTS if table[part].notna().any()]
    keys: list[Artist] = [
        Patch(
            facecolor=_COLOURS[part], edgecolor=style.URBAN if part == "roll_and_part" else "white",
            hatch="////" if part == "roll_and_part" else "", label=_part_name(part, lang),
        )
        for part in used
    ]  # fmt: skip
    rise = pick(lang, "标准提高", "rise of the standard")
    keys.append(Line2D([], [], color=style.ONE, linewidth=2.4, label=rise))
    drawing.legend(
        handles=keys, loc="upper left", ncols=5, fontsize=7.5, handlelength=1.1, columnspacing=0.8,
        borderaxespad=0.2,
    )  # fmt: skip
