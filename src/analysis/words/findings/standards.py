"""The finding on the dibao standard: its level, beside those above, and its growth."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.growth.levels import growth_table
from analysis.measures.standards.relative import relative_levels
from analysis.words.findings import growth
from analysis.words.findings.pieces import Pieces, beside, computed, printed, quantity
from analysis.words.numbers import COMPARATORS, plain
from analysis.words.phrases import pick

INDICATOR = "dibao_standard"


def finding(data: Dataset, plan: str, table: pd.DataFrame, lang: str) -> Pieces:  # noqa: ARG001
    """Return what the standard was, how it compares with those above, and how fast it moved."""
    groups = [g for g in growth.AREAS if len(data.series(plan, INDICATOR, g))]
    moves = growth_table(data, INDICATOR, [plan])
    if not groups:
        none = pick(lang, "规划未载明低保标准的金额。", "The plan states no dibao standard in yuan. ")
        return [none, *growth.stated(data, moves, lang)]
    pieces = _levels(data, plan, groups, lang)
    pieces += _relative(data, plan, groups, lang)
    return pieces + growth.told(data, plan, moves, groups, lang)


def _levels(data: Dataset, plan: str, groups: list[str], lang: str) -> Pieces:
    pieces: Pieces = []
    years: list[int] = []
    for at, group in enumerate(groups):
        last = data.series(plan, INDICATOR, group).iloc[-1]
        number = COMPARATORS[last["comparator"]] + plain(last["value"])
        cell = printed(data, quantity(data, number, last["unit"], lang), last["fact_id"])
        year, area = int(last["year"]), pick(lang, *growth.AREAS[group])
        when = "" if years and years[-1] == year else pick(lang, f"{year}年", f" in {year}")
        years.append(year)
        if lang == "zh":
            pieces += [f"，{when}{area}为" if at else f"{when}{area}低保标准为", cell]
        elif at:
            pieces += [" and ", cell, f" {area}{when}"]
        else:
            pieces += ["The dibao standard was ", cell, f" {area}{when}"]
    return [*pieces, pick(lang, "。", ". ")]


def _relative(data: Dataset, plan: str, groups: list[str], lang: str) -> Pieces:
    """Beside the places above that have the standard of the same year."""
    levels = relative_levels(data, INDICATOR, [plan])
    levels = levels[levels["value"].notna() & levels["level"].isin(["province", "nation"])]
    years = {g: int(data.series(plan, INDICATOR, g)["year"].iloc[-1]) for g in groups}
    own = levels["area"].where(levels["area"].isin(groups), "all")
    levels = levels[levels["year"] == own.map(years)]
    pieces: Pieces = []
    for place, rows in levels.groupby("place", sort=False):
        name = data.name("places", place, lang)
        pieces.append(pick(lang, "；", "; ") if pieces else pick(lang, "", "It was "))
        for at, row in enumerate(rows.itertuples()):
            text = beside(row.value, lang)
            cell = computed(data, text, row.facts, "derived_relative")
            area = pick(lang, *growth.AREAS[row.area])
            if lang == "zh":
                pieces += [f"，{area}" if at else f"与{name}相比，{area}", cell]
                continue
            # The place is named once: "9.8 % below that of X in towns and 4.6 % below in the country".
            theirs = "" if at else f" {'with ' if text == 'level' else ''}that of {name}"
            pieces += [" and " if at else "", cell, f"{theirs} {area}"]
    return [*pieces, pick(lang, "。", ". ")] if pieces else []
