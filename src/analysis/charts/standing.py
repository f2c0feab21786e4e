"""Where a city stands: one strip for each headline measure, every city a dot, the places above beside."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts import style
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.absences import NOT_CODED
from analysis.view import View
from analysis.words.absences import not_coded
from analysis.words.marks import grade_name, grade_sign
from analysis.words.phrases import not_stated, pick
from analysis.words.standing import (
    COUNTED,
    headline_name,
    headline_unit,
    headline_value,
    of_levels,
    other_year,
    rank_text,
)

#: Headlines of the chart; growth has no strip, for its years differ from city to city.
SHOWN = ("standard_urban", "standard_rural", "ratio", "old_share", "beds_per_1000", "nursing_bed_share",
         "evaluable", "claims_hold")  # fmt: skip

#: Shapes beside colours, for whoever cannot tell these apart.
_DOTS = ("o", "^", "s", "D", "v", "P", "X", "<", ">", "p")
_MARKERS = {"prefecture": "^", "province": "D", "nation": "s"}
_ROW = 0.47  # inches
_GAP = 0.14  # from a strip to its names and to the edge beyond these, inches


@style.styled
def standing_strips(view: View, table: pd.DataFrame, *, highlight: str = "") -> Figure | None:
    """Return a strip a headline with every city as a dot; `highlight` stands out with its value and rank.

    Parameters
    ----------
    view : View
    table : DataFrame
        As returned by `measures.headlines.standing`.
    highlight : str
        Plan whose values are written out; its places above are hollow marks with the grade of the evidence.

    Returns
    -------
    Figure or None
        None where no city has any value.
    """
    strips = [_of_one_class(table[table["headline"] == name], highlight) for name in SHOWN]
    strips = [strip for strip in strips if strip.loc[strip["own"], "value"].notna().any()]
    if not strips:
        return None
    looks = _looks(view, list(dict.fromkeys(table["plan"])))
    columns = _columns([view.plan_name(plan) for plan in looks])
    key = 0.05 if highlight else 0.04 + 0.21 * math.ceil(len(looks) / columns)
    drawing = style.Drawing(figsize=(style.WIDTH, _ROW * len(strips) + max(key, 0.25)))
    axes = drawing.subplots(len(strips), 1, squeeze=False).tolist()
    sides = [_strip(axis, view, strip, looks, highlight) for [axis], strip in zip(axes, strips, strict=True)]
    left, right = (max(widths) for widths in zip(*sides, strict=True))
    style.margins(drawing, axes, left=left, right=right, top=key, bottom=0)
    if not highlight:
        _key(drawing, view, looks, columns)
    name = view.plan_name(highlight) if highlight else ""
    caption = view.pick(f"{name}与各市并列", f"{name} beside the other cities")
    if not highlight:
        caption = view.pick("各市的主要指标", "The cities side by side")
    shown = pd.concat(strips)
    shown = shown[shown["own"] | (shown["plan"] == highlight)]
    facts = [fact for text in shown.loc[~shown["headline"].isin(COUNTED), "facts"] for fact in ids(text)]
    source = _source(view, shown[~shown["own"]], bool(highlight), list(looks))
    return Figure(
        drawing, caption=caption, alt=_alt(view, strips, caption, highlight), source=source, facts=facts
    )


def _looks(view: View, plans: list[str]) -> dict[str, tuple[str, str]]:
    """Return marker and colour of each plan."""
    dots, colours = style.in_turn(view, plans, _DOTS), style.by_plan(view, plans)
    return {plan: (dot, colours[plan]) for plan, dot in zip(plans, dots, strict=True)}


def _columns(names: list[str]) -> int:
    """Return how many names stand side by side in the key, six at most."""
    widths = sorted((style.inches(name) + 0.5 for name in names), reverse=True)
    return max(1, sum(width <= style.WIDTH for width in list(accumulate(widths))[:6]))


def _key(drawing: style.Drawing, view: View, looks: dict[str, tuple[str, str]], columns: int) -> None:
    handles = [
        Line2D([], [], linestyle="", marker=marker, color=colour, label=plan)
        for plan, (marker, colour) in looks.items()
    ]
    key = drawing.legend(
        handles=handles, loc="upper center", ncols=columns, handletextpad=0.1, borderaxespad=0
    )
    for text, plan in zip(key.get_texts(), looks, strict=True):
        text.set_text(view.plan_name(plan))  # as a label it would be left out if it began with `_`


def _of_one_class(strip: pd.DataFrame, highlight: str) -> pd.DataFrame:
    """Leave out values of another class than the city's own, or than that of most: they do not compare."""
    if strip["headline"].isin(["standard_urban", "standard_rural"]).all():
        return strip  # a single standard is what a town dweller gets, and a villager too
    known = strip[strip["value"].notna()]
    own = known[known["own"] & (known["plan"] == highlight)]
    # Of two classes as frequent as one another the first is taken, never both.
    classes = own["class"] if len(own) else known.loc[known["own"], "class"].mode().iloc[:1]
    return strip[strip["value"].isna() | strip["class"].isin(classes)]


