"""Sentences on levels and pace: each plan beside the places above it, in the same years."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import ids
from analysis.display import Cell, Prose
from analysis.measures.standards.pace import COMMON, STATED, paces, verdict
from analysis.measures.standards.relative import ONE, SAME, relative_levels
from analysis.measures.standards.series import apart, comparable, points_only, standards
from analysis.view import View
from analysis.words.phrases import joined, pick, sentence_case
from analysis.words.printed import sourced
from analysis.words.standards.names import absent, area_name, derived, percent, place_name, spread, whose

Pieces = list[Cell | str]

#: Formulas of a level beside another, and of growth.
_LEVEL, _SPEED = "derived_relative", "derived_growth"


def answer(view: View) -> Prose:
    """Return how the plans' standards stand and grow beside province and nation, an item a plan."""
    if not view.of(comparable, view.indicator):
        return absent(view)
    near, speed = (
        view.of(relative_levels, view.indicator, view.plans),
        view.of(paces, view.indicator, view.plans, intervals=view.intervals),
    )
    items = [
        _plan(view, plan, near[near["plan"] == plan], speed[speed["plan"] == plan]) for plan in view.plans
    ]
    summary = [_summary(near, speed, view.lang)] if len(view.plans) > 1 else []
    return Prose(*summary, *items, style="list" if len(view.plans) > 1 else "body", **sourced(view))


def _summary(near: pd.DataFrame, speed: pd.DataFrame, lang: str) -> Pieces:
    """Counts of pairs (plan, area, place above), like with like, in the latest common year."""
    like = near[(near["basis"] == SAME) & near["year"].notna()]
    keys = ["plan", "place", "area"]
    last = like[like["year"] == like.groupby(keys)["year"].transform("max")]
    under = (last["high"].fillna(last["value"]) < 1).groupby([last[key] for key in keys]).all()
    below, above = int(under.sum()), len(under)
    words = f"Town beside town and country beside country, {below} of {above} levels lie below those above "
    words += "them in the latest common year"
    zh = f"城市对城市、农村对农村，最近的共同年份共{above}对标准，低于上级的{below}对"
    if above == 0:
        zh, words = "没有城市对城市、农村对农村的共同年份", "No level stands beside like in a common year"
    met = speed[speed["basis"].isin([COMMON, STATED])]
    found = [
        {verdict(row) for row in own.itertuples()}
        for _, own in met[met["side"] == SAME].groupby(["plan", "place", "area"])
    ]
    faster, slower = (sum(kinds == {kind} for kinds in found) for kind in ("faster", "slower"))
    if found:
        left = len(found) - faster - slower
        zh += f"；同一时段的增速共{len(found)}对，快于上级{faster}对，慢于上级{slower}对"
        words += f"; over the same years {faster} of {len(found)} rates are faster and {slower} slower"
        if left:
            zh += f"，其余{left}对随基年、区域而异或在舍入之内"
            words += f", and {left} turn{'s' if left == 1 else ''} with the base year, the area or rounding"
    return [pick(lang, f"{zh}。", f"{words}.")]


def _plan(view: View, plan: str, near: pd.DataFrame, speed: pd.DataFrame) -> Pieces:
    pieces: Pieces = [view.pick(f"{view.plan_name(plan)}：", f"{view.plan_name(plan)}: ")]
    levels = _levels(view, near)
    said = [*levels, *_rates(view, speed, first=not levels)]
    if not said:
        name = view.name("indicators", view.indicator)
        en = f"no year of the {name} can be set beside those above. "
        said = [view.pick(f"{name}没有可与上级对照的年份。", en)]
    return [*pieces, *said, *_lacking(view, plan)]


def _levels(view: View, near: pd.DataFrame) -> Pieces:
    """Shares of the levels above, town and country, in the latest and the first common year."""
    pieces: Pieces = []
    known = near[near["year"].notna()]
    for area, own in known.groupby("area", sort=False):
        side, one = area_name(area, view.lang), own["basis"].iat[0] == ONE
        if one:
            zh, en = f"城乡同一标准与{side}标准相比，", f"beside the {side} ones, its one standard stood at "
        else:
            zh, en = f"{side}标准", f"the {side} standard stood at "
        pieces.append(view.pick(f"；{zh}" if pieces else zh, f"; {en}" if pieces else en))
        for at, (place, rows) in enumerate(own.groupby("place", sort=False)):
            pieces.append(view.pick("，", " and at ") if at else "")
            pieces += _share(view, place, rows)
    return [*pieces, view.pick("。", ". ")] if pieces else []


