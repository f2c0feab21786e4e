"""Dots of growth a year, with both base years where the plan leaves the choice."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.growth.rates import (
    ANNUAL,
    HEADLINE,
    PRINTED,
    SENSITIVITY,
    TRACED,
    UNLIKE,
    growth_rates,
)
from analysis.view import View
from analysis.words import absences
from analysis.words.growth.answer import subject
from analysis.words.numbers import amount, plain, rate_text
from analysis.words.phrases import sentence_case


@style.styled
def growth_dots(view: View) -> Figure | None:
    """Return one row a plan and group: compound growth a year, evidence by the form of the dot.

    A filled dot rests on printed levels, with the trend's interval as a thin line where there is a series.
    A hollow dot is the plan's own word: two of them joined are the two readings of its base year. A plan
    without a rate keeps its row and says so. None where no plan has a compound rate.
    """
    say = view.say("growth")
    table = view.of(
        growth_rates, view.plans, [view.indicator], intervals=view.intervals, confidence=view.confidence
    )
    if table["cagr"].isna().all():
        return None
    drawn = _lines(table, view.plans)
    drawing, (axis,) = style.drawing(0.85 + 0.27 * len(drawn))
    said = [_row(view, axis, at, rows) for at, rows in enumerate(drawn)]
    names = [sentence_case(subject(view, rows.iloc[0])) for rows in drawn]
    lowest = min(0.0, table[["cagr", "trend_low"]].min().min() * 110)
    ticks = [style.wrapped(name, 2.2) for name in names]
    style.rows(drawing, axis, ticks)
    axis.set_xlim(lowest, style.right_edge(axis, lowest))
    axis.set_ylim(len(drawn) - 0.5, -0.5)
    axis.set_xlabel(say("dots.axis"))
    axis.axvline(0, color=style.MUTED, linewidth=0.8, zorder=0)
    axis.grid(axis="x")
    axis.set_axisbelow(True)
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    caption = say("dots.caption", name=view.name("indicators", view.indicator))
    source = say("dots.source", level=rate_text(view.confidence, view.lang, 0))
    lines = [say("labelled", name=name, text=text) for name, text in zip(names, said, strict=True)]
    alt = say("dots.alt", caption=caption, lines=say("semicolon").join(lines))
    facts = ids(*table["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _lines(table: pd.DataFrame, plans: list[str]) -> list[pd.DataFrame]:
    """The rows of each line of the chart: one a plan and group with a rate, or one for a silent plan."""
    lines = []
    for plan in plans:
        mine = table[table["plan"] == plan]
        rated = mine[mine["cagr"].notna() | mine["cagr_high"].notna()]
        lines += [rows for _, rows in rated.groupby("group", sort=False)] or [mine.head(1)]
    return lines


def _row(view: View, axis: Axes, at: int, rows: pd.DataFrame) -> str:
    """Draw one line and return all that it says."""
    say = view.say("growth")
    by = {row.base_assumption: row for row in rows.itertuples()}
    note: dict[str, Any] = {"fontsize": 8, "va": "center", "textcoords": "offset points"}
    if not by or rows["cagr"].isna().all():
        words = _without_rate(view, rows.iloc[0])
        axis.annotate(words, (0, at), xytext=(6, 0), color=style.MUTED, **note)
        return words
    colour = _colour(rows["group"].iat[0])
    ends, parts = [], []
    if PRINTED in by:
        row = by[PRINTED]
        if pd.notna(row.trend_low):
            trend = [row.trend_low * 100, row.trend_high * 100]
            axis.plot(trend, [at, at], color=colour, linewidth=1, alpha=0.6)
            ends.append(row.trend_high)
        axis.plot(row.cagr * 100, at, "o", color=colour, markersize=7, zorder=3)
        if pd.notna(row.stated_rate):
            axis.plot(row.stated_rate * 100, at, "|", color=style.INK, markersize=13, zorder=4)
        ends.append(row.cagr)
        parts.append(_figure(view, row))
    if HEADLINE in by and SENSITIVITY in by:
        pair = [by[HEADLINE].cagr * 100, by[SENSITIVITY].cagr * 100]
        axis.plot(pair, [at, at], color=colour, linewidth=1.6, zorder=2)
        axis.plot(pair, [at, at], "o", color=colour, markerfacecolor="white", markersize=7, zorder=3)
        ends += [value / 100 for value in pair]
        longer, shorter = (plain(by[key].intervals) for key in (HEADLINE, SENSITIVITY))
        first, second = (amount(value, 1) for value in pair)
        parts.append(say("dots.readings", first=first, longer=longer, second=second, shorter=shorter))
    for assumption in (TRACED, ANNUAL):
        # A traced change repeats the printed levels of its group, where they are drawn already.
        if assumption in by and not (assumption == TRACED and PRINTED in by):
            row = by[assumption]
            form = "s" if row.start_year == row.end_year - 1 else "o"
            axis.plot(row.cagr * 100, at, form, color=colour, markerfacecolor="white", markersize=6, zorder=3)
            ends.append(row.cagr)
            parts.append(_figure(view, row))
    words = say("semicolon").join(parts)
    # A single year beside a whole span is drawn and told, but its label would crowd the line.
    label = parts[0] if parts else words
    right = max([*ends, 0]) * 100
    axis.annotate(label, (right, at), xytext=(9, 0), color=style.INK, **note)
    return words


def _figure(view: View, row: Row) -> str:
    say, rate = view.say("growth"), amount(row.cagr * 100, 1)
    if pd.isna(row.start_year):
        return say("dots.stated", rate=rate)
    if row.intervals == 1:
        return say("dots.one-year", rate=rate, year=str(row.end_year))
    return say("dots.years", rate=rate, years=f"{row.start_year}–{row.end_year}")


def _without_rate(view: View, row: pd.Series) -> str:
    say = view.say("growth")
    if pd.notna(row["cagr_high"]):
        return say("dots.at-most", rate=amount(row["cagr_high"] * 100, 1))
    if row["evidence"] in (UNLIKE, "one level"):
        return say(f"undrawn.{row['evidence']}")
    return absences.text(view, row["plan"])


def _colour(group: str) -> str:
    side = group.split("_")[0]
    return {"urban": style.URBAN, "rural": style.RURAL}.get(side, style.ONE)