def _strip(axis: Axes, view: View, strip: pd.DataFrame, looks: dict, highlight: str) -> tuple[float, float]:
    """Draw one strip and return how much room its names take beside it, left and right, inches."""
    own = strip[strip["own"] & strip["value"].notna()].sort_values("value")
    above = strip[~strip["own"] & (strip["plan"] == highlight) & strip["value"].notna()]
    headline, unit = own["headline"].iloc[0], own["unit"].iloc[0]
    values = [*own["value"], *above["value"]]
    low, high = min(values), max(values)
    room = (high - low) or abs(high) or 1
    axis.set_xlim(low - room * 0.09, high + room * 0.09)
    axis.set_ylim(-1, 1)
    axis.hlines(0, low, high, color=style.RULE, linewidth=1, zorder=1)
    for row in above.itertuples():
        axis.plot(row.value, 0, _MARKERS[row.level], markersize=5.5, markerfacecolor="white",
                  markeredgecolor=style.MUTED, zorder=2)  # fmt: skip
    for row in own.itertuples():
        if highlight:
            main = row.plan == highlight
            colour, size, order = (style.ACCENT, 8, 4) if main else (style.MUTED, 6, 3)
            axis.plot(row.value, 0, "o", color=colour, markersize=size, zorder=order)
        else:
            marker, colour = looks[row.plan]
            axis.plot(row.value, 0, marker, color=colour, markersize=7, zorder=3)
    _ends(axis, view, own, headline, highlight)
    axis.set_yticks([])
    axis.set_xticks([])
    for spine in axis.spines.values():
        spine.set_visible(False)
    sides: dict[str, Any] = {"transform": axis.transAxes, "ha": "right"}
    name = headline_name(headline, view.lang)
    axis.text(-0.02, 0.55, name, va="bottom", **sides)
    unit_label = headline_unit(view, unit, own["class"].iloc[0])
    axis.text(-0.02, 0.45, unit_label, va="top", color=style.MUTED, fontsize=8, **sides)
    mine = strip[strip["own"] & (strip["plan"] == highlight)]
    place = _place(mine.iloc[0], view.lang) if len(mine) else ""
    axis.text(1.02, 0.5, place, transform=axis.transAxes, ha="left", va="center", color=style.MUTED,
              fontsize=8)  # fmt: skip
    left = max(style.inches(name), style.inches(unit_label, 8)) + _GAP
    return left, style.inches(place, 8) + _GAP if place else 0