def _share(view: View, place: str, rows: pd.DataFrame) -> Pieces:
    first, last = rows[rows["year"] == rows["year"].min()], rows[rows["year"] == rows["year"].max()]
    cell, theirs = _percents(view, last), whose(view, place)
    first, last = first.iloc[0], last.iloc[0]
    pieces: Pieces = [cell, f" of {theirs} in {last['year']}"]
    if view.lang == "zh":
        pieces = [f"{last['year']}年为{theirs}的", cell]
    if first["year"] < last["year"]:
        before = percent(view, first["value"], first["facts"], _LEVEL)
        open_, close = view.pick(f"（{first['year']}年", " ("), view.pick("）", f" in {first['year']})")
        pieces += [open_, before, close]
    return pieces


def _percents(view: View, rows: pd.DataFrame) -> Cell:
    """A share of each admissible level above, as a range."""
    return derived(view, spread(list(rows["value"]), view.lang), ids.joined(rows["facts"]), _LEVEL)


def _rates(view: View, speed: pd.DataFrame, *, first: bool) -> Pieces:
    """Rates over the same years, by area and place above; both readings of an open base year."""
    met = speed[speed["basis"].isin([COMMON, STATED])]
    pieces: Pieces = []
    for area, own in met.groupby("area", sort=False):
        side, one = area_name(area, view.lang), own["side"].iat[0] == ONE
        name = view.pick(f"同一标准与{side}标准相比，" if one else side, f"one standard beside {side} ones, "
                    if one else f"{side}, ")  # fmt: skip
        opening = view.pick("年均增速，", "growth a year: " if first else "Growth a year: ")
        lead = view.pick("；", "; ") if pieces else opening
        pieces += [lead, name]
        for at, (place, rows) in enumerate(own.groupby("place", sort=False)):
            pieces.append(view.pick("，", " and ") if at else "")
            pieces += _pair(view, place, rows)
    return [*pieces, view.pick("。", ". ")] if pieces else []


def _pair(view: View, place: str, rows: pd.DataFrame) -> Pieces:
    pieces: Pieces = []
    name = place_name(view, place)
    for at, (span, own) in enumerate(rows.groupby(["start_year", "end_year"], sort=False)):
        facts, outside = view.of(apart, ids.joined(own["facts"]))
        mine = derived(view, spread(list(own["own"]), view.lang), facts, _SPEED)
        theirs = derived(view, spread(list(own["above"]), view.lang), outside, _SPEED)
        years = f"{span[0]}–{span[1]}"
        if view.lang == "zh":
            pieces += ["或" if at else "", mine, f"（{name}", theirs, f"，{years}年）"]
        else:
            where = "" if at else f" in {name}"
            pieces += [" or " if at else "", mine, " against ", theirs, f"{where} ({years})"]
    return pieces


def _lacking(view: View, plan: str) -> Pieces:
    """Places above without a figure, or without one in a year that the plan prints."""
    table = view.of(standards, view.indicator, [plan])
    own = set(points_only(table[table["own"]])["year"].dropna())
    pieces: Pieces = []
    if not own:
        said = view.pick("规划未载明标准的数额。", "The plan prints no amount of the standard. ")
        pieces.append(said)
    above = table[~table["own"]]
    none = [place for place, rows in above.groupby("place", sort=False) if rows["year"].isna().all()]
    if none:
        names = joined([place_name(view, place) for place in none], view.lang)
        pieces.append(view.pick(f"{names}的标准无从得知。", f"No figure of {names} is known. "))
    for place, rows in above.groupby("place", sort=False):
        years = sorted(set(rows["year"].dropna()))
        if own and years and not own & set(years):
            name = sentence_case(whose(view, place))
            listed = joined([str(year) for year in years], view.lang)
            said = f"{name} figures are of {listed}, none of a year that the plan prints. "
            pieces.append(view.pick(f"{name}只有{listed}年的数字，与规划没有共同年份。", said))
    return pieces
