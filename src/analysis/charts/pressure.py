"""Demand against capacity: how old a place is by the census, and the beds that stand against it."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.aging.rows import ALL_BEDS
from analysis.measures.pressure.bases import REGISTERED, bases
from analysis.measures.pressure.capacity import RATE, capacity
from analysis.measures.pressure.demand import demand
from analysis.measures.pressure.rows import PERMANENT
from analysis.view import View
from analysis.words import absences
from analysis.words.marks import grade_name, grade_sign
from analysis.words.numbers import amount
from analysis.words.phrases import pick
from analysis.words.pressure.names import not_available

_SHARE = "share_aged_60_plus"
_ORDER = ("prefecture", "province", "nation")


@style.styled
def demand_and_capacity(view: View) -> Figure | None:
    """Return paired strips: share aged 60 and over, and beds per 1,000 of them; None without the census.

    Hollow: outside the plans (letter: grade) or on a population from outside; solid: as the plan prints it or
    on its own population. Circles are all beds, squares those of institutions.
    """
    if view.lacks("census_2020"):
        return None
    shares, beds, own = view.of(demand, view.plans), view.of(capacity, view.plans), view.of(bases, view.plans)
    shares = shares[(shares["indicator"] == _SHARE) & shares["value"].notna()]
    beds = beds[beds["indicator"] == RATE]
    places = _places(view, shares)
    drawing, axes = style.drawing(1.2 + 0.27 * len(places), columns=2)
    cities = {view.plan(plan)["place"]: plan for plan in view.plans}
    saying, labels, used = [], [], []
    for at, place in enumerate(places):
        old, rates = shares[shares["place"] == place], beds[beds["place"] == place]
        plan = cities.get(place, "")
        colour = style.URBAN if plan else style.MUTED
        printed = own[(own["plan"] == plan) & (own["basis"] == REGISTERED)]
        printed = printed[
            (printed["indicator"] == "population_aged_60_plus_share") & printed["value"].notna()
        ]
        parts = [
            _old(axes[0], at, old, printed, colour, view.lang),
            _beds(view, axes[1], at, rates, colour, bool(plan)),
        ]
        labels.append([text for text, _ in parts])
        words = view.pick("，", ", ").join(said for _, said in parts)
        saying.append(f"{view.name('places', place)}{view.pick('：', ': ')}{words}")
        used += [fact for rows in (old, printed, rates) for text in rows["facts"] for fact in ids(text)]
    beside = max(style.inches(text, 8) for pair in labels for text in pair) + 0.1
    _frame(axes, [view.name("places", place) for place in places], shares, beds, view.lang)
    _label(axes, labels)
    style.panels(drawing, [axes], beside=beside)
    caption = view.pick("需求与供给：老龄化程度与养老床位", "Demand and capacity: how old, and how many beds")
    alt = view.pick(
        f"成对点图：{caption}。{'；'.join(saying)}。",
        f"Paired dot strips: {caption}. {'; '.join(saying)}.",
    )
    return Figure(drawing, caption=caption, alt=alt, source=_source(view, used), facts=used)


def _places(view: View, shares: pd.DataFrame) -> list[str]:
    """Return the cities, the oldest first, then the places above them, the nation last."""
    latest = shares[shares["year"] == shares["year"].max()].drop_duplicates("place").set_index("place")
    cities = [view.plan(plan)["place"] for plan in view.plans]
    cities = sorted(dict.fromkeys(cities), key=lambda p: -latest["value"].get(p, math.nan))
    above = {
        p: None for plan in view.plans for p in view.superiors(plan) if p not in cities and p in latest.index
    }
    return cities + sorted(above, key=lambda p: _ORDER.index(latest.at[p, "level"]))


def _old(
    axis: Axes, at: int, old: pd.DataFrame, printed: pd.DataFrame, colour: str, lang: str
) -> tuple[str, str]:
    """Draw the share of both censuses, and the plan's own; return the label and what it says in words."""
    if old.empty:
        return (not_available(lang),) * 2
    rows = old.drop_duplicates("year").sort_values("year")
    ends = [rows.iloc[0], rows.iloc[-1]]
    axis.plot([row["value"] for row in ends], [at, at], color=colour, linewidth=1, zorder=2)
    for end, size in zip(ends, (4, 6.5), strict=True):
        axis.plot(end["value"], at, "o", markersize=size, color=colour, markerfacecolor="white", zorder=3)
    last = ends[1]
    value = amount(last["value"], 1)
    text = f"{value} {_sign(last['grade'])}"
    words = pick(lang, f"{last['year']}年占{value}%", f"{value} per cent in {last['year']}")
    for row in printed.to_dict("records"):
        axis.plot(row["value"], at, "D", markersize=5, color=style.RURAL, zorder=4)
        own = amount(row["value"], 1)
        text += pick(lang, f"；户籍{own}", f"; registered {own}")
        words += pick(lang, f"，户籍{own}%", f", registered {own} per cent")
    return text, words


