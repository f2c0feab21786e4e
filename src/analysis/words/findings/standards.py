"""The finding on the dibao standard: its level, beside those above, and its growth."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell
from analysis.measures.growth.levels import growth_table
from analysis.measures.standards.relative import relative_levels
from analysis.words.findings.pieces import Pieces, beside, computed, printed, quantity
from analysis.words.numbers import plain, rate_text, stated_rate
from analysis.words.phrases import pick

INDICATOR = "dibao_standard"
_AREAS = {
    "urban": ("城市", "in towns"),
    "rural": ("农村", "in the country"),
    "all": ("城乡统一", "for town and country"),
}


def finding(data: Dataset, plan: str, table: pd.DataFrame, lang: str) -> Pieces:  # noqa: ARG001
    """Return what the standard was, how it compares with those above, and how fast it moved."""
    groups = [g for g in _AREAS if len(data.series(plan, INDICATOR, g))]
    if not groups:
        return _stated_only(data, plan, lang)
    pieces = _levels(data, plan, groups, lang)
    pieces += _relative(data, plan, groups, lang)
    return pieces + _growth(data, plan, groups, lang)


def _levels(data: Dataset, plan: str, groups: list[str], lang: str) -> Pieces:
    pieces: Pieces = []
    years = []
    for at, group in enumerate(groups):
        last = data.series(plan, INDICATOR, group).iloc[-1]
        text = quantity(data, plain(last["value"]), last["unit"], lang)
        cell = printed(data, text, last["fact_id"])
        year, area = int(last["year"]), pick(lang, *_AREAS[group])
        when = "" if years and years[-1] == year else pick(lang, f"{year}年", f" in {year}")
        years.append(year)
        if lang == "zh":
            pieces += [f"{'，' if at else ''}{when}{area}低保标准为" if not at else f"，{when}{area}为", cell]
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
        lead = pick(
            lang,
            f"与{name}相比，",
            f"{'beside' if pieces else 'Beside'} {name} {'' if pieces else 'that is '}",
        )
        pieces += [pick(lang, "；", "; "), lead] if pieces else [lead]
        for at, row in enumerate(rows.itertuples()):
            cell = computed(data, beside(row.value, lang), row.facts, "derived_relative")
            area = pick(lang, *_AREAS[row.area])
            comma = pick(lang, "，", " and ") if at else ""
            pieces += [f"{comma}{area}", cell] if lang == "zh" else [comma, cell, f" {area}"]
    return [*pieces, pick(lang, "。", ". ")] if pieces else []


def _growth(data: Dataset, plan: str, groups: list[str], lang: str) -> Pieces:
    table = growth_table(data, INDICATOR, [plan])
    known = table[table["group"].isin(groups) & table["cagr"].notna()]
    if known.empty:
        stated = table[table["stated_fact"] != ""]
        if len(stated):
            return _words(data, stated, lang)
        return [
            pick(
                lang,
                "只印出一年，增速无从计算。",
                "Only one year is printed, so its growth cannot be computed. ",
            )
        ]
    pieces: Pieces = []
    for row in known.itertuples():
        facts = row.facts.split(";")
        rate = computed(data, rate_text(abs(row.cagr), lang), f"{facts[0]};{facts[-1]}", "derived_growth")
        pieces += _moved(row, rate, bool(pieces), len(known) > 1, lang)
        if row.stated_fact and row.stated_relation == "annual_growth" and row.stated_start == row.start_year:
            own = printed(data, rate_text(row.stated, lang, 1), row.stated_fact)
            pieces += [pick(lang, "（规划自称", " (the plan says "), own, pick(lang, "）", ")")]
    return [*pieces, pick(lang, "。", ". ")]


def _moved(row, rate: Cell, again: bool, named: bool, lang: str) -> Pieces:
    area = pick(lang, *_AREAS[row.group]) if named else ""
    up, same = row.cagr > 0, row.cagr == 0
    if lang == "zh":
        span = f"{row.start_year}–{row.end_year}年"
        lead = f"，{area}" if again else f"{span}{area}"
        return [f"{lead}未变"] if same else [f"{lead}年均{'增长' if up else '下降'}", rate]
    where = f" {area}" if area else ""
    if again:
        return (
            [f" and {'did not move' if same else ''}{where}"]
            if same
            else [" and ", "" if up else "fell by ", rate, where]
        )
    lead = f"From {row.start_year} to {row.end_year} it "
    return (
        [f"{lead}did not move{where}"]
        if same
        else [f"{lead}{'rose' if up else 'fell'} by ", rate, f" a year{where}"]
    )


def _stated_only(data: Dataset, plan: str, lang: str) -> Pieces:
    pieces: Pieces = [pick(lang, "规划未载明低保标准的金额。", "The plan states no dibao standard in yuan. ")]
    table = growth_table(data, INDICATOR, [plan])
    return pieces + _words(data, table[table["stated_fact"] != ""], lang)


def _words(data: Dataset, stated: pd.DataFrame, lang: str) -> Pieces:
    """What the plan itself says of the growth of each group."""
    if stated.empty:
        return []
    pieces: Pieces = [pick(lang, "规划自述：", "In its own words it moved: ")]
    for at, row in enumerate(stated.itertuples()):
        words = stated_rate(row.stated, row.stated_relation, row.stated_start, row.stated_end, lang)
        group = data.name("groups", row.group, lang)
        cell = printed(data, words, row.stated_fact)
        comma = pick(lang, "；", "; ") if at else ""
        pieces += [f"{comma}{group}", cell] if lang == "zh" else [comma, cell, f" ({group})"]
    return [*pieces, pick(lang, "。", ". ")]
