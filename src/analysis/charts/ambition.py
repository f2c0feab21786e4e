"""Charts of targets: side by side, by class, and the ranks of the index against a weight."""

from __future__ import annotations

import textwrap

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.dataset import Dataset, Row
from analysis.display import Figure
from analysis.errors import MeasureError
from analysis.measures import CLASSES, checked_weights, common_set, shared_table, weight_path
from analysis.words.ambition.answer import choice_name, class_name
from analysis.words.numbers import COMPARATORS, plain, unit_name
from analysis.words.phrases import not_stated, pick, sentence_case


@style.styled
def ambition_paths(data: Dataset, plans: list[str], lang: str) -> Figure | None:
    """Return dumbbells baseline -> target of the indicators with both in two plans or more; None without one.

    A panel an indicator, a row a city. Filled ends are binding, hollow ones expected or not said; a hollow
    bar is a provisional baseline. A plan without the unit keeps its row and says the figures in words.
    """
    table = shared_table(data, plans)
    table = table[table["based"] >= 2]
    if table.empty:
        return None
    groups = [rows for _, rows in table.groupby(["indicator", "group"], sort=False)]
    sizes = [len(rows) for rows in groups]
    drawing = style.drawing(0.2 + sum(0.62 + 0.26 * size for size in sizes))[0]
    drawing.clear()
    panels = drawing.subplots(len(groups), 1, height_ratios=[1.6 + size for size in sizes], squeeze=False)
    said = [_panel(axis[0], data, rows, lang) for axis, rows in zip(panels, groups, strict=True)]
    caption = pick(lang, "可以对照的目标：由基期到目标", "Targets side by side: from baseline to target")
    source = pick(
        lang,
        "来源：各规划文本。竖线：基期，灰色为预计值；圆点：目标，实心为约束性，空心为预期性或未标明。",
        "Source: the plans. Bar: baseline, grey if provisional; dot: target, filled if binding, hollow if "
        "expected or not said.",
    )
    text = pick(lang, "；", "; ").join(said)
    alt = pick(lang, f"哑铃图：{caption}。{text}。", f"Dumbbell chart: {caption}. {text}.")
    facts = [fact for found in table["facts"] for fact in found.split(";")]
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _panel(axis: Axes, data: Dataset, rows: pd.DataFrame, lang: str) -> str:
    indicator = rows["indicator"].iat[0]
    unit = data.indicators.set_index("indicator").at[indicator, "unit"]
    name = sentence_case(data.name("indicators", indicator, lang))
    shown = unit_name(data, unit, lang)
    axis.set_title(pick(lang, f"{name}（{shown}）", f"{name} ({shown})"))
    drawn = rows[(rows["unit"] == unit) & rows["target"].notna()]
    parts = []
    for at, row in enumerate(rows.itertuples()):
        if row.Index in drawn.index:
            _dumbbell(axis, at, row, data)
        said = _path_text(row, lang)
        right = np.nanmax([row.baseline, row.target]) if row.Index in drawn.index else 0
        colour = style.INK if row.Index in drawn.index else style.MUTED
        axis.annotate(said, (right, at), xytext=(9, 0), textcoords="offset points", va="center", fontsize=8,
                      color=colour)  # fmt: skip
        parts.append(
            pick(lang, f"{data.plan_name(row.plan, lang)}{said}", f"{data.plan_name(row.plan, lang)} {said}")
        )
    top = drawn[["baseline", "target"]].max().max()
    axis.set_xlim(0, top * 1.3)
    axis.set_yticks(range(len(rows)), [data.plan_name(plan, lang) for plan in rows["plan"]])
    axis.set_ylim(len(rows) - 0.4, -0.6)
    axis.grid(axis="x")
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    axis.tick_params(axis="x", labelsize=8)
    return pick(lang, f"{name}：{'，'.join(parts)}", f"{name}: {', '.join(parts)}")


