"""The finding on consistency: whether the plan's own figures agree."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.consistency.verdicts import check_table, verdict_counts
from analysis.words.consistency import shown
from analysis.words.findings.pieces import Pieces, computed, counted, printed, quantity
from analysis.words.numbers import plain
from analysis.words.phrases import pick

WORDS = {
    "holds": ("项成立", "holds", "hold"),
    "rounding": ("项末位有差", "is off in the last digit", "are off in the last digit"),
    "explainable": ("项须另作解释", "is true only under another reading",
                    "are true only under another reading"),
    "contradiction": ("项与规划自身的数字矛盾", "contradicts the plan's own figures",
                      "contradict the plan's own figures"),
}  # fmt: skip


def finding(data: Dataset, plan: str, table: pd.DataFrame, lang: str) -> Pieces:  # noqa: ARG001
    """Return how many claims can be recomputed and hold, and the first that does not."""
    checks = check_table(data, [plan])
    counts = verdict_counts(checks).iloc[0]
    checked = checks[checks["verdict"].isin(list(WORDS))]
    if checked.empty:
        return [
            pick(
                lang,
                "规划没有可用自身数字核对的说法。",
                "No claim of the plan can be recomputed from its own figures. ",
            )
        ]
    every = counted(checked)
    if lang == "zh":
        pieces: Pieces = ["可用规划自身数字核对的说法有", every, "项："]
    else:
        noun = "claim" if counts["checkable"] == 1 else "claims"
        pieces = [every, f" {noun} can be recomputed from the plan's own figures: "]
    told: Pieces = []
    for verdict, (zh, one, many) in WORDS.items():
        rows = checked[checked["verdict"] == verdict]
        if rows.empty:
            continue
        comma = pick(lang, "，", ", ") if told else ""
        cell = counted(rows)
        told += [comma, cell, pick(lang, zh, f" {one if len(rows) == 1 else many}")]
    return [*pieces, *told, pick(lang, "。", ". "), *_first(data, checked, lang)]


def _first(data: Dataset, checked: pd.DataFrame, lang: str) -> Pieces:
    """The claim furthest from what it is recomputed as: a contradiction, else one with another reading."""
    known = checked[checked["recomputed"].notna() & checked["stated"].fillna(0).ne(0)]
    against = known[known["verdict"] == "contradiction"]
    # A reading that can itself be recomputed is told with it; the others are judgements, for the table.
    read = known[(known["verdict"] == "explainable") & known["reading_value"].notna()]
    rows = against if len(against) else read
    if rows.empty:
        return []
    far = (rows["recomputed"] / rows["stated"] - 1).abs()
    return _told(data, rows.loc[far.idxmax()], lang)


def _told(data: Dataset, row: pd.Series, lang: str) -> Pieces:
    name = data.name("indicators", row["indicator"], lang)
    said = printed(data, quantity(data, plain(row["stated"]), row["unit"], lang), row["claim"])
    number = shown(row["recomputed"], row["stated"])
    found = computed(data, quantity(data, number, row["unit"], lang), row["facts"], "derived_check")
    group = "" if row["group"] == "all" else data.name("groups", row["group"], lang)
    if lang == "zh":
        named = f"{name}（{group}）" if group else name
        return [f"相差最大的是{named}：印作", said, "，按规划自身数字为", found, "。"]
    named = f"{name} ({group})" if group else name
    return [f"The widest apart is the {named}: printed as ", said, ", recomputed as ", found, ". "]
