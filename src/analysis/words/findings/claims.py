"""The finding on consistency: whether the plan's own figures agree."""

from __future__ import annotations

import pandas as pd

from analysis.measures.consistency.ledger import ledger
from analysis.measures.consistency.relations import relation_table
from analysis.view import View
from analysis.words import absences
from analysis.words.consistency.claim import shown
from analysis.words.consistency.counts import checked, verdicts
from analysis.words.findings.pieces import Pieces, computed, counted, printed, quantity
from analysis.words.numbers import plain
from analysis.words.phrases import sentence_case


def finding(view: View, plan: str, table: pd.DataFrame) -> Pieces:  # noqa: ARG001
    """Return how many claims can be checked and hold, and the gravest that does not."""
    judged = checked(view.of(ledger, [plan]))
    if judged.empty:
        said = view.pick("规划没有可核验的数据。", "No claim of the plan can be checked. ")
        return [absences.sentence(view, [plan], said, of="unjudged")]
    can = " claim can be checked" if len(judged) == 1 else " claims can be checked"
    lead: Pieces = ["可核验数据", counted(judged), "项"] if view.lang == "zh" else [counted(judged), can]
    return [*lead, *verdicts(judged, view.lang), view.pick("。", ". "), *_gravest(view, judged)]


def _gravest(view: View, judged: pd.DataFrame) -> Pieces:
    """A slip before what nobody can explain, before another reading, before a matter of definition."""
    if pieces := _slip(view, judged[judged["verdict"] == "contradiction"]):
        return pieces
    against = judged[(judged["recomputed"].notna()) & (judged["kind"] != "bound")]
    vague = against["gravity"] == "definition"
    order = (
        against[(against["verdict"] == "unexplained") & ~vague],
        against[against["verdict"] == "explainable"],
        against[(against["verdict"] == "unexplained") & vague],
    )
    for rows in order:
        if len(rows):
            far = (rows["recomputed"] / rows["stated"] - 1).abs()
            return _told(view, rows.loc[far.idxmax()])
    return []


def _slip(view: View, rows: pd.DataFrame) -> Pieces:
    """The slip that is furthest from what it should be."""
    rows = rows[rows["should_be"].notna()].drop_duplicates("slip_group")
    if rows.empty:
        return []
    facts = [view.fact(slip) for slip in rows["slip"]]
    off = [abs(want / fact["value"] - 1) for want, fact in zip(rows["should_be"], facts, strict=True)]
    at = off.index(max(off))
    row, fact = rows.iloc[at], facts[at]
    said = printed(view, quantity(view, plain(fact["value"]), fact["unit"]), row["slip"])
    want = quantity(view, plain(row["should_be"]), fact["unit"])
    should = computed(view, want, f"{row['slip']};{row['facts']}", "derived_check")
    name = _name(view, fact["concept"], fact["group"])
    several = len(rows) > 1
    if view.lang == "zh":
        lead = "其中一处：" if several else ""
        return [f"{lead}{name}列为", said, "，按规划自身数据应为", should, "，建议核实。"]
    lead = "One slip: " if several else "The slip: "
    return [f"{lead}{name}, printed as ", said, ", should be ", should, " by the plan's own figures. "]


def _told(view: View, row: pd.Series) -> Pieces:
    """A claim beside all that its relations give, with the reading that agrees."""
    relations = view.of(relation_table, [row["plan"]])
    relations = relations[(relations["claim"] == row["claim"]) & relations["recomputed"].notna()]
    apart = relations[relations["result"] == "differs"]
    apart = apart if len(apart) else relations
    said = printed(view, quantity(view, plain(row["stated"]), row["unit"]), row["claim"])
    found: Pieces = []
    for at, one in enumerate(apart.itertuples()):
        number = quantity(view, shown(one.recomputed, row["stated"]), row["unit"])
        found += [view.pick("、", " and as ")] if at else []
        found.append(computed(view, number, one.facts, "derived_check"))
    found += _reading(view, row)
    name = _name(view, row["indicator"], row["group"])
    if view.lang == "zh":
        return [f"{name}：规划为", said, "，按规划自身数据测算为", *found, "。"]
    return [f"{sentence_case(name)}, printed as ", said, ", recomputed as ", *found, ". "]


def _reading(view: View, row: pd.Series) -> Pieces:
    if pd.isna(row["reading_low"]):
        vague = row["gravity"] == "definition"
        return [view.pick("，或因口径不同", ", perhaps by another definition")] if vague else []
    number = quantity(view, shown(row["reading_low"], row["stated"]), row["unit"])
    cell = computed(view, number, f"{row['claim']};{row['reading_facts']}", "derived_check")
    return [view.pick(f"；{row['reading_zh']}则为", f"; {row['reading_en']} gives "), cell]


def _name(view: View, indicator: str, group: str) -> str:
    name = view.name("indicators", indicator)
    if group == "all":
        return name
    return view.pick(f"{name}（{view.name('groups', group)}）", f"{name} ({view.name('groups', group)})")
