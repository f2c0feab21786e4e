"""Sentences on the urban-rural ratio of each plan beside those of the places above it."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.standards.ratio import beside, ratios
from analysis.measures.standards.series import apart, comparable
from analysis.view import View
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import amount
from analysis.words.phrases import joined
from analysis.words.printed import sourced
from analysis.words.standards.names import absent, derived, place_name

Pieces = list[Cell | str]
_RATIO = "derived_ratio"


def answer(view: View) -> Prose:
    """Return where each plan's ratio stands beside the places above it, and beside their promises."""
    if not view.of(comparable, view.indicator):
        return absent(view)
    table, pairs = view.of(ratios, view.indicator, view.plans), view.of(beside, view.indicator, view.plans)
    items = [_plan(view, table[table["plan"] == plan], pairs[pairs["plan"] == plan]) for plan in view.plans]
    return Prose(*items, style="list" if len(view.plans) > 1 else "body", **sourced(view))


def _plan(view: View, table: pd.DataFrame, pairs: pd.DataFrame) -> Pieces:
    plan = table["plan"].iat[0]
    pieces: Pieces = [view.pick(f"{view.plan_name(plan)}：", f"{view.plan_name(plan)}: ")]
    own = table[table["own"]]
    if (own["basis"] == "one standard").any():
        fact = own.loc[own["basis"] == "one standard", "facts"].iat[0]
        one = Cell(view.pick("城乡同一标准", "one standard for town and country"), ids(fact))
        pieces += [one, view.pick("，没有城乡比可作对照；", ", so there is no ratio to set beside any; ")]
    elif pairs.empty:
        said = "no ratio of a year that those above have too; "
        pieces.append(view.pick("没有与上级同年的城乡比；", said))
    for year in sorted(_ends(pairs), reverse=True):
        pieces += _year(view, year, pairs[pairs["year"] == year])
    pieces += _turned(view, pairs) + _promises(view, table)
    # Clauses end on a semicolon, the last one on a full stop.
    pieces[-1] = str(pieces[-1]).rstrip("；; ") + view.pick("。", ".")
    return pieces


def _ends(pairs: pd.DataFrame) -> set[int]:
    return {int(pairs["year"].min()), int(pairs["year"].max())} if len(pairs) else set()


def _year(view: View, year: int, rows: pd.DataFrame) -> Pieces:
    mine, _ = view.of(apart, rows["facts"].iat[0])
    pieces: Pieces = [
        view.pick(f"{year}年为", f"in {year} the ratio was "),
        _own(view, rows["own"].iat[0], mine),
    ]
    pieces.append(view.pick("，", " against "))
    for at, row in enumerate(rows.itertuples()):
        cell = derived(view, amount(row.above, 3), view.of(apart, row.facts)[1], _RATIO)
        name = place_name(view, row.place)
        comma = "" if at == 0 else view.pick("、", " and ")
        pieces += [comma, name, cell] if view.lang == "zh" else [comma, cell, f" in {name}"]
    return [*pieces, view.pick("；", "; ")]


def _own(view: View, value: float, facts: str) -> Cell:
    """Two facts are divided, one is the ratio that the plan prints."""
    if len(ids(facts)) > 1:
        return derived(view, amount(value, 3), facts, _RATIO)
    return Cell(
        amount(value, 3), (facts,), f"{of_stated_ratio(view, value, [facts])} {view.mark([facts])}".strip()
    )


def _turned(view: View, pairs: pd.DataFrame) -> Pieces:
    """Where the wider gap became the narrower one, or the other way round."""
    pieces: Pieces = []
    for place, rows in pairs.groupby("place", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        if _sign(first) * _sign(last) >= 0:
            continue
        name, years = place_name(view, place), f"{first['year']}–{last['year']}"
        narrower = last["difference"] < 0
        sizes = ("大", "小") if narrower else ("小", "大")
        ways = ("wider", "narrower") if narrower else ("narrower", "wider")
        zh = f"与{name}相比，差距由较{sizes[0]}变为较{sizes[1]}（{years}年）；"
        said = f"beside {name} its gap went from the {ways[0]} to the {ways[1]} one over {years}; "
        pieces.append(view.pick(zh, said))
    return pieces


def _sign(row: pd.Series) -> int:
    """Whose gap is the wider: nobody's where rounding, or another admissible figure above, leaves it open."""
    return int(row["low"] > 0) - int(row["high"] < 0)


def _promises(view: View, table: pd.DataFrame) -> Pieces:
    """Promised ratios, of the plan and above it, with the latest ratio of the places above."""
    pieces: Pieces = []
    goals = table[(table["kind"] == "target") & table["ratio"].notna()]
    for goal in goals.itertuples():
        name = view.pick("规划", "the plan") if goal.own else place_name(view, goal.place)
        listed = ids(goal.facts)
        if goal.own:
            mark = f"{of_stated_ratio(view, goal.ratio, listed)} {view.mark(listed)}".strip()
            value = Cell(amount(goal.ratio, 3), listed, mark)
        else:
            value = derived(view, amount(goal.ratio, 3), goal.facts, _RATIO)
        pieces += [view.pick(f"{name}的目标是{goal.year}年为", f"{name} aims at "), value]
        pieces.append(view.pick("", f" by {goal.year}"))
        pieces += _reached(view, goal, table) if goal.own else []
        pieces.append(view.pick("；", "; "))
    return pieces


def _reached(view: View, goal: Row, table: pd.DataFrame) -> Pieces:
    """The latest known ratio of each place above, up to the year of the promise."""
    seen = table[~table["own"] & (table["kind"] == "observed") & table["ratio"].notna()]
    seen = seen[seen["year"] <= goal.year]
    seen = seen[seen["year"] == seen.groupby("place")["year"].transform("max")]
    pieces: Pieces = []
    for place, rows in seen.sort_values("year", kind="stable").groupby("place", sort=False):
        row, name = rows.iloc[0], place_name(view, str(place))
        cell = derived(view, amount(row.ratio, 3), row.facts, _RATIO)
        there = (rows["ratio"] <= goal.ratio).all()
        if not there and not (rows["ratio"] > goal.ratio).all():
            tail = view.pick("，依取何数而定", ", above or not by the figure taken")
            lead = view.pick(f"，{name}{row.year}年为", f", {name} stood at ")
            pieces += [lead, cell, view.pick("", f" in {row.year}") + tail]
        elif view.lang == "zh":
            pieces += [f"，{name}{row.year}年为", cell, "，已不高于此" if there else "，仍高于此"]
        else:
            said = "not above that" if there else "still above that"
            pieces += [f", {name} stood at ", cell, f" in {row.year}, {said}"]
    return pieces


def known_nothing(view: View) -> str:
    """Return the names of the places above of which no ratio is known; "" where there is none."""
    table = view.of(ratios, view.indicator, view.plans)
    none = table.loc[table["evidence"] == "not available", "place"]
    return joined([place_name(view, place) for place in dict.fromkeys(none)], view.lang)