def _beds(view: View, axis: Axes, at: int, rates: pd.DataFrame, colour: str, city: bool) -> tuple[str, str]:
    """Draw the rates of beds of one place; return the label and what it says in words."""
    lang = view.lang
    known = rates[rates["value"].notna()].drop_duplicates(["value", "scope"])
    if known.empty:
        silent = rates["evidence"].eq("not stated").any()
        absent = absences.text(view, rates["plan"].iloc[0]) if silent else not_available(lang)
        return absent, pick(lang, f"床位{absent}", f"beds {absent}")
    texts, words = [], []
    for row in known.to_dict("records"):
        census = not city or row["basis"] == PERMANENT
        tint = colour if census else style.RURAL
        axis.plot([row["low"], row["high"]], [at, at], color=tint, linewidth=2.6, alpha=0.35, zorder=2)
        axis.plot(row["value"], at, "o" if row["scope"] == ALL_BEDS else "s", markersize=6, color=tint,
                  markerfacecolor="white" if census else tint, zorder=3)  # fmt: skip
        as_printed = row["evidence"] == "stated" and not census
        value = amount(row["value"], 0 if as_printed else 1)
        who = _whose(row, city, as_printed, lang)
        texts.append(
            f"{value} {_sign(row['grade'])}" if census else pick(lang, f"{who}{value}", f"{who} {value}")
        )
        words.append(pick(lang, f"每千人床位{value}张（{who}）", f"{value} beds per 1,000 ({who})"))
    return pick(lang, "；", "; ").join(texts), pick(lang, "，", ", ").join(words)


def _whose(row: dict, city: bool, as_printed: bool, lang: str) -> str:
    if row["basis"] == PERMANENT:
        return pick(lang, "按普查", "on the census")
    if not city:
        return pick(lang, "公布值", "as published")
    return pick(lang, "印出", "printed") if as_printed else pick(lang, "按户籍", "registered")


def _sign(grades: str) -> str:
    return "".join(grade_sign(name) for name in grades.split(";") if name)


def _label(axes: list[Axes], labels: list[list[str]]) -> None:
    """Set the figures in a column of their own at the right of each strip."""
    for axis, column in zip(axes, zip(*labels, strict=True), strict=True):
        edge = axis.get_xlim()[1]
        for at, text in enumerate(column):
            colour = style.INK if any(c.isdigit() for c in text) else style.MUTED
            axis.annotate(text, (edge, at), xytext=(8, 0), textcoords="offset points", va="center",
                          fontsize=8, color=colour, annotation_clip=False)  # fmt: skip


def _frame(axes: list[Axes], names: list[str], shares: pd.DataFrame, beds: pd.DataFrame, lang: str) -> None:
    years = sorted(shares["year"].unique())
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
    axes[0].set_yticks(range(len(names)), names)
    axes[1].set_yticks([])
    tops = (shares["value"].max(), beds["value"].max() if beds["value"].notna().any() else 40)
    for axis, top in zip(axes, tops, strict=True):
        axis.set_ylim(len(names) - 0.4, -0.6)
        axis.set_xlim(0, top)
        ticks = range(0, int(top) + 1, 10)
        axis.set_xticks(list(ticks))
        axis.spines["left"].set_visible(False)
        axis.spines["bottom"].set_bounds(0, ticks[-1])
        axis.tick_params(axis="y", length=0)
        for at in range(len(names)):
            axis.plot([0, top], [at, at], color=style.GRID, linewidth=0.8, zorder=1)
        for line in axis.lines:
            line.set_clip_on(False)  # the last dot stands on the edge
    axes[0].set_title(
        pick(lang, f"需求：60岁及以上占比，{span}年", f"Demand: share aged 60 and over, {span}")
    )
    axes[1].set_title(pick(lang, "供给：每千名60岁及以上的床位", "Capacity: beds per 1,000 aged 60 and over"))
    axes[0].set_xlabel("%", loc="left")
    axes[1].set_xlabel(pick(lang, "张", "beds"), loc="left")


def _source(view: View, used: list[str]) -> str:
    grades = [
        f"{grade_sign(grade)}{view.pick('：', ': ')}{grade_name(grade, view.lang)}"
        for grade in view.grades(used)
    ]
    return view.pick(
        "空心：普查人口或规划之外的数字，字母为证据等级；实心：规划印出或按其户籍人口。圆：各类场所的床位；方：养老机构。"
        f"小圈为早一次普查。{'；'.join(grades)}。出处见规划之外的数字表。",
        "Hollow: the census or other figures from outside the plans, the letter grades the evidence; solid: "
        "as the plan prints it or on its registered population. Circle: beds of all places; square: those of "
        f"institutions. Small circle: the earlier census. {'; '.join(grades)}. Sources: the table of figures "
        "from outside the plans.",
    )
