"""Paths of the urban-rural ratio on a log scale with the promised ratios, and the scissors."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.absences import reading
from analysis.measures.urban_rural.points import points
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import amount
from analysis.words.phrases import sentence_case

#: Marker of each basis and whether it is filled: both figures printed, the ratio printed, implied.
_MARKERS = {"levels": ("o", True), "ratio": ("o", False), "implied": ("s", False)}

#: Height of a panel and of a line of its labels, points.
_POINTS, _LINE = 178, 10


@style.styled
def ratio_paths(view: View) -> Figure | None:
    """Return the log ratio of standards and of subsidies paid by year, with ticks at the promised ratios.

    One panel an indicator that has a ratio at all; None where there is none. Solid dots: both figures are
    printed; hollow dots: the plan prints only the ratio; hollow squares, dashed: implied by printed rises.
    """
    say = view.say("urban_rural")
    names = list(dict.fromkeys([view.indicator, f"{view.indicator.rpartition('_')[0]}_subsidy"]))
    tables = {name: view.of(points, name, view.plans) for name in names if name in view.lists.indicators}
    tables = {
        name: table[table["ratio"].notna()] for name, table in tables.items() if table["ratio"].notna().any()
    }
    if not tables:
        return None
    drawing, axes = style.drawing(3.0, columns=len(tables))
    colours = style.by_plan(view, view.plans)
    limits = pd.concat(tables.values())["ratio"]
    low, high = min(0.97, limits.min() * 0.95), limits.max() * 1.08
    parts = []
    for axis, (name, table) in zip(axes, tables.items(), strict=True):
        # The lowest path is labelled below its end, out of the way of the others; so is a lone one.
        ends = _known(table).sort_values("year").drop_duplicates("plan", keep="last")
        lowest = ends.sort_values("ratio")["plan"].iat[0] if len(ends) else ""
        scale = _POINTS / math.log(high / low)
        lifts = _lifts(ends[ends["plan"] != lowest], scale) | _lifts(table[table["kind"] == "target"], scale)
        for plan, own in table.groupby("plan", sort=False):
            _path(axis, view.plan_name(plan), own, colours[plan], lifts)
            parts.append(_said(view, own))
        _frame(axis)
        axis.set_title(sentence_case(view.name("indicators", name)))
    for axis in axes[1:]:
        axis.sharey(axes[0])
    axes[0].set_ylim(low, high)
    axes[0].set_ylabel(say("paths.axis"))
    style.panels(drawing, [axes])
    style.years(*axes)
    caption = say("paths.caption")
    text = _missing(view, tables[next(iter(tables))])
    alt = say("line-chart", caption=caption, lines=say("semicolon").join(parts))
    facts = [fact for table in tables.values() for text_ in table["facts"] for fact in ids(text_)]
    return Figure(drawing, caption=caption, alt=alt, source=say("paths.source") + text, facts=facts)


def _frame(axis: Axes) -> None:
    axis.set_yscale("log")
    axis.yaxis.set_major_locator(
        FixedLocator([0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.5])
    )
    axis.yaxis.set_minor_locator(NullLocator())
    axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.axhline(1, color=style.MUTED, linewidth=0.8)
    axis.grid(axis="y")


def _known(own: pd.DataFrame) -> pd.DataFrame:
    """The ratios of a plan that are printed or computed, one a year (computed before printed)."""
    seen = own[(own["kind"] == "observed") & own["basis"].isin(["levels", "ratio"])]
    return seen.drop_duplicates(["plan", "year"]).sort_values("year")


def _lifts(rows: pd.DataFrame, scale: float) -> dict[int, float]:
    """Return by how many points the label of each row goes up, so that none of one year stands on another.

    `scale` is points for each unit of the natural logarithm.
    """
    lifts: dict[int, float] = {}
    top: dict[int, float] = {}
    for row in rows.sort_values("ratio").itertuples():
        at = scale * math.log(row.ratio)
        top[row.year] = max(at, top.get(row.year, at) + (_LINE if row.year in top else 0))
        lifts[row.Index] = top[row.year] - at
    return lifts


def _path(axis: Axes, place: str, own: pd.DataFrame, colour: str, lifts: dict[int, float]) -> None:
    known = _known(own)
    axis.plot(known["year"], known["ratio"], color=colour, linewidth=1.8, zorder=2)
    last = known.iloc[-1] if len(known) else None
    # From the last ratio back to what is implied (dashed) and ahead to what is promised (dotted).
    for row in own[own["basis"].eq("implied") | own["kind"].eq("target")].itertuples():
        if last is not None:
            dashes = ":" if row.kind == "target" else "--"
            ends = [last["year"], row.year], [last["ratio"], row.ratio]
            axis.plot(*ends, dashes, color=colour, linewidth=1, zorder=1)
    for row in own[own["kind"] == "observed"].itertuples():
        marker, filled = _MARKERS[row.basis]
        face: dict[str, Any] = {"markerfacecolor": colour if filled else "white", "zorder": 3 + filled}
        axis.plot(row.year, row.ratio, marker, color=colour, markersize=5.5, **face)
    small: dict[str, Any] = {
        "textcoords": "offset points",
        "fontsize": 8,
        "color": legible(colour),
    } | style.LEGIBLE
    for row in own[own["kind"] == "target"].itertuples():
        axis.plot(row.year, row.ratio, "_", color=colour, markersize=13, markeredgewidth=3, zorder=3)
        axis.annotate(amount(row.ratio, 2), (row.year, row.ratio), xytext=(9, lifts[row.Index]), va="center",
                      **small)  # fmt: skip
    if last is not None:
        text, at = f"{place} {amount(last['ratio'], 2)}", (last["year"], last["ratio"])
        lifted = (5, 5 + lifts[last.name]) if last.name in lifts else (4, -13)
        axis.annotate(text, at, xytext=lifted, **small)


def _said(view: View, own: pd.DataFrame) -> str:
    say = view.say("urban_rural")
    place = view.plan_name(own["plan"].iat[0])
    name = view.name("indicators", own["indicator"].iat[0])
    seen = own[own["kind"] == "observed"].sort_values("year", kind="stable")
    said = say("path-of", place=place, name=name)
    if len(seen):
        last = _known(own).iloc[-1]
        starts = seen[(seen["year"] == seen["year"].min()) & (seen["year"] < last["year"])]
        if len(starts):
            said += f" {' / '.join(amount(r, 3) for r in starts['ratio'])} ({starts['year'].iat[0]}) →"
        said += f" {amount(last['ratio'], 3)} ({last['year']})"
    for row in own[own["kind"] == "target"].itertuples():
        said += say("path-promised", ratio=amount(row.ratio, 3), year=str(row.year))
    return said


def _missing(view: View, table: pd.DataFrame) -> str:
    say = view.say("urban_rural")
    absent = [plan for plan in view.plans if plan not in set(table["plan"])]
    excerpts = view.of(reading, absent)["excerpt"]
    names = say.joined([view.plan_name(plan) for plan in absent if plan not in excerpts])
    note = absences.listed(view, excerpts)
    without = say("paths.without", places=names) if names else ""
    return without + (say("paths.not-known", listed=note) if note else "")
