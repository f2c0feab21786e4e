"""Words on one claim, from its row of the ledger: its verdict, the reading, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.say import catalogue
from analysis.words.numbers import plain


def verdict_name(verdict: str, lang: str) -> str:
    """Return the words for a verdict."""
    say = catalogue("consistency", lang)
    return say(f"verdict.{verdict}")


def claim_text(row: Mapping[str, Any], lang: str) -> str:
    """Return what the ledger says of a claim: the other reading, and why; else its verdict."""
    say = catalogue("consistency", lang)
    said = [row.get(f"{part}_{lang}") for part in ("reading", "why")]
    text = say("semicolon").join(part for part in said if part)
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
