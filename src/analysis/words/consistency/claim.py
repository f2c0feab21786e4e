"""Words on one claim, from its row of the ledger: its verdict, the reading, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.words.numbers import plain
from analysis.words.phrases import pick

#: Names of the verdicts, in their order.
VERDICTS = {
    "holds": ("相符", "holds"),
    "rounding": ("末位有差", "off in the last digit"),
    "explainable": ("与另一口径相符", "consistent with another reading"),
    "contradiction": ("与规划自身数据不一致", "contradiction"),
    "unexplained": ("未能解释", "unexplained"),
    "not checkable": ("无法核验", "not checkable"),
}
_KINDS = {
    "growth": ("增长对序列", "growth against levels"),
    "mean_growth": ("平均增幅", "mean growth"),
    "share": ("比率对人数", "share against counts"),
    "whole_share": ("比率能否由整数得出", "share of whole things"),
    "total": ("分项对合计", "total against parts"),
    "table_text": ("表格对正文", "table against text"),
    "repeat": ("同一数字见于两处", "the same figure twice"),
    "ratio": ("比值对标准", "ratio against standards"),
    "per_thousand": ("每千人数量", "rate per 1,000"),
    "product": ("人数、标准与金额", "people, rate and amount"),
    "average": ("隐含平均", "implied average"),
    "bound": ("上下限", "within its bounds"),
}


def verdict_name(verdict: str, lang: str) -> str:
    """Return the words for a verdict."""
    return pick(lang, *VERDICTS[verdict])


def kind_name(kind: str, lang: str) -> str:
    """Return the words for a kind of check."""
    return pick(lang, *_KINDS[kind])


def claim_text(row: Mapping[str, Any], lang: str) -> str:
    """Return what the ledger says of a claim: the other reading, and why; else its verdict."""
    said = [row.get(f"{part}_{lang}") for part in ("reading", "why")]
    text = pick(lang, "；", "; ").join(part for part in said if part)
    return text or verdict_name(row["verdict"], lang)


def reading_value(row: Mapping[str, Any]) -> str:
    """Return what the readings of a claim give, from the least to the greatest; "" where none is computed."""
    ends = [row.get(f"reading_{side}") for side in ("low", "high")]
    told = [shown(end, row["stated"]) for end in ends if end is not None and not pd.isna(end)]
    return "–".join(dict.fromkeys(told))


def shown(value: float, stated: float) -> str:
    """Return a recomputed value with one digit more than the claim prints, none on large numbers."""
    if abs(value) >= 1000:
        return plain(round(value))
    digits = len(f"{stated:.10g}".partition(".")[2])
    return plain(round(value, digits + 1))