def _dumbbell(axis: Axes, at: int, row: Row, data: Dataset) -> None:
    if pd.notna(row.baseline):
        axis.plot([row.baseline, row.target], [at, at], color=style.GRID, linewidth=4, zorder=1,
                  solid_capstyle="butt")  # fmt: skip
        ink = style.MUTED if data.mark([row.baseline_fact]) == "estimate" else style.INK
        axis.plot(row.baseline, at, "|", color=ink, markersize=11, markeredgewidth=2, zorder=2)
    face = style.URBAN if row.attribute == "binding" else "white"
    axis.plot(row.target, at, "o", color=style.URBAN, markerfacecolor=face, markersize=7, zorder=3)


def _path_text(row: Row, lang: str) -> str:
    target = COMPARATORS[row.comparator] + plain(row.target) if pd.notna(row.target) else row.target_text
    if pd.isna(row.baseline):
        return pick(
            lang, f"目标{target}，基期{not_stated(lang)}", f"target {target}, baseline {not_stated(lang)}"
        )
    said = f"{plain(row.baseline)} → {target}"
    if row.unit != "not_stated":
        return said
    times = plain(round(row.target / row.baseline, 1))
    return said + pick(lang, f"，未印单位（{times}倍）", f", no unit printed (× {times})")


#: Marker, whether filled, and colour of each class; shape tells them apart without colour.
_SIGNS = {
    "usable": ("o", True, 0), "already met": ("D", True, 2), "zero baseline": ("^", True, 0),
    "no baseline": ("o", False, 0), "text": ("_", False, 7), "contested": ("X", True, 3),
    "no unit": ("s", False, 1),
}  # fmt: skip


@style.styled
def ambition_matrix(data: Dataset, plans: list[str], lang: str) -> Figure | None:
    """Return indicator by city, the class of each target as a sign; None where no indicator is shared."""
    table = shared_table(data, plans)
    if table.empty:
        return None
    colours = sns.color_palette("colorblind").as_hex()
    keys = list(dict.fromkeys(zip(table["indicator"], table["group"], strict=True)))
    keys.sort(key=lambda key: -_weight(table, key))
    names = [_row_name(data, key, lang) for key in keys]
    drawing, (axis,) = style.drawing(0.95 + 0.175 * len(keys))
    at = {key: n for n, key in enumerate(keys)}
    across = {plan: n for n, plan in enumerate(plans)}
    used = [code for code in CLASSES if (table["class"] == code).any()]
    for code in used:
        mine = table[table["class"] == code]
        rows = [at[key] for key in zip(mine["indicator"], mine["group"], strict=True)]
        marker, filled, colour = _SIGNS[code]
        face = colours[colour] if filled else "white"
        axis.plot([across[plan] for plan in mine["plan"]], rows, marker, color=colours[colour],
                  markerfacecolor=face, markersize=6, linestyle="", label=class_name(code, lang))  # fmt: skip
    axis.set_yticks(range(len(keys)), names, fontsize=7.5)
    axis.set_xticks(range(len(plans)), [data.plan_name(plan, lang) for plan in plans], fontsize=8)
    axis.xaxis.tick_top()
    axis.set_xlim(-0.5, len(plans) - 0.5)
    axis.set_ylim(len(keys) - 0.4, -0.6)
    axis.grid(axis="y")
    axis.set_axisbelow(True)
    axis.tick_params(length=0)
    for side in axis.spines.values():
        side.set_visible(False)
    drawing.legend(loc="outside lower center", ncols=4, fontsize=8, handletextpad=0.2, columnspacing=1.2)
    caption = pick(lang, "两份以上规划共有的目标，按能否衡量", "Targets that two plans or more set, by class")
    source = pick(
        lang, "来源：各规划文本。空白：该规划没有这项目标。", "Source: the plans. Blank: no such target."
    )
    counts = [(class_name(code, lang), (table["class"] == code).sum()) for code in used]
    told = pick(lang, "，", ", ").join(pick(lang, f"{n}{k}项", f"{n} {k}") for n, k in counts)
    alt = pick(
        lang,
        f"矩阵图：{len(keys)}项共有指标，{len(plans)}份规划。{told}。",
        f"Matrix of {len(keys)} shared indicators and {len(plans)} plans. {told}.",
    )
    facts = [fact for found in table["facts"] for fact in found.split(";")]
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _weight(table: pd.DataFrame, key: tuple[str, str]) -> int:
    mine = table[(table["indicator"] == key[0]) & (table["group"] == key[1])]
    return 100 * int(mine["based"].iat[0]) + len(mine)


