"""Words on consistency: the answer in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Prose
from analysis.measures.absences import reading
from analysis.measures.consistency.ledger import ledger, verdict_counts
from analysis.view import View
from analysis.words import absences
from analysis.words.absences import told
from analysis.words.consistency.counts import Pieces, checked, verdicts
from analysis.words.phrases import joined, pick, plural


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle of the notebook."""
    title = view.pick("规划自身的数字是否一致", "Do the plans' own figures agree?")
    return title, joined([view.plan_name(plan) for plan in view.plans], view.lang)


def opening(view: View) -> Prose:
    """Return the answer: how many claims can be checked, how many fail, how sure that is."""
    table = view.of(ledger, view.plans)
    counts = verdict_counts(table).sum(numeric_only=True).astype(int)
    open_ones = view.of(reading, view.plans)["unjudged"]
    answer = _answer(table, counts, view.lang) if len(table[table["claim"] != ""]) else []
    if open_ones:
        answer = [*answer, absences.sentence(view, open_ones, "", of="unjudged")]
    sure = [[_certainty(table, counts, view.lang)]] if counts["checkable"] else []
    return Prose(answer, *sure, style="lead")


def _answer(table: pd.DataFrame, counts: pd.Series, lang: str) -> Pieces:
    judged, missing = checked(table), counts["not checkable"]
    if judged.empty:
        one, many = "The one claim listed cannot", f"None of the {missing} claims listed can"
        said = f"{one if missing == 1 else many} be checked."
        return [pick(lang, f"所列{missing}项数据均无法核验。", said)]
    number = Cell(f"{len(judged):,}", (), "counted")
    can = " claim can be checked" if len(judged) == 1 else " claims can be checked"
    lead: Pieces = ["可核验数据", number, "项"] if lang == "zh" else [number, can]
    more = pick(lang, "。", ".")
    if missing:
        rests = "it rests" if missing == 1 else "they rest"
        also = f" A further {plural(missing, 'claim', 'claims')} cannot, for the plan does not print what "
        more += pick(lang, f"另有{missing}项因规划未列所需数据而无法核验。", f"{also}{rests} on.")
    return [*lead, *verdicts(judged, lang), more]


def _certainty(table: pd.DataFrame, counts: pd.Series, lang: str) -> str:
    zh = "判定只比较舍入区间，算术上是确定的。"
    en = "The verdicts compare rounding intervals and are certain as arithmetic. "
    if count := int(counts["unexplained"]):
        vague = int(((table["verdict"] == "unexplained") & (table["gravity"] == "definition")).sum())
        zh += f"未能解释的{count}项中，{vague}项可能属口径不同，系整理者判断，无法重算。"
        en += f"Of {plural(count, 'unexplained claim', 'unexplained claims')}, {vague} may be a matter of "
        en += "definition: that is the curators' judgement, which cannot be recomputed. "
    if counts["contradiction"]:
        zh += "不一致的，规划自身可说明何者有误，建议核实。"
        en += "Where a claim contradicts its plan, the plan itself tells which figure is the slip."
    elif not count:
        zh += "未发现不一致，不等于数字正确：能核验的只是列有分项的数字。"
        en += "No contradiction found does not make figures right: only what is printed in parts can fail."
    return pick(lang, zh, en.strip())


def absent(view: View) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    return told(view, view.pick("没有这样的数据。", "There is no such claim."), of="unjudged")
