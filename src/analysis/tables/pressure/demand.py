"""Tables of demand: how old the cities and the places above them are, and why they aged."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Column, Table
from analysis.measures.pressure.demand import demand
from analysis.view import View
from analysis.words.pressure.names import age, cell
from analysis.words.printed import sourced

#: Without this table a comparison of how old the places are is left out.
LATEST = "census_2020"
_ORDER = ("prefecture", "province", "nation")


def pressure_demand(view: View) -> Table | None:
    """Return shares, their rise and dependency of each city and the places above; None without a census."""
    if view.lacks(LATEST):
        return None
    table = view.of(demand, view.plans)
    first, last = _years(table)
    sixty = age("aged_60_plus", view.lang)
    columns = [Column(view.pick("地区", "Place"), width=1.3)]
    shares = view.pick(sixty, sixty[:1].upper() + sixty[1:])
    comma = view.pick("，{}年", ", {}")
    columns += [Column(shares + comma.format(y), "%", width=1) for y in (first, last) if y]
    heads = [
        (view.pick("升幅", "Rise"), view.pick("百分点", "points")),
        (view.pick("65岁及以上", "Aged 65 and over"), "%"),
        (view.pick("80岁及以上", "Aged 80 and over"), "%"),
        (view.pick("60+比15–59岁", "60+ per 100 aged 15–59"), view.pick("%", "persons")),
        (view.pick("65+比15–64岁", "65+ per 100 aged 15–64"), view.pick("%", "persons")),
    ]
    columns += [Column(label, unit, width=1) for label, unit in heads]
    wanted = [("share_aged_60_plus", year) for year in (first, last) if year]
    wanted += [("share_aged_60_plus_rise", last), ("share_aged_65_plus", last), ("share_aged_80_plus", last)]
    wanted += [("old_age_dependency_60", last), ("old_age_dependency_65", last)]
    rows = [
        [Cell(view.name("places", place)), *(cell(view, _one(own, *key), 1) for key in wanted)]
        for place, own in in_order(view, table)
    ]
    note = view.pick(
        "城市之下为上级地区。占比均以普查常住人口为分母；早一次普查的占比为公布值。",
        "Below the cities stand the places above them. All shares are of the permanent population of the "
        "census; those of the earlier census are as published.",
    )
    caption = view.pick(
        f"老龄化程度：城市与上级地区（{last}年普查）",
        f"How old: the cities and the places above them (census of {last})",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _years(table: pd.DataFrame) -> tuple[int | None, int]:
    years = sorted(table.loc[table["indicator"] == "share_aged_60_plus", "year"].dropna().unique())
    return (int(years[0]) if len(years) > 1 else None), int(years[-1])


def _one(own: pd.DataFrame, indicator: str, year: int | None = None) -> pd.Series | None:
    found = own[(own["indicator"] == indicator) & own["value"].notna()]
    if year is not None:
        found = found[found["year"] == year]
    return None if found.empty else found.iloc[0]


def in_order(view: View, table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return each place once with its rows: the cities first, then the places above them, the nation last."""
    cities = [view.plan(plan)["place"] for plan in view.plans]
    above = table.loc[~table["place"].isin(cities), ["place", "level"]].drop_duplicates()
    above = above.sort_values("level", key=lambda level: level.map(_ORDER.index), kind="stable")
    groups = dict(iter(table.groupby("place", sort=False)))
    return [(place, groups[place]) for place in dict.fromkeys([*cities, *above["place"]])]


def pressure_split(view: View) -> Table | None:
    """Return the rise of the share split into more old people and a change of the rest; None without it."""
    table = view.of(demand, view.plans)
    known = table[(table["indicator"] == "rise_by_old") & table["value"].notna()]
    if known.empty:
        return None
    start, end = int(known["start_year"].min()), int(known["year"].max())
    change = view.pick(f"{start}–{end}年，%", f"{start}–{end}, %")
    points = view.pick("百分点", "points")
    columns = [
        Column(view.pick("地区", "Place"), width=1.3),
        Column(view.pick("60岁及以上人数", "Number aged 60 and over"), change, "number", 1.2),
        Column(view.pick("60岁以下人数", "Number under 60"), change, "number", 1.2),
        Column(view.pick("占比升幅", "Rise of the share"), points, "number", 1),
        Column(view.pick("其中：老年人增加", "By more old people"), points, "number", 1.1),
        Column(view.pick("其中：其余人口变化", "By the change of the rest"), points, "number", 1.2),
    ]
    names = (
        "aged_60_plus_change",
        "under_60_change",
        "share_aged_60_plus_rise",
        "rise_by_old",
        "rise_by_rest",
    )
    rows = [
        [Cell(view.name("places", place)), *(cell(view, _one(own, name), 1) for name in names)]
        for place, own in in_order(view, table)
    ]
    note = view.pick(
        "两部分各取两种变化顺序的平均，相加即为升幅。60岁以下减少，有迁出，也有出生减少和步入60岁；普查总数分不开。",
        "Each part is the mean of the two orders in which the numbers can change; the two sum to the rise. "
        "People under 60 grow fewer by leaving, by fewer births and by turning 60; the totals do not tell "
        "which.",
    )
    caption = view.pick(
        "占比为何上升：老年人增加与其余人口变化", "Why the share rose: more old people, and the rest"
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))
