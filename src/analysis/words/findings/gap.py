"""The finding on the gap between town and country."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset.concepts import concept
from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.aging.rows import headline_target
from analysis.measures.standards.ratio import ratios
from analysis.view import View
from analysis.words import absences
from analysis.words.findings.pieces import Pieces, bound, computed, own_row, printed, rows_above
from analysis.words.findings.standards import INDICATOR
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import amount, plain
from analysis.words.phrases import pick

#: How a plan may promise the gap.
_PROMISES = ("urban_to_rural_ratio", "rural_to_urban_ratio")


def finding(view: View, plan: str, table: pd.DataFrame) -> Pieces:
    """Return the ratio of town to country, where it came from, that of those above, and what is promised."""
    own = own_row(table, plan, "ratio")
    if pd.isna(own["value"]):
        said = _without(own, view.lang)
        one = own["class"] == "one standard"
        return [said if one else absences.sentence(view, [plan], said), *_promise(view, plan)]
    path = view.of(ratios, INDICATOR, [plan])
    path = path[
        path["own"] & (path["kind"] == "observed") & path["ratio"].notna() & (path["basis"] == "levels")
    ]
    path = path[path["year"] < own["year"]].sort_values("year")
    pieces = [*_now(view, own), *_move(view, path, own), view.pick("。", ". ")]
    return pieces + _above(view, plan, own, table) + _promise(view, plan)


def _ratio(view: View, value: float, facts: str, stated: bool) -> Cell:
    formula = of_stated_ratio(view, value, ids(facts)) if stated else "derived_ratio"
    return computed(view, amount(value, 3), facts, formula)


def _without(own: pd.Series, lang: str) -> str:
    if own["class"] == "one standard":
        return pick(
            lang,
            "城乡实行同一低保标准，没有差距可比。",
            "One dibao standard holds for town and country, so there is no gap. ",
        )
    return pick(
        lang, "规划未载明低保标准的城乡差距。", "The plan does not state the gap of the dibao standard. "
    )


def _now(view: View, own: pd.Series) -> Pieces:
    cell = _ratio(view, own["value"], own["facts"], own["evidence"] == "stated")
    year = int(own["year"])
    if own["value"] == 1:
        if view.lang == "zh":
            return [f"{year}年城市低保标准与农村相同（城乡比为", cell, "）"]
        return [f"In {year} the urban dibao standard was the same as the rural one (a ratio of ", cell, ")"]
    if view.lang == "zh":
        return [f"{year}年城市低保标准为农村的", cell, "倍"]
    return [f"In {year} the urban dibao standard was ", cell, " times the rural one"]


def _move(view: View, path: pd.DataFrame, own: pd.Series) -> Pieces:
    """Where the ratio came from: only levels are compared, and only over years."""
    if path.empty or own["evidence"] == "stated":
        return []
    first = path.iloc[0]
    cell = _ratio(view, first["ratio"], first["facts"], stated=False)
    if own["low"] <= first["high"] and first["low"] <= own["high"]:
        return [view.pick(f"，与{first['year']}年的", ", which rounding does not tell from the "), cell,
                view.pick("在取整范围内相同", f" of {first['year']}")]  # fmt: skip
    if view.lang == "zh":
        return [f"，{first['year']}年为", cell, _wider(first["ratio"], own["value"])]
    return [f", {'down' if own['value'] < first['ratio'] else 'up'} from ", cell, f" in {first['year']}"]


def _wider(before: float, now: float) -> str:
    """Whether the gap grew, in Chinese: a ratio below 1 that falls is a gap that widens."""
    then, since = math.log(before), math.log(now)
    if then * since < 0:
        return "，高低易位"
    return "，差距缩小" if abs(since) < abs(then) else "，差距扩大"


def _above(view: View, plan: str, own: pd.Series, table: pd.DataFrame) -> Pieces:
    """The same ratio of the places above, of the same year only."""
    above = rows_above(table, plan, "ratio")
    above = above[above["year"] == own["year"]]
    pieces: Pieces = []
    for row in above.itertuples():
        place = view.name("places", row.place)
        cell = _ratio(view, row.value, row.facts, stated=False)
        comma = view.pick("，", " and ") if pieces else view.pick("同年", "In the same year it was ")
        pieces += [f"{comma}{place}为", cell] if view.lang == "zh" else [comma, cell, f" in {place}"]
    return [*pieces, view.pick("。", ". ")] if pieces else []


def _promise(view: View, plan: str) -> Pieces:
    found = [view.of(headline_target, plan, concept(INDICATOR, name)) for name in _PROMISES]
    goals = [goal for goal in found if goal is not None and goal["comparator"] != "text"]
    if not goals:
        return []
    goal = goals[0]
    year, sign = goal["period_end"][:4], bound(goal["comparator"], view.lang)
    if goal["statistic"] == "urban_to_rural_ratio":
        cell = printed(view, plain(goal["value"]), goal["fact_id"])
        if view.lang == "zh":
            return [f"规划承诺{year}年城市标准为农村的{sign}", cell, "倍。"]
        return [f"The plan promises a ratio of {sign}", cell, f" by {year}. "]
    cell = printed(view, plain(goal["value"]) + view.pick("%", "\u00a0%"), goal["fact_id"])
    if view.lang == "zh":
        return [f"规划承诺{year}年农村标准为城市的{sign}", cell, "。"]
    return [
        f"The plan promises that the rural standard will be {sign}",
        cell,
        f" of the urban one by {year}. ",
    ]
