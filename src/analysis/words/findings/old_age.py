"""The finding on aging: how old the place is, and what stands against it."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.printed import Fact
from analysis.measures.aging.rows import headline_target
from analysis.measures.consistency.ledger import claim_row
from analysis.view import View
from analysis.words import absences
from analysis.words.consistency import claim_text
from analysis.words.findings.pieces import Pieces, bound, computed, own_row, printed, rows_above
from analysis.words.numbers import amount, plain
from analysis.words.outside import lacking_text
from analysis.words.phrases import pick
from analysis.words.standing import rank_text

_NURSING = "nursing_bed_share"
_SCOPES = {
    "all beds": ("", ""),
    "institutions' beds": ("（仅养老机构床位）", " (beds of institutions only)"),
}


def finding(view: View, plan: str, table: pd.DataFrame) -> Pieces:
    """Return the share of the old, the beds per head and the promise on nursing beds."""
    return [*_share(view, plan, table), *_beds(view, plan, table), *_nursing(view, plan)]


def _share(view: View, plan: str, table: pd.DataFrame) -> Pieces:
    own = own_row(table, plan, "old_share")
    if pd.isna(own["value"]):
        gone = lacking_text(view, "census_2020")
        return [
            gone + view.pick("", " ")
            if gone
            else view.pick("没有人口普查数字可用。", "No census figure is at hand. ")
        ]
    cell = computed(view, _percent(own["value"], view.lang), own["facts"], "derived_share")
    year = int(own["year"])
    pieces: Pieces = (
        [f"{year}年普查，60岁及以上人口占", cell]
        if view.lang == "zh"
        else [f"By the census of {year}, ", cell, " of the people were 60 or older"]
    )
    above = rows_above(table, plan, "old_share")
    above = above[(above["year"] == own["year"]) & above["level"].isin(["province", "nation"])]
    for at, row in enumerate(above.itertuples()):
        place = view.name("places", row.place)
        theirs = computed(view, _percent(row.value, view.lang), row.facts, "derived_share")
        comma = view.pick("，", " and ") if at else view.pick("，", ", against ")
        pieces += [f"{comma}{place}", theirs] if view.lang == "zh" else [comma, theirs, f" in {place}"]
    if not pd.isna(own["rank"]):
        at, among, tied = (int(own[name]) for name in ("rank", "ranked", "tied"))
        rank = rank_text(at, among, tied, own["level"], view.lang)
        pieces.append(view.pick(f"，{rank}", f": {rank}" if own["tied"] else f": the {rank}"))
    return [*pieces, view.pick("。", ". ")]


def _percent(value: float, lang: str) -> str:
    return amount(value, 1) + pick(lang, "%", "\u00a0%")


def _beds(view: View, plan: str, table: pd.DataFrame) -> Pieces:
    own = own_row(table, plan, "beds_per_1000")
    if own["evidence"] == "not available":
        return []
    if pd.isna(own["value"]):
        if own["evidence"] == "bound":
            return [view.pick("规划的床位数只有约数。", "The plan prints its beds as a bound only. ")]
        other = absences.cell(view, plan, "elderly_beds_total")
        if other.facts:
            return view.pick(["床位数规划只列", other, "。"], ["Of beds the plan prints only ", other, ". "])
        said = view.pick("规划未载明床位数。", "The plan does not state its beds. ")
        return [absences.sentence(view, [plan], said)]
    cell = computed(view, amount(own["value"], 1), own["facts"], "derived_per_1000")
    scope = view.pick(*_SCOPES.get(own["class"], ("", "")))
    # "Of them" needs somebody named before.
    named = not pd.isna(own_row(table, plan, "old_share")["value"])
    whom = "of them" if named else "people aged 60 or older"
    pieces: Pieces = (
        ["每千名60岁及以上常住老人有床位", cell, f"张{scope}"]
        if view.lang == "zh"
        else ["There are ", cell, f" beds for every 1,000 {whom}{scope}"]
    )
    above = rows_above(table, plan, "beds_per_1000")
    above = above[(above["year"] == own["year"]) & (above["class"] == own["class"])]
    for row in above.itertuples():
        place = view.name("places", row.place)
        theirs = printed(view, amount(row.value, 1), row.facts)
        pieces += [f"，{place}", theirs, "张"] if view.lang == "zh" else [", ", theirs, f" in {place}"]
    return [*pieces, view.pick("。", ". "), *_printed_rate(view, plan, own)]


def _printed_rate(view: View, plan: str, own: pd.Series) -> Pieces:
    """The plan's own rate, and what the ledger says of it, where more is to be said than that it agrees."""
    rates = view.series(plan, "elderly_beds_per_1000", "all")
    rates = rates[(rates["year"] == own["year"]) & (rates["comparator"] == "=")]
    if rates.empty or own["class"] != "all beds":
        return []
    rate = rates.iloc[-1]
    row = view.of(claim_row, rate["fact_id"])
    if row.get("verdict", "holds") in ("holds", "rounding"):
        return []
    cell = printed(view, plain(rate["value"]), rate["fact_id"])
    if view.lang == "zh":
        return ["规划公布的比率为", cell, f"张：{claim_text(row, view.lang)}。"]
    return ["The plan's own rate of ", cell, f": {claim_text(row, view.lang)}. "]


def _nursing(view: View, plan: str) -> Pieces:
    goal = view.of(headline_target, plan, _NURSING)
    levels = view.series(plan, _NURSING, "all")
    if goal is None and levels.empty:
        return []
    lead: Pieces = []
    if len(levels):
        last = levels.iloc[-1]
        sign = bound(last["comparator"], view.lang)
        now = printed(view, _share_text(last["value"], view.lang), last["fact_id"])
        lead = [view.pick(f"护理型床位占{sign}", f"Nursing beds are {sign}"), now]
    if goal is None:
        return [*lead, view.pick("，未设目标。", " of the beds; no target is set. ")]
    if goal["comparator"] == "text":
        if lead:
            return [*lead, view.pick("，目标只有文字。", " of the beds; the target is in words only. ")]
        return [view.pick("护理型床位的目标只有文字。", "The target on nursing beds is in words only. ")]
    cell = printed(view, _share_text(goal["value"], view.lang), goal["fact_id"])
    year, sign = goal["period_end"][:4], bound(goal["comparator"], view.lang)
    if not lead:
        if view.lang == "zh":
            return [f"规划提出{year}年护理型床位占{sign}", cell, "。"]
        return [f"Nursing beds are to be {sign}", cell, f" of the beds by {year}. "]
    if last["comparator"] in ("=", "~") and goal["value"] > last["value"]:
        if view.lang == "zh":
            return [*lead, f"，{year}年目标为{sign}", cell, "。"]
        return [view.pick("", "Nursing beds are to go from "), now, f" of the beds to {sign}", cell,
                f" by {year}. "]  # fmt: skip
    told = view.pick(f"，{year}年目标为{sign}", f" of the beds; the target for {year} is {sign}")
    return [*lead, told, cell, _against(last, goal, view.lang) + view.pick("。", ". ")]


def _share_text(value: float, lang: str) -> str:
    return plain(value) + pick(lang, "%", "\u00a0%")


def _against(last: pd.Series, goal: Fact, lang: str) -> str:
    """How a target that is no rise stands to the share of today; nothing where either is open that way."""
    if last["comparator"] not in ("=", "~") or goal["comparator"] in (">", "<"):
        return ""
    if goal["value"] == last["value"]:
        return pick(lang, "，与现状相同", ", the same share")
    return pick(lang, "，低于现状", ", below that")
