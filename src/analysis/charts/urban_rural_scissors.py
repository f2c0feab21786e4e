"""The scissors: standards, subsidies, recipients and outlays as indices, one panel a plan and area."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.urban_rural.scissors import ROLES, scissors
from analysis.view import View
from analysis.words.numbers import amount
from analysis.words.urban_rural.names import role_name

_COLUMNS = 2


@style.styled
def scissor_lines(view: View) -> Figure | None:
    """Return the indices of a scheme (first common year = 100) by plan and area; None where nothing compares.

    Dashed: outlays reckoned as recipients x subsidy x 12, which the plan does not print by year. Hollow dots:
    reckoned, or of a year that was corrected.
    """
    say = view.say("urban_rural")
    table = view.of(scissors, view.indicator, view.plans)
    known = table[table["role"] != ""]
    if known.empty:
        return None
    panels = list(known.groupby(["plan", "group"], sort=False))
    columns = min(_COLUMNS, len(panels))
    rows = -(-len(panels) // columns)
    drawing = style.Drawing(figsize=(style.WIDTH, 0.1 + 2.05 * rows))
    axes = drawing.subplots(rows, columns, squeeze=False, sharey=True)
    colours = dict(zip(ROLES, (style.URBAN, style.ONE, style.PALETTE[3], style.INK), strict=True))
    values = known["index"]
    spread = (values.max() - values.min()) * 0.13
    parts = []
    for axis, ((plan, group), own) in zip(axes.flat, panels, strict=False):
        area = "" if group == "all" else view.name("groups", group)
        place = view.plan_name(plan)
        title = say("panel", place=place, area=area) if area else place
        axis.set_title(say("panel-title", panel=title, year=str(own["base_year"].iat[0])))
        parts.append(say("labelled", name=title, text=_panel(axis, own, colours, spread, view)))
    for axis in axes.flat[len(panels) :]:
        axis.set_axis_off()
    axes[0, 0].set_ylim(values.min() - spread, values.max() + spread)
    style.panels(drawing, axes.tolist())
    style.years(*axes.flat)
    name = view.name("indicators", view.indicator)
    caption = say("scissors.caption", name=name)
    absent = [view.plan_name(plan) for plan in view.plans if plan not in set(known["plan"])]
    source = say("scissors.source")
    if absent:
        source += say("scissors.without", places=say.joined(absent))
    alt = say("line-chart", caption=caption, lines=say("semicolon").join(parts))
    facts = ids(*known["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _panel(axis: Axes, own: pd.DataFrame, colours: dict[str, str], spread: float, view: View) -> str:
    say = view.say("urban_rural")
    ends = []
    for role, part in own.groupby("role", sort=False):
        reckoned = (part["evidence"] == "derived").all()
        axis.plot(
            part["year"],
            part["index"],
            "--" if reckoned else "-",
            marker="o",
            markersize=4,
            color=colours[role],
            linewidth=1.6,
        )
        weak = part[part["evidence"].isin(["derived", "corrected"])]
        axis.plot(
            weak["year"], weak["index"], "o", markersize=4, color=colours[role], markerfacecolor="white"
        )
        ends.append((part["index"].iat[-1], part["year"].iat[-1], role))
    height = float("-inf")
    for value, year, role in sorted(ends):
        height = max(value, height + spread)
        text = f"{role_name(view, role)} {amount(value, 0)}"
        axis.annotate(text, (year, height), xytext=(5, 0), textcoords="offset points", va="center",
                      fontsize=8, color=legible(colours[role]), annotation_clip=False)  # fmt: skip
    axis.axhline(100, color=style.MUTED, linewidth=0.7)
    axis.grid(axis="y")
    said = [f"{role_name(view, role)} {amount(value, 0)} ({year})" for value, year, role in ends]
    return say("comma").join(said)
