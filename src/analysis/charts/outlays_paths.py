"""Standards and the people whom the outlays would pay in full, drawn as paths over the years."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.outlays.equivalents import ratios
from analysis.view import View
from analysis.words.numbers import amount
from analysis.words.outlays.names import subject


@style.styled
def full_standard_paths(view: View, programme: str) -> Figure | None:
    """Return the path of a programme: people whom the money would pay in full, against the standard.

    One panel a plan and area with two years or more; None where there is none. Solid dots: the outlay is
    printed; hollow dots: reckoned from recipients and averages.
    """
    table = view.of(ratios, view.plans)
    table = table[(table["programme"] == programme) & table["measure"].isin(["equivalents", "standard"])]
    panels = []
    for (plan, group), own in table.groupby(["plan", "group"], sort=False):
        by = {name: rows.set_index("start") for name, rows in own.groupby("measure")}
        if "equivalents" in by and len(by["equivalents"]) > 1:
            both = (
                by["equivalents"].join(by["standard"]["value"].rename("standard"), how="inner").sort_index()
            )
            panels.append((plan, group, both))
    if not panels:
        return None
    drawing, axes = style.drawing(2.75, columns=len(panels))
    said = [_path(axis, *panel, view) for axis, panel in zip(axes, panels, strict=True)]
    axes[0].set_ylabel(view.pick("折合足额人数", "people paid in full"))
    style.panels(drawing, [axes])
    caption = view.pick(
        "标准提高，同期支出可足额供养的人数",
        "The standard and the people whom the outlay would pay in full",
    )
    source = view.pick(
        "来源：各规划文本，由印出数字计算。实心：支出为印出；空心：支出按人数×补差×12推算。竖线为舍入所容许的范围。纵轴由零起，各图不同。",
        "Source: the plans; derived. Solid: the outlay is printed; hollow: reckoned as recipients × "
        "average × "
        "12; upright lines: what rounding allows. Scales begin at zero and differ.",
    )
    text = view.pick("；", "; ").join(said)
    alt = view.pick(f"连线散点图：{caption}。{text}。", f"Connected scatter: {caption}. {text}.")
    facts = ids(*(text for _, _, both in panels for text in both["facts"]))
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _path(axis: Axes, plan: str, group: str, both: pd.DataFrame, view: View) -> str:
    colour = {"urban": style.URBAN, "rural": style.RURAL}.get(group, style.ONE)
    reckoned = [len(ids(text)) > 2 for text in both["facts"]]
    axis.plot(both["standard"], both["value"], color=colour, linewidth=1.4, zorder=2)
    axis.vlines(both["standard"], both["low"], both["high"], color=colour, linewidth=1, zorder=2)
    for (year, row), hollow in zip(both.iterrows(), reckoned, strict=True):
        face = "white" if hollow else colour
        axis.plot(
            row["standard"], row["value"], "o", color=colour, markerfacecolor=face, markersize=5.5, zorder=3
        )
        axis.annotate(
            year, (row["standard"], row["value"]), xytext=(3, 6), textcoords="offset points", fontsize=7.5,
            color=legible(colour),
        )  # fmt: skip
    axis.set_ylim(0, both["high"].max() * 1.18)
    span_ = both["standard"].max() - both["standard"].min()
    axis.set_xlim(both["standard"].min() - span_ * 0.1, both["standard"].max() + span_ * 0.22)
    axis.yaxis.set_major_formatter(lambda value, _: amount(value, 0))
    axis.set_xlabel(view.pick("标准，元/人·月", "standard, CNY a month"))
    axis.grid(axis="y")
    name = subject(view, both["programme"].iat[0], group)
    title = view.pick(f"{view.plan_name(plan)}{name}", f"{view.plan_name(plan)}, {name}")
    axis.set_title(title)
    ends = [both.iloc[0], both.iloc[-1]]
    moved = " → ".join(
        f"{amount(row['value'], 0)} ({year})" for year, row in zip(both.index[[0, -1]], ends, strict=True)
    )
    return f"{title} {moved}"
