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


@style.styled
def urban_rural_gap(view: View, *, highlight: str = "") -> Figure:
    """Return urban and rural levels of the latest common year side by side, with their ratio.

    One standard for town and country is a diamond; a plan that prints only the ratio, or nothing, keeps its
    row and says so.
    """
    say = view.say("urban_rural")
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
    caption, source = say("gap.caption", name=name), say("gap.source")
    lines = [say("labelled", name=name, text=text) for name, text in zip(names, texts, strict=True)]
    alt = say("gap.alt", caption=caption, lines=say("semicolon").join(lines))
    facts = ids(*rows["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _row(axis: Axes, at: int, row: Row, view: View) -> str:
    """Draw one plan and return what the row says."""
    say = view.say("urban_rural")
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
        said = say("ratio-of-year", ratio=amount(value, 0), year=f"{row.year:.0f}")
        axis.annotate(said, (value, at), xytext=(10, 0), textcoords="offset points", **style_of)
        return say("one-standard-of", standard=said)
    said = absences.text(view, row.plan)
    if pd.notna(row.ratio):
        ratio = amount(row.ratio, 3)
        said = say("ratio-alone", absence=said, ratio=ratio, year=f"{row.year:.0f}")
    axis.annotate(
        said, (0, at), xytext=(6, 0), textcoords="offset points", **(style_of | {"color": style.MUTED})
    )
    return said
