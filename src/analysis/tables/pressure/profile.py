"""The aging-pressure profile as a table: demand above, capacity below, one column a city."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.pressure.profile import profile
from analysis.measures.pressure.rows import CAPACITY, DEMAND, NOT_AVAILABLE
from analysis.measures.ranks import LEAST
from analysis.view import View
from analysis.words.outside import lacking_text
from analysis.words.pressure.names import cell, component
from analysis.words.printed import sourced


def pressure_profile(view: View) -> Table:
    """Return the profile: a row a component, a column a city, and the nation (one plan: its province too)."""
    table = view.of(profile, view.plans)
    above = _above(view)
    columns = [Column(view.pick("构成", "Component"), width=2.4)]
    columns += [Column(view.plan_name(plan), width=1) for plan in view.plans]
    columns += [Column(view.name("places", place), width=1) for place in above.values()]
    heads = {DEMAND: view.pick("需求", "Demand"), CAPACITY: view.pick("供给", "Capacity")}
    rows, last = [], ""
    for (side, indicator, group, scope), own in table.groupby(
        ["side", "indicator", "group", "scope"], sort=False
    ):
        if side != last:
            rows.append([Cell(heads[side]), *[Cell("")] * (len(columns) - 1)])
            last = side
        name, unit, places = component(view, indicator, group, scope)
        label = Cell(f"\u2003{name}" + (view.pick(f"，{unit}", f", {unit}") if unit else ""))
        by = own.set_index("plan", drop=False)
        cells = [_ranked(view, by.loc[plan], places) for plan in view.plans]
        rows.append([label, *cells, *(_beside(view, own, level, places) for level in above)])
    caption = view.pick("老龄化压力剖面：需求与供给", "Aging-pressure profile: demand and capacity")
    return Table(columns, rows, caption=caption, notes=_notes(view, table), **sourced(view))


def _above(view: View) -> dict[str, str]:
    """Return by level the province and the nation that all the plans share."""
    shared = [set(view.superiors(plan)) for plan in view.plans]
    common = [place for place in view.superiors(view.plans[0]) if all(place in places for places in shared)]
    return {_level(view, place): place for place in common if _level(view, place) in ("province", "nation")}


def _ranked(view: View, row: pd.Series, places: int) -> Cell:
    rank = "" if pd.isna(row["rank"]) else f"{row['rank']}/{row['ranked']}"
    return cell(view, row, places, view.pick(f"（{rank}）", f" ({rank})") if rank else "")


def _beside(view: View, own: pd.DataFrame, level: str, places: int) -> Cell:
    value = own[level].iloc[0]
    if math.isnan(value):
        return cell(view, pd.Series({"evidence": NOT_AVAILABLE}), places)
    place = next(p for p in view.superiors(own["plan"].iloc[0]) if _level(view, p) == level)
    behind = [f for f in ids(own["above_facts"].iloc[0]) if _place(view, f) == place]
    row = pd.Series(
        {"value": value, "facts": ";".join(behind), "evidence": "derived" if len(behind) > 1 else "stated",
         "indicator": own["indicator"].iloc[0]}
    )  # fmt: skip
    return cell(view, row, places)


def _level(view: View, place: str) -> str:
    return view.lists.places[place]["level"]


def _place(view: View, fact: str) -> str:
    return view.fact(fact)["place"]


def _notes(view: View, table: pd.DataFrame) -> list[str]:
    notes = [view.pick("需求和供给分开列出，不合成一个分数。各项覆盖率分母不同，不互比。",
        "Demand and capacity stand apart and are not folded into one score. Coverages have different "
        "denominators and do not compare.",
    )]  # fmt: skip
    if table["rank"].notna().any():
        notes.append(view.pick(f"括号内为同级地区中的名次：1为数值最高者；同级、同年、同口径有数的不足{LEAST}个时不排名。",
            f"In brackets the rank among places of the level, 1 for the highest value; none where fewer than "
            f"{LEAST} of one level have a figure of one kind and year.",
        ))  # fmt: skip
    return [*notes, lacking_text(view, "census_2020", "census_2010", "yardsticks")]
