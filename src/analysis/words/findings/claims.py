"""The finding on consistency: whether the plan's own figures agree."""

from __future__ import annotations

import pandas as pd

from analysis.measures.consistency.verdicts import check_table
from analysis.view import View
from analysis.words import absences
from analysis.words.consistency import shown
from analysis.words.findings.pieces import Pieces, computed, counted, enumerated, printed, quantity
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


def finding(view: View, plan: str, table: pd.DataFrame) -> Pieces:  # noqa: ARG001
    """Return how many claims can be recomputed and hold, and the first that does not."""
    checks = view.of(check_table, [plan])
    checked = checks[checks["verdict"].isin(list(WORDS))]
    if checked.empty:
        said = view.pick(
            "规划没有可用自身数字核对的说法。",
            "No claim of the plan can be recomputed from its own figures. ",
        )
        return [absences.sentence(view, [plan], said, of="unjudged")]
    if view.lang == "zh":
        lead: Pieces = ["可用规划自身数字核对的说法有", counted(checked), "项"]
    else:
        noun = "claim" if len(checked) == 1 else "claims"
        lead = [counted(checked), f" {noun} can be recomputed from the plan's own figures"]
    return [*lead, *verdicts(checked, view.lang), view.pick("。", ". "), *_first(view, checked)]


def verdicts(checked: pd.DataFrame, lang: str, whose: str = "the plan's") -> Pieces:
    """Return how many claims have which verdict; one verdict of all is said of all."""
    shares = {verdict: checked[checked["verdict"] == verdict] for verdict in WORDS}
    shares = {verdict: rows for verdict, rows in shares.items() if len(rows)}
    single = whose.replace("their", "its")
    if len(shares) == 1:
        zh, one, many = WORDS[next(iter(shares))]
        count = len(checked)
        said = f"it {one}" if count == 1 else f"both {many}" if count == 2 else f"all of them {many}"
        said = said.replace("the plan's", single if count == 1 else whose)
        return [pick(lang, ("，" if count == 1 else "，均") + zh.removeprefix("项"), f", and {said}")]
    parts: list[Pieces] = []
    for verdict, rows in shares.items():
        zh, one, many = WORDS[verdict]
        said = (one if len(rows) == 1 else many).replace("the plan's", single if len(rows) == 1 else whose)
        parts.append([counted(rows), pick(lang, zh, f" {said}")])
    return [pick(lang, "：", ": "), *enumerated(parts, lang)]


def _first(view: View, checked: pd.DataFrame) -> Pieces:
    """The claim furthest from what it is recomputed as: a contradiction, else one with another reading."""
    known = checked[checked["recomputed"].notna() & checked["stated"].fillna(0).ne(0)]
    against = known[known["verdict"] == "contradiction"]
    # A reading that can itself be recomputed is told with it; the others are judgements, for the table.
    read = known[(known["verdict"] == "explainable") & known["reading_value"].notna()]
    rows = against if len(against) else read
    if rows.empty:
        return []
    every = checked[checked["verdict"] == rows["verdict"].iloc[0]]
    far = (rows["recomputed"] / rows["stated"] - 1).abs()
    lead = _lead(len(every), len(rows) == len(every), rows["verdict"].iloc[0], view.lang)
    return [lead, *_told(view, rows.loc[far.idxmax()])]


def _lead(every: int, all_known: bool, verdict: str, lang: str) -> str:
    """A superlative among all of one verdict and of no other; an instance where not all have a number."""
    if every == 1:
        single = {"contradiction": ("矛盾的是", "The contradiction: "),
                  "explainable": ("须另作解释的是", "The other reading is needed here: ")}  # fmt: skip
        return pick(lang, *single[verdict])
    if not all_known:
        one = {"contradiction": ("矛盾之一是", "One contradiction: "),
               "explainable": ("须另作解释的如", "One that needs another reading: ")}  # fmt: skip
        return pick(lang, *one[verdict])
    most = {"contradiction": ("矛盾的各项中相差最大的是", "The widest contradiction: "),
            "explainable": ("须另作解释的各项中相差最大的是",
                            "The widest apart of those under another reading: ")}  # fmt: skip
    return pick(lang, *most[verdict])


def _told(view: View, row: pd.Series) -> Pieces:
    name = view.name("indicators", row["indicator"])
    said = printed(view, quantity(view, plain(row["stated"]), row["unit"]), row["claim"])
    number = shown(row["recomputed"], row["stated"])
    found = computed(view, quantity(view, number, row["unit"]), row["facts"], "derived_check")
    group = "" if row["group"] == "all" else view.name("groups", row["group"])
    if view.lang == "zh":
        named = f"{name}（{group}）" if group else name
        return [f"{named}：印作", said, "，按规划自身数字为", found, "。"]
    named = f"{name} ({group})" if group else name
    return [f"{named}, printed as ", said, ", recomputed as ", found, ". "]
