"""Words on how many claims have which verdict."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell
from analysis.words.phrases import pick

Pieces = list[Cell | str]

#: What is said of some claims by their verdict: Chinese, of one and of several in English.
_SAID = {
    "holds": ("项相符", "holds", "hold"),
    "rounding": ("项末位有差", "is off in the last digit", "are off in the last digit"),
    "explainable": ("项与另一口径相符", "is consistent with another reading only",
                    "are consistent with another reading only"),
    "contradiction": ("项与规划自身数据不一致", "contradicts its own plan", "contradict their own plan"),
    "unexplained": ("项未能解释", "is unexplained", "are unexplained"),
}  # fmt: skip


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the ledger that could be judged."""
    return table[table["verdict"].isin(list(_SAID))]


def verdicts(judged: pd.DataFrame, lang: str) -> Pieces:
    """Return how many claims have which verdict; one verdict of all is said of all.

    Contradictions that rest on fewer slips say on how many.
    """
    shares = {verdict: judged[judged["verdict"] == verdict] for verdict in _SAID}
    shares = {verdict: rows for verdict, rows in shares.items() if len(rows)}
    slips = _slips(judged, lang)
    if len(shares) == 1:
        (verdict,), count = shares, len(judged)
        zh, one, many = _SAID[verdict]
        said = f"it {one}" if count == 1 else f"both {many}" if count == 2 else f"all of them {many}"
        zh = ("，" if count == 1 else "，均") + zh.removeprefix("项")
        return [pick(lang, zh, f", and {said}"), *slips]
    comma, last = pick(lang, "，", ", "), pick(lang, "，", " and ")
    pieces: Pieces = [pick(lang, "：", ": ")]
    for at, (verdict, rows) in enumerate(shares.items()):
        zh, one, many = _SAID[verdict]
        pieces += [] if not at else [last if at == len(shares) - 1 else comma]
        pieces += [
            Cell(f"{len(rows):,}", (), "counted"),
            pick(lang, zh, f" {one if len(rows) == 1 else many}"),
        ]
        pieces += slips if verdict == "contradiction" else []
    return pieces


def _slips(judged: pd.DataFrame, lang: str) -> Pieces:
    against = judged[judged["verdict"] == "contradiction"]
    slips = against["slip_group"].nunique()
    if slips == len(against):
        return []
    number = Cell(str(slips), (), "counted")
    return pick(lang, ["（共", number, "处错误）"], [" (by ", number, " slip)" if slips == 1 else " slips)"])
