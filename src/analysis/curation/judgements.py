"""Judgements of a package of an earlier form, which stood in its checks, as rows of claims.csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.dataset import Dataset
from analysis.measures.consistency.ledger import review

Row = dict[str, str]

#: Causes under which the words were said to be true, and those that were guesses at a slip.
_DEFINITION = ("mean", "base_year", "period", "scope", "definition")
_SLIP = ("denominator", "misprint", "slip", "unit")


def judgements(checks: Iterable[Row], day: str) -> list[Row]:
    """Return the judgements in checks of the earlier form, one a claim, as if made on `day`.

    No slip is named: which figure it is, somebody has to say.
    """
    return list({row["claim"]: row for row in _judged(checks, day)}.values())


def _judged(checks: Iterable[Row], day: str) -> Iterator[Row]:
    for check in checks:
        cause, missing = check.get("cause", ""), check["checkable"] == "false"
        if not (cause or (missing and check.get("reading_en"))):
            continue
        row = {"claim": check["claim"], "decided": day, "verdict": "not checkable"}
        row |= {"why_en": check["reading_en"] or "no reading is known"}
        row |= {"why_zh": check["reading_zh"] or "未说明"}
        if not missing:
            gravity = "definition" if cause in _DEFINITION else "slip" if cause in _SLIP else "unexplained"
            row |= {"verdict": "unexplained", "gravity": gravity}
        if not missing and cause in _DEFINITION and check["reading_operands"]:
            names = ("reading_kind", "reading_operands", "reading_en", "reading_zh")
            row |= {"verdict": "explainable", **{name: check[name] for name in names}}
        yield row


def fitting(rows: list[Row], data: Dataset) -> list[Row]:
    """Return those of the judgements of `data` that fit its figures; the others need somebody's review."""
    odd = {problem.row for problem in review(data)}
    return [row for line, row in enumerate(rows, start=2) if line not in odd]
