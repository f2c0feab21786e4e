"""Words on consistency: the answer in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Prose
from analysis.measures.absences import reading
from analysis.measures.consistency.ledger import ledger, verdict_counts
from analysis.say import Pieces
from analysis.view import View
from analysis.words import absences
from analysis.words.absences import told
from analysis.words.consistency.counts import checked, verdicts


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle of the notebook."""
    say = view.say("consistency")
    return say("title"), say.joined([view.plan_name(plan) for plan in view.plans])


def opening(view: View) -> Prose:
    """Return the answer: how many claims can be checked, how many fail, how sure that is."""
    table = view.of(ledger, view.plans)
    counts = verdict_counts(table).sum(numeric_only=True).astype(int)
    open_ones = view.of(reading, view.plans)["unjudged"]
    answer = _answer(view, table, counts) if len(table[table["claim"] != ""]) else []
    if open_ones:
        answer = [*answer, absences.sentence(view, open_ones, "", of="unjudged")]
    sure = [[_certainty(view, table, counts)]] if counts["checkable"] else []
    return Prose(answer, *sure, style="lead")


def _answer(view: View, table: pd.DataFrame, counts: pd.Series) -> Pieces:
    say, judged, missing = view.say("consistency"), checked(table), counts["not checkable"]
    if judged.empty:
        return [say("none-checked", missing=missing)]
    count, said = len(judged), verdicts(judged, view.lang)
    number, further = Cell(f"{count:,}", (), "counted"), say("further", missing=missing) if missing else ""
    return say("checked", number=number, count=count, verdicts=said, further=further)


def _certainty(view: View, table: pd.DataFrame, counts: pd.Series) -> str:
    say = view.say("consistency")
    said = say("certain")
    if count := int(counts["unexplained"]):
        vague = ((table["verdict"] == "unexplained") & (table["gravity"] == "definition")).sum()
        said += say("vague", count=count, vague=vague)
    if counts["contradiction"]:
        said += say("slip-is-told")
    elif not count:
        said += say("not-proven")
    return said


def absent(view: View) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    say = view.say("consistency")
    return told(view, say("no-claim"), of="unjudged")
