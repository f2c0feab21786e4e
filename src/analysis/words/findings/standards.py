"""The finding on the dibao standard: its level, beside those above, and its growth."""

from __future__ import annotations

import pandas as pd

from analysis.measures.growth.levels import growth_table
from analysis.measures.standards.relative import relative_levels
from analysis.view import View
from analysis.words import absences
from analysis.words.findings import growth
from analysis.words.findings.pieces import Pieces, beside_each, computed, own_row, printed, quantity, text_of
from analysis.words.numbers import COMPARATORS, plain, rate_text
from analysis.words.readings import second_reading

INDICATOR = "dibao_standard"


def finding(view: View, plan: str, table: pd.DataFrame) -> Pieces:
    """Return what the standard was, how it compares with those above, and how fast it moved."""
    groups = [g for g in growth.AREAS if len(view.series(plan, INDICATOR, g))]
    moves = view.of(growth_table, INDICATOR, [plan])
    if not groups:
        none = view.pick("规划未载明低保标准的金额。", "The plan states no dibao standard in yuan. ")
        silent = absences.sentence(view, [plan], none)
        return [silent, *growth.stated(view, moves), *_yearly(view, plan, table)]
    pieces = [*_levels(view, plan, groups), *second_reading(view, plan)]
    pieces += _relative(view, plan, groups)
    return pieces + growth.told(view, plan, moves, groups) + _yearly(view, plan, table)


def _yearly(view: View, plan: str, table: pd.DataFrame) -> Pieces:
    """What changes that the plan only states come to a year in towns, as the headline has it."""
    own = own_row(table, plan, "growth_urban")
    if own["class"] != "stated change":
        return []
    ends = [own["value"]] if own["evidence"] == "derived" else [own["low"], own["high"]]
    rates: Pieces = []
    for end in ends:
        cell = computed(view, rate_text(end, view.lang, 1), own["facts"], "derived_growth")
        rates += ["–", cell] if rates else [cell]
    years = f"{own['start_year']}–{own['year']}"
    if view.lang == "zh":
        return [f"城市的累计增幅按{years}年折算，年均", *rates, "。"]
    return ["The cumulative change in towns comes to ", *rates, f" a year, read as {years}. "]


def _levels(view: View, plan: str, groups: list[str]) -> Pieces:
    pieces: Pieces = []
    years: list[int] = []
    for at, group in enumerate(groups):
        last = view.series(plan, INDICATOR, group).iloc[-1]
        number = COMPARATORS[last["comparator"]] + plain(last["value"])
        cell = printed(view, quantity(view, number, last["unit"]), last["fact_id"])
        year, area = int(last["year"]), view.pick(*growth.AREAS[group])
        when = "" if years and years[-1] == year else view.pick(f"{year}年", f" in {year}")
        years.append(year)
        if view.lang == "zh":
            pieces += [f"，{when}{area}为" if at else f"{when}{area}低保标准为", cell]
        elif at:
            pieces += [" and ", cell, f" {area}{when}"]
        else:
            pieces += ["The dibao standard was ", cell, f" {area}{when}"]
    return [*pieces, view.pick("。", ". ")]


def _relative(view: View, plan: str, groups: list[str]) -> Pieces:
    """Beside the places above that have the standard of the same year."""
    levels = view.of(relative_levels, INDICATOR, [plan])
    levels = levels[levels["value"].notna() & levels["level"].isin(["province", "nation"])]
    years = {g: int(view.series(plan, INDICATOR, g)["year"].iloc[-1]) for g in groups}
    own = levels["area"].where(levels["area"].isin(groups), "all")
    levels = levels[levels["year"] == own.map(years)]
    pieces: Pieces = []
    for place, rows in levels.groupby("place", sort=False):
        name = view.name("places", place)
        pieces.append(view.pick("；", "; ") if pieces else view.pick("", "It was "))
        for at, (area, same) in enumerate(rows.groupby("area", sort=False)):
            told = beside_each(view, dict(zip(same["facts"], same["value"], strict=True)))
            area = view.pick(*growth.AREAS[str(area)])
            if view.lang == "zh":
                pieces += [f"，{area}" if at else f"与{name}相比，{area}", *told]
                continue
            # The place is named once: "9.8 % below that of X in towns and 4.6 % below in the country".
            theirs = "" if at else f" {'with ' if text_of(told).endswith('level') else ''}that of {name}"
            pieces += [" and " if at else "", *told, f"{theirs} {area}"]
    return [*pieces, view.pick("。", ". ")] if pieces else []
