"""The aging-pressure profile as a table: demand above, capacity below, one column a city."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Column, Table, facts_of
from analysis.measures.pressure.profile import LEAST, profile
from analysis.measures.pressure.rows import CAPACITY, DEMAND, NOT_AVAILABLE
from analysis.words.outside import lacking_text
from analysis.words.phrases import pick
from analysis.words.pressure.names import cell, component
from analysis.words.printed import sourced


def pressure_profile(data: Dataset, plans: list[str], lang: str) -> Table:
    """Return the profile: a row a component, a column a city, and the nation (one plan: its province too)."""
    table = profile(data, plans)
    above = _above(data, plans)
    columns = [Column(pick(lang, "构成", "Component"), width=2.4)]
    columns += [Column(data.plan_name(plan, lang), width=1) for plan in plans]
    columns += [Column(data.name("places", place, lang), width=1) for place in above.values()]
    heads = {DEMAND: pick(lang, "需求", "Demand"), CAPACITY: pick(lang, "供给", "Capacity")}
    rows, last = [], ""
    for (side, indicator, group, scope), own in table.groupby(
        ["side", "indicator", "group", "scope"], sort=False
    ):
        if side != last:
            rows.append([Cell(heads[side]), *[Cell("")] * (len(columns) - 1)])
            last = side
        name, unit, places = component(data, indicator, group, scope, lang)
        label = Cell(f"\u2003{name}" + (pick(lang, f"，{unit}", f", {unit}") if unit else ""))
        by = own.set_index("plan")
        cells = [_ranked(data, by.loc[plan], places, lang) for plan in plans]
        rows.append([label, *cells, *(_beside(data, own, level, places, lang) for level in above)])
    caption = pick(lang, "老龄化压力剖面：需求与供给", "Aging-pressure profile: demand and capacity")
    return Table(columns, rows, caption=caption, notes=_notes(data, table, lang), **sourced(data, lang))


def _above(data: Dataset, plans: list[str]) -> dict[str, str]:
    """Return by level the province and the nation that all the plans share."""
    shared = [set(data.superiors(plan)) for plan in plans]
    levels = data.places.set_index("place")["level"]
    common = [place for place in data.superiors(plans[0]) if all(place in places for places in shared)]
    return {levels[place]: place for place in common if levels[place] in ("province", "nation")}


def _ranked(data: Dataset, row: pd.Series, places: int, lang: str) -> Cell:
    rank = "" if pd.isna(row["rank"]) else f"{row['rank']}/{row['ranked']}"
    return cell(data, row, places, lang, pick(lang, f"（{rank}）", f" ({rank})") if rank else "")


def _beside(data: Dataset, own: pd.DataFrame, level: str, places: int, lang: str) -> Cell:
    value = own[level].iloc[0]
    if math.isnan(value):
        return cell(data, pd.Series({"evidence": NOT_AVAILABLE}), places, lang)
    place = next(p for p in data.superiors(own["plan"].iloc[0]) if _level(data, p) == level)
    ids = [f for f in facts_of(own["above_facts"].iloc[0]) if _place(data, f) == place]
    row = pd.Series(
        {"value": value, "facts": ";".join(ids), "evidence": "derived" if len(ids) > 1 else "stated",
         "indicator": own["indicator"].iloc[0]}
    )  # fmt: skip
    return cell(data, row, places, lang)


def _level(data: Dataset, place: str) -> str:
    return data.places.set_index("place").at[place, "level"]


def _place(data: Dataset, fact: str) -> str:
    return data.reference.by_id.at[fact, "place"]


def _notes(data: Dataset, table: pd.DataFrame, lang: str) -> list[str]:
    notes = [pick(
        lang,
        "需求和供给分开列出，不合成一个分数。各项覆盖率分母不同，不互比。",
        "Demand and capacity stand apart and are not folded into one score. Coverages have different "
        "denominators and do not compare.",
    )]  # fmt: skip
    if table["rank"].notna().any():
        notes.append(pick(
            lang,
            f"括号内为名次：1为数值最高者；同一口径有数的城市不足{LEAST}个时不排名。",
            f"In brackets the rank, 1 for the highest value; none where fewer than {LEAST} cities have a "
            "figure of one kind.",
        ))  # fmt: skip
    return [*notes, lacking_text(data, lang, "census_2020", "census_2010", "yardsticks")]
