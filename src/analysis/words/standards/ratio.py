"""Sentences on the urban-rural ratio of each plan beside those of the places above it."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.display import Cell, Prose, facts_of
from analysis.measures.standards.ratio import beside, ratios
from analysis.measures.standards.series import apart, comparable
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import amount
from analysis.words.phrases import joined, pick
from analysis.words.printed import sourced
from analysis.words.standards.names import absent, derived, place_name

Pieces = list[Cell | str]
_RATIO = "derived_ratio"


def answer(data: Dataset, indicator: str, plans: list[str], lang: str) -> Prose:
    """Return where each plan's ratio stands beside the places above it, and beside their promises."""
    if not comparable(data, indicator):
        return absent(data, indicator, lang)
    table, pairs = ratios(data, indicator, plans), beside(data, indicator, plans)
    items = [_plan(data, table[table["plan"] == plan], pairs[pairs["plan"] == plan], lang) for plan in plans]
    return Prose(*items, style="list" if len(plans) > 1 else "body", **sourced(data, lang))


def _plan(data: Dataset, table: pd.DataFrame, pairs: pd.DataFrame, lang: str) -> Pieces:
    plan = table["plan"].iat[0]
    pieces: Pieces = [pick(lang, f"{data.plan_name(plan, lang)}：", f"{data.plan_name(plan, lang)}: ")]
    own = table[table["own"]]
    if (own["basis"] == "one standard").any():
        fact = own.loc[own["basis"] == "one standard", "facts"].iat[0]
        one = Cell(pick(lang, "城乡同一标准", "one standard for town and country"), facts_of(fact))
        pieces += [one, pick(lang, "，没有城乡比可作对照；", ", so there is no ratio to set beside any; ")]
    elif pairs.empty:
        said = "no ratio of a year that those above have too; "
        pieces.append(pick(lang, "没有与上级同年的城乡比；", said))
    for year in sorted(_ends(pairs), reverse=True):
        pieces += _year(data, year, pairs[pairs["year"] == year], lang)
    pieces += _turned(data, pairs, lang) + _promises(data, table, lang)
    # Clauses end on a semicolon, the last one on a full stop.
    pieces[-1] = str(pieces[-1]).rstrip("；; ") + pick(lang, "。", ".")
    return pieces


def _ends(pairs: pd.DataFrame) -> set[int]:
    return {int(pairs["year"].min()), int(pairs["year"].max())} if len(pairs) else set()


def _year(data: Dataset, year: int, rows: pd.DataFrame, lang: str) -> Pieces:
    mine, _ = apart(data, rows["facts"].iat[0])
    pieces: Pieces = [
        pick(lang, f"{year}年为", f"in {year} the ratio was "),
        _own(data, rows["own"].iat[0], mine),
    ]
    pieces.append(pick(lang, "，", " against "))
    for at, row in enumerate(rows.itertuples()):
        cell = derived(data, amount(row.above, 3), apart(data, row.facts)[1], _RATIO)
        name = place_name(data, row.place, lang)
        comma = "" if at == 0 else pick(lang, "、", " and ")
        pieces += [comma, name, cell] if lang == "zh" else [comma, cell, f" in {name}"]
    return [*pieces, pick(lang, "；", "; ")]


def _own(data: Dataset, value: float, facts: str) -> Cell:
    """Two facts are divided, one is the ratio that the plan prints."""
    if len(facts_of(facts)) > 1:
        return derived(data, amount(value, 3), facts, _RATIO)
    return Cell(
        amount(value, 3), (facts,), f"{of_stated_ratio(data, value, [facts])} {data.mark([facts])}".strip()
    )


def _turned(data: Dataset, pairs: pd.DataFrame, lang: str) -> Pieces:
    """Where the wider gap became the narrower one, or the other way round."""
    pieces: Pieces = []
    for place, rows in pairs.groupby("place", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        if first["difference"] * last["difference"] >= 0:
            continue
        name, years = place_name(data, place, lang), f"{first['year']}–{last['year']}"
        narrower = last["difference"] < 0
        sizes = ("大", "小") if narrower else ("小", "大")
        ways = ("wider", "narrower") if narrower else ("narrower", "wider")
        zh = f"与{name}相比，差距由较{sizes[0]}变为较{sizes[1]}（{years}年）；"
        said = f"beside {name} its gap went from the {ways[0]} to the {ways[1]} one over {years}; "
        pieces.append(pick(lang, zh, said))
    return pieces


def _promises(data: Dataset, table: pd.DataFrame, lang: str) -> Pieces:
    """Promised ratios, of the plan and above it, with the latest ratio of the places above."""
    pieces: Pieces = []
    goals = table[(table["kind"] == "target") & table["ratio"].notna()]
    for goal in goals.itertuples():
        name = pick(lang, "规划", "the plan") if goal.own else place_name(data, goal.place, lang)
        ids = facts_of(goal.facts)
        if goal.own:
            mark = f"{of_stated_ratio(data, goal.ratio, ids)} {data.mark(ids)}".strip()
            value = Cell(amount(goal.ratio, 3), ids, mark)
        else:
            value = derived(data, amount(goal.ratio, 3), goal.facts, _RATIO)
        pieces += [pick(lang, f"{name}的目标是{goal.year}年为", f"{name} aims at "), value]
        pieces.append(pick(lang, "", f" by {goal.year}"))
        pieces += _reached(data, goal, table, lang) if goal.own else []
        pieces.append(pick(lang, "；", "; "))
    return pieces


def _reached(data: Dataset, goal: Row, table: pd.DataFrame, lang: str) -> Pieces:
    """The latest known ratio of each place above, up to the year of the promise."""
    seen = table[~table["own"] & (table["kind"] == "observed") & table["ratio"].notna()]
    seen = seen[seen["year"] <= goal.year].sort_values("year").groupby("place", sort=False).tail(1)
    pieces: Pieces = []
    for row in seen.itertuples():
        name = place_name(data, row.place, lang)
        cell = derived(data, amount(row.ratio, 3), row.facts, _RATIO)
        there = row.ratio <= goal.ratio
        if lang == "zh":
            pieces += [f"，{name}{row.year}年为", cell, "，已不高于此" if there else "，仍高于此"]
        else:
            said = "not above that" if there else "still above that"
            pieces += [f", {name} stood at ", cell, f" in {row.year}, {said}"]
    return pieces


def known_nothing(data: Dataset, indicator: str, plans: list[str], lang: str) -> str:
    """Return the names of the places above of which no ratio is known; "" where there is none."""
    table = ratios(data, indicator, plans)
    none = table.loc[table["evidence"] == "not available", "place"]
    return joined([place_name(data, place, lang) for place in dict.fromkeys(none)], lang)