def _ends(axis: Axes, view: View, own: pd.DataFrame, headline: str, highlight: str) -> None:
    """Write the value of the city above its dot, and the values at both ends without names."""
    for row in own[own["plan"] == highlight].itertuples():
        axis.annotate(headline_value(headline, row.value, row.unit, view.lang), (row.value, 0), (0, 5),
                      textcoords="offset points", ha="center", va="bottom", color=style.ACCENT,
                      fontsize=10)  # fmt: skip
    ends = [own.iloc[0], own.iloc[-1]] if len(own) > 1 else [own.iloc[0]]
    if len(ends) == 2 and ends[0]["value"] == ends[1]["value"]:
        ends = ends[:1]
    sides = ["left", "right"]
    if len(ends) == 1 and ends[0]["value"] > sum(axis.get_xlim()) / 2:
        sides.reverse()
    for end, side in zip(ends, sides, strict=False):
        if end["plan"] == highlight:
            continue
        year = other_year(own, end)
        text = headline_value(headline, end["value"], end["unit"], view.lang)
        text += view.pick(f"（{year}年）", f" ({year})") if year else ""
        axis.annotate(text, (end["value"], 0), (-4 if side == "left" else 4, -5), textcoords="offset points",
                      ha=side, va="top", color=style.MUTED, fontsize=7.5)  # fmt: skip


def _place(row: pd.Series, lang: str) -> str:
    if pd.isna(row["value"]):
        if row["class"] == "one standard":
            return pick(lang, "城乡同一标准", "one standard")
        said = {"not stated": not_stated(lang), NOT_CODED: not_coded(lang)}
        return said.get(row["evidence"], pick(lang, "无此数字", "no figure"))
    if pd.isna(row["rank"]):
        return ""
    return rank_text(int(row["rank"]), int(row["ranked"]), int(row["tied"]), row["level"], lang)


def _source(view: View, above: pd.DataFrame, marked: bool, plans: list[str]) -> str:
    text = view.pick("来源：各规划文本；", "Source: the plans. ")
    if levels := of_levels(view, plans):
        text = view.pick(f"来源：各规划文本。{levels}", f"Source: the plans. {levels} ")
    if not marked or above.empty:
        return view.pick(text.rstrip("；。") + "。", text.rstrip())
    shapes = {
        "prefecture": ("三角", "triangle"),
        "province": ("菱形", "diamond"),
        "nation": ("方形", "square"),
    }
    places = above.drop_duplicates("place").sort_values("level", key=lambda s: s.map(list(shapes).index))
    named = [
        f"{view.pick(*shapes[row.level])}{view.pick('为', ' ')}{view.name('places', row.place)}"
        for row in places.itertuples()
    ]
    grades = dict.fromkeys(g for text in above["grade"] for g in text.split(";") if g)
    legend = "；".join if view.lang == "zh" else "; ".join
    said = legend(f"{grade_sign(grade)} {grade_name(grade, view.lang)}" for grade in grades)
    return text + view.pick(
        f"空心符号为规划之外的数字：{'、'.join(named)}（证据等级 {said}）。",
        f"Hollow marks are figures from outside the plans: {', '.join(named)} (evidence: {said}).",
    )


def _alt(view: View, strips: list[pd.DataFrame], caption: str, highlight: str) -> str:
    parts = []
    for strip in strips:
        headline = strip["headline"].iloc[0]
        own = strip[strip["own"] & strip["value"].notna()]
        said = []
        for _, row in own.iterrows():
            value, year = headline_value(headline, row["value"], row["unit"], view.lang), other_year(own, row)
            dated = view.pick(f"（{year}年）", f" ({year})") if year else ""
            said.append(f"{view.plan_name(row['plan'])} {value}{dated}")
        mine = strip[strip["own"] & (strip["plan"] == highlight)]
        rank = _place(mine.iloc[0], view.lang) if len(mine) else ""
        # Shares carry their sign with each value.
        unit = headline_unit(view, own["unit"].iloc[0], own["class"].iloc[0]) if len(own) else "%"
        tail = "" if unit == "%" else view.pick("，", ", ") + unit
        tail += view.pick(f"（{rank}）", f" ({rank})") if rank else ""
        values = view.pick("、", ", ").join(said)
        parts.append(f"{headline_name(headline, view.lang)}{tail}{view.pick('：', ': ')}{values}")
    return f"{caption}{view.pick('。', '. ')}" + view.pick("；", "; ").join(parts) + view.pick("。", ".")
