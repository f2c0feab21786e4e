"""Why the share of the old rose: more old people, and a change of all the others."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.pressure.demand import demand
from analysis.view import View
from analysis.words.marks import grade_name, grade_sign
from analysis.words.numbers import amount
from analysis.words.phrases import pick

_PARTS = ("rise_by_old", "rise_by_rest")


@style.styled
def rise_split(view: View) -> Figure | None:
    """Return bars of the two parts of the rise for each city and the places above; None without two censuses.

    All figures are from outside the plans: the bars are hollow (more old people) or hatched (the rest).
    """
    table = view.of(demand, view.plans)
    table = table[table["indicator"].isin(_PARTS) & table["value"].notna()]
    if table.empty:
        return None
    wide = table.drop_duplicates(["place", "indicator"]).pivot(
        index="place", columns="indicator", values="value"
    )
    cities = [view.plan(plan)["place"] for plan in view.plans]
    total = wide.sum(axis=1)
    places = sorted((p for p in wide.index if p in cities), key=lambda p: -total[p])
    places += sorted((p for p in wide.index if p not in cities), key=lambda p: -total[p])
    drawing, (axis,) = style.drawing(1.1 + 0.3 * len(places))
    grades = table.drop_duplicates("place").set_index("place")["grade"]
    signs = {place: "".join(grade_sign(g) for g in grades[place].split(";") if g) for place in places}
    said = [
        _bars(axis, at, view.name("places", place), signs[place], wide.loc[place], view.lang)
        for at, place in enumerate(places)
    ]
    axis.axvline(0, color=style.MUTED, linewidth=0.8)
    style.rows(drawing, axis, [view.name("places", place) for place in places], top=0.36)
    for label, place in zip(axis.get_yticklabels(), places, strict=True):
        label.set_color(style.INK if place in cities else style.MUTED)
    axis.set_ylim(len(places) - 0.4, -0.6)
    axis.margins(x=0.14)
    axis.set_xlabel(view.pick("百分点", "percentage points"))
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    axis.legend(handles=axis.containers[:2], labels=[
        view.pick("老年人增加", "more old people"), view.pick("其余人口变化", "change of the rest")],
        loc="lower center", bbox_to_anchor=(0.4, 1), ncols=2)  # fmt: skip
    used = ids(*table["facts"])
    start, end = table["start_year"].min(), table["year"].max()
    caption = view.pick(f"60岁及以上占比升幅的构成，{start}–{end}年",
                   f"What made the share aged 60 and over rise, {start}–{end}")  # fmt: skip
    legend = [f"{grade_sign(g)}{view.pick('：', ': ')}{grade_name(g, view.lang)}" for g in view.grades(used)]
    source = view.pick(
        f"均为规划之外的普查数字。{'；'.join(legend)}。数字为升幅及两部分之和。出处见规划之外的数字表。",
        f"All from the censuses, outside the plans. {'; '.join(legend)}. At the right: both parts together. "
        "Sources: the table of figures from outside the plans.",
    )
    alt = view.pick(
        f"堆积条形图：{caption}。{'；'.join(said)}。", f"Stacked bars: {caption}. {'; '.join(said)}."
    )
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=used)


def _bars(axis: Axes, at: int, name: str, sign: str, row: pd.Series, lang: str) -> str:
    """Draw the two parts of one place and return what they say."""
    old, rest = (row[part] for part in _PARTS)
    axis.barh(at, old, height=0.56, facecolor="white", edgecolor=style.URBAN, linewidth=1.2, zorder=2)
    left = old if rest > 0 else 0
    axis.barh(
        at, rest, left=left, height=0.56, facecolor="white", edgecolor=style.RURAL, hatch="////", zorder=2
    )
    axis.text(max(old, old + rest) + 0.2, at, f"{amount(old + rest, 1)} {sign}", va="center", fontsize=8)
    values = [amount(value, 1) for value in (old, rest)]
    return pick(lang, f"{name}：{values[0]}和{values[1]}", f"{name}: {values[0]} and {values[1]}")