def _row_name(data: Dataset, key: tuple[str, str], lang: str) -> str:
    name = sentence_case(data.name("indicators", key[0], lang))
    if key[1] != "all":
        group = data.name("groups", key[1], lang)
        name = pick(lang, f"{name}（{group}）", f"{name} ({group})")
    return textwrap.shorten(name, 66, placeholder=" …") if lang == "en" else name


@style.styled
def rank_by_weight(data: Dataset, plans: list[str], weights: list[float], lang: str) -> Figure | None:
    """Return the rank of each plan while the weight of the first indicator grows; None without an index."""
    try:
        common = common_set(data, plans)
    except MeasureError:
        return None
    path = weight_path(common, checked_weights(list(weights), common))
    methods = list(dict.fromkeys(zip(path["normalisation"], path["aggregation"], strict=True)))
    drawing, axes = style.drawing(1.35 + 0.32 * len(common.plans), len(methods))
    colours = sns.color_palette("colorblind").as_hex()
    told = []
    for axis, method in zip(axes, methods, strict=True):  # one panel a method
        mine = path[(path["normalisation"] == method[0]) & (path["aggregation"] == method[1])]
        for at, plan in enumerate(common.plans):
            line = mine[mine["plan"] == plan]
            axis.plot(line["weight"], line["rank"], color=colours[at % len(colours)], linewidth=2,
                      linestyle=("-", "--", "-.", ":")[at % 4], drawstyle="steps-mid")  # fmt: skip
            if axis is axes[-1]:
                end = (1, line["rank"].iat[-1])
                axis.annotate(data.plan_name(plan, lang), end, xytext=(5, 0), textcoords="offset points",
                              va="center", fontsize=8, color=colours[at % len(colours)],
                              annotation_clip=False)  # fmt: skip
        axis.set_title(choice_name(*method, lang).replace(pick(lang, "、", ", "), "\n"), fontsize=8)
        axis.set_xlim(0, 1)
        axis.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        axis.set_ylim(len(common.plans) + 0.3, 0.7)
        axis.set_yticks(range(1, len(common.plans) + 1))
        axis.grid(axis="y")
        told.append(_told(data, mine, method, lang))
    name = data.name("indicators", common.indicators[0], lang)
    drawing.supxlabel(pick(lang, f"{name}的权重", f"Weight of the {name}"), fontsize=9)
    axes[0].set_ylabel(pick(lang, "名次", "Rank"))
    caption = pick(lang, "名次随权重而变", "Ranks against the weight of one indicator")
    source = pick(
        lang,
        "来源：各规划文本，由印出数字计算。其余指标分享剩下的权重。",
        "Source: the plans; derived from printed figures. The other indicators share the rest.",
    )
    text = pick(lang, "；", "; ").join(told)
    alt = pick(lang, f"折线图：{caption}。{text}。", f"Step chart: {caption}. {text}.")
    facts = [fact for found in common.facts.values() for fact in found.split(";")]
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _told(data: Dataset, path: pd.DataFrame, method: tuple[str, str], lang: str) -> str:
    """Who is first without the indicator, and with nothing else."""
    ends = [path[(path["weight"] == w) & (path["rank"] == 1)]["plan"] for w in (0, 1)]
    first, last = (pick(lang, "、", ", ").join(data.plan_name(p, lang) for p in found) for found in ends)
    name = choice_name(*method, lang)
    return pick(
        lang,
        f"{name}：权重为零时{first}居首，为一时{last}居首",
        f"{name}: first at weight 0 {first}, at weight 1 {last}",
    )
