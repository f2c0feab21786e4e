"""Sentences on levels and pace: each plan beside the places above it, in the same years."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, ids
from analysis.display import Cell, Prose
from analysis.measures.standards.pace import COMMON, STATED, paces, verdict
from analysis.measures.standards.relative import ONE, SAME, relative_levels
from analysis.measures.standards.series import apart, comparable, points_only, standards
from analysis.words.phrases import joined, pick, sentence_case
from analysis.words.printed import sourced
from analysis.words.standards.names import absent, area_name, derived, percent, place_name, spread, whose

Pieces = list[Cell | str]

#: Formulas of a level beside another, and of growth.
_LEVEL, _SPEED = "derived_relative", "derived_growth"


def answer(data: Dataset, indicator: str, plans: list[str], lang: str, intervals: int) -> Prose:
    """Return how the plans' standards stand and grow beside province and nation, an item a plan."""
    if not comparable(data, indicator):
        return absent(data, indicator, lang)
    near, speed = relative_levels(data, indicator, plans), paces(data, indicator, plans, intervals=intervals)
    items = [
        _plan(data, indicator, plan, near[near["plan"] == plan], speed[speed["plan"] == plan], lang)
        for plan in plans
    ]
    summary = [_summary(near, speed, lang)] if len(plans) > 1 else []
    return Prose(*summary, *items, style="list" if len(plans) > 1 else "body", **sourced(data, lang))


def _summary(near: pd.DataFrame, speed: pd.DataFrame, lang: str) -> Pieces:
    """Counts of pairs (plan, area, place above), like with like, in the latest common year."""
    like = near[(near["basis"] == SAME) & near["year"].notna()]
    last = like.drop_duplicates(["plan", "place", "area"], keep="last")
    below, above = int((last["high"].fillna(last["value"]) < 1).sum()), len(last)
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


def _plan(
    data: Dataset, indicator: str, plan: str, near: pd.DataFrame, speed: pd.DataFrame, lang: str
) -> Pieces:
    pieces: Pieces = [pick(lang, f"{data.plan_name(plan, lang)}：", f"{data.plan_name(plan, lang)}: ")]
    levels = _levels(data, near, lang)
    said = [*levels, *_rates(data, speed, lang, first=not levels)]
    if not said:
        name = data.name("indicators", indicator, lang)
        en = f"no year of the {name} can be set beside those above. "
        said = [pick(lang, f"{name}没有可与上级对照的年份。", en)]
    return [*pieces, *said, *_lacking(data, indicator, plan, lang)]


def _levels(data: Dataset, near: pd.DataFrame, lang: str) -> Pieces:
    """Shares of the levels above, town and country, in the latest and the first common year."""
    pieces: Pieces = []
    known = near[near["year"].notna()]
    for area, own in known.groupby("area", sort=False):
        side, one = area_name(area, lang), own["basis"].iat[0] == ONE
        if one:
            zh, en = f"城乡同一标准与{side}标准相比，", f"beside the {side} ones, its one standard stood at "
        else:
            zh, en = f"{side}标准", f"the {side} standard stood at "
        pieces.append(pick(lang, f"；{zh}" if pieces else zh, f"; {en}" if pieces else en))
        for at, (place, rows) in enumerate(own.groupby("place", sort=False)):
            pieces.append(pick(lang, "，", " and at ") if at else "")
            pieces += _share(data, place, rows, lang)
    return [*pieces, pick(lang, "。", ". ")] if pieces else []


def _share(data: Dataset, place: str, rows: pd.DataFrame, lang: str) -> Pieces:
    first, last = rows.iloc[0], rows.iloc[-1]
    cell, theirs = percent(data, last["value"], last["facts"], lang, _LEVEL), whose(data, place, lang)
    pieces: Pieces = [cell, f" of {theirs} in {last['year']}"]
    if lang == "zh":
        pieces = [f"{last['year']}年为{theirs}的", cell]
    if first["year"] < last["year"]:
        before = percent(data, first["value"], first["facts"], lang, _LEVEL)
        open_, close = pick(lang, f"（{first['year']}年", " ("), pick(lang, "）", f" in {first['year']})")
        pieces += [open_, before, close]
    return pieces


def _rates(data: Dataset, speed: pd.DataFrame, lang: str, *, first: bool) -> Pieces:
    """Rates over the same years, by area and place above; both readings of an open base year."""
    met = speed[speed["basis"].isin([COMMON, STATED])]
    pieces: Pieces = []
    for area, own in met.groupby("area", sort=False):
        side, one = area_name(area, lang), own["side"].iat[0] == ONE
        name = pick(lang, f"同一标准与{side}标准相比，" if one else side, f"one standard beside {side} ones, "
                    if one else f"{side}, ")  # fmt: skip
        opening = pick(lang, "年均增速，", "growth a year: " if first else "Growth a year: ")
        lead = pick(lang, "；", "; ") if pieces else opening
        pieces += [lead, name]
        for at, (place, rows) in enumerate(own.groupby("place", sort=False)):
            pieces.append(pick(lang, "，", " and ") if at else "")
            pieces += _pair(data, place, rows, lang)
    return [*pieces, pick(lang, "。", ". ")] if pieces else []


def _pair(data: Dataset, place: str, rows: pd.DataFrame, lang: str) -> Pieces:
    pieces: Pieces = []
    name = place_name(data, place, lang)
    for at, (span, own) in enumerate(rows.groupby(["start_year", "end_year"], sort=False)):
        facts, outside = apart(data, ids.joined(own["facts"]))
        mine = derived(data, spread(list(own["own"]), lang), facts, _SPEED)
        theirs = percent(data, own["above"].iat[0], outside, lang, _SPEED)
        years = f"{span[0]}–{span[1]}"
        if lang == "zh":
            pieces += ["或" if at else "", mine, f"（{name}", theirs, f"，{years}年）"]
        else:
            where = "" if at else f" in {name}"
            pieces += [" or " if at else "", mine, " against ", theirs, f"{where} ({years})"]
    return pieces


def _lacking(data: Dataset, indicator: str, plan: str, lang: str) -> Pieces:
    """Places above without a figure, or without one in a year that the plan prints."""
    table = standards(data, indicator, [plan])
    own = set(points_only(table[table["own"]])["year"].dropna())
    pieces: Pieces = []
    if not own:
        said = pick(lang, "规划未载明标准的数额。", "The plan prints no amount of the standard. ")
        pieces.append(said)
    above = table[~table["own"]]
    none = [place for place, rows in above.groupby("place", sort=False) if rows["year"].isna().all()]
    if none:
        names = joined([place_name(data, place, lang) for place in none], lang)
        pieces.append(pick(lang, f"{names}的标准无从得知。", f"No figure of {names} is known. "))
    for place, rows in above.groupby("place", sort=False):
        years = sorted(set(rows["year"].dropna()))
        if own and years and not own & set(years):
            name = sentence_case(whose(data, place, lang))
            listed = joined([str(year) for year in years], lang)
            said = f"{name} figures are of {listed}, none of a year that the plan prints. "
            pieces.append(pick(lang, f"{name}只有{listed}年的数字，与规划没有共同年份。", said))
    return pieces
