"""The gap between urban and rural standards, one row a plan."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures import ratio_table
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import amount, unit_name
from analysis.words.phrases import sentence_case


@style.styled
def urban_rural_gap(view: View, *, highlight: str = "") -> Figure:
    """Return urban and rural levels of the latest common year side by side, with their ratio.

    One standard for town and country is a diamond; a plan that prints only the ratio, or nothing, keeps its
    row and says so.
    """
    unit = view.lists.indicators[view.indicator]["unit"]
    table = view.of(ratio_table, view.indicator, view.plans).sort_values(
        "year", na_position="first", kind="stable"
    )
    rows = table.drop_duplicates("plan", keep="last").set_index("plan").loc[view.plans].reset_index()
    drawing, (axis,) = style.drawing(0.75 + 0.36 * len(view.plans))
    texts = [_row(axis, at, row, view) for at, row in enumerate(rows.itertuples())]
    names = [view.plan_name(plan) for plan in view.plans]
    style.rows(drawing, axis, names)
    for label, plan in zip(axis.get_yticklabels(), view.plans, strict=True):
        label.set_color(style.URBAN if plan == highlight else style.INK)
    axis.set_ylim(len(view.plans) - 0.5, -0.5)
    axis.set_xlim(0, style.right_edge(axis, 0))
    axis.set_xlabel(unit_name(view, unit))
    axis.grid(axis="x")
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    name = view.name("indicators", view.indicator)
    caption = view.pick(
        f"{name}：城市与农村，按月折算", f"{sentence_case(name)}: town and country, monthly equivalent"
    )
    source = view.pick(
        "来源：各规划文本，比值由印出数字计算。圆点：蓝为城市，橙为农村；菱形：城乡同一标准。",
        "Source: the plans; ratios derived from printed figures. Dots: urban blue, rural orange; diamond: "
        "one standard for town and country.",
    )
    ends = [view.pick(f"{n}：{t}", f"{n}: {t}") for n, t in zip(names, texts, strict=True)]
    alt = view.pick(f"点图：{caption}。{'；'.join(ends)}。", f"Dot chart: {caption}. {'; '.join(ends)}.")
    facts = ids(*rows["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _row(axis: Axes, at: int, row: Row, view: View) -> str:
    """Draw one plan and return what the row says."""
    style_of: dict[str, Any] = {"fontsize": 8, "va": "center", "color": style.INK}
    if row.evidence == "computed":
        axis.plot(
            [row.rural, row.urban], [at, at], color=style.GRID, linewidth=4, zorder=1, solid_capstyle="butt"
        )
        axis.plot(row.rural, at, "o", color=style.RURAL, markersize=7, zorder=2)
        axis.plot(row.urban, at, "o", color=style.URBAN, markersize=7, zorder=2)
        said = f"{amount(row.rural, 0)} – {amount(row.urban, 0)}, × {amount(row.ratio, 3)} ({row.year:.0f})"
        axis.annotate(
            said, (max(row.urban, row.rural), at), xytext=(10, 0), textcoords="offset points", **style_of
        )
        return said
    if row.evidence == "one standard":
        last = view.series(row.plan, view.indicator, "all").iloc[-1]
        unit = view.lists.indicators[view.indicator]["unit"]
        value = view.convert(last["value"], last["unit"], unit)
        axis.plot(value, at, "D", color=style.ONE, markersize=6.5, zorder=2)
        said = view.pick(f"{amount(value, 0)}（{row.year:.0f}）", f"{amount(value, 0)} ({row.year:.0f})")
        axis.annotate(said, (value, at), xytext=(10, 0), textcoords="offset points", **style_of)
        return view.pick("城乡同一标准", "one standard") + " " + said
    said = absences.text(view, row.plan)
    if pd.notna(row.ratio):
        ratio = amount(row.ratio, 3)
        said = view.pick(
            f"标准{said}，规划所载比值 {ratio}", f"standards {said}; the plan prints a ratio of {ratio}"
        )
        said += view.pick(f"（{row.year:.0f}）", f" ({row.year:.0f})")
    axis.annotate(
        said, (0, at), xytext=(6, 0), textcoords="offset points", **(style_of | {"color": style.MUTED})
    )
    return said
