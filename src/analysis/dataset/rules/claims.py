"""Rules on the judgements on claims: each fits the checks of its claim, and the leading one is whole."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.dataset.read import RawTable
from analysis.dataset.roles import operands_of, readings_of
from analysis.dataset.rows import Row
from analysis.dataset.rules.checks import fit
from analysis.dataset.rules.types import Frames, Raws, keyed

#: Verdicts under which the figures do not agree as they stand.
_APART = ("explainable", "contradiction", "unexplained")


def judgements(frames: Frames, raws: Raws) -> None:
    """A judgement is on a claim that a check names, later than those before it, and says all that it must."""
    raw, latest = raws["claims"], dict[str, str]()
    checks = _checks(frames["checks"])
    leading = frames["claims"].drop_duplicates("claim", keep="last").index
    for index, row in enumerate(frames["claims"].itertuples()):
        before = latest.get(row.claim, "")
        if before and "" < row.decided <= before:
            expected = f"a day after {before}, for later rows of a claim lead"
            raw.problem(index, "decided", repr(row.decided), expected)
        latest[row.claim] = max(row.decided, before)
        if row.claim not in checks:
            if row.claim in keyed(frames, "facts").index:  # else a foreign key, told already
                raw.problem(index, "claim", repr(row.claim), "the claim of a row of checks.csv")
        elif row.slip and row.slip not in checks[row.claim]:
            expected = f"{row.claim} or another figure of its checks"
            raw.problem(index, "slip", repr(row.slip), expected, raw.near(row.slip, checks[row.claim]))
        if index in leading:
            _whole(raw, index, row)


def _checks(checks: pd.DataFrame) -> dict[str, dict[str, None]]:
    """Each claim with the figures of its checks."""
    found: dict[str, dict[str, None]] = {}
    for row in checks.itertuples():
        figures = found.setdefault(row.claim, {row.claim: None})
        figures |= dict.fromkeys(fact for _, fact in operands_of(row.operands))
    return found


def _whole(raw: RawTable, index: int, row: Row) -> None:
    """What a verdict needs is there, and nothing that belongs to another."""
    reads = [bool(getattr(row, f"reading_{name}")) for name in ("kind", "operands", "en", "zh")]
    if len(set(reads)) > 1:
        expected = "kind, operands and the words in both languages, or none of them"
        raw.problem(index, "reading_kind", repr(row.reading_kind), expected)
    if row.verdict == "explainable" and not row.reading_operands:
        expected = "the reading's own arithmetic; without it the claim is unexplained"
        raw.problem(index, "reading_operands", "nothing", expected)
    if (row.verdict == "contradiction") != bool(row.slip):
        expected = "the slip that the plan itself tells; without it the claim is unexplained"
        other = "nothing, or the verdict contradiction"
        raw.problem(index, "slip", repr(row.slip) if row.slip else "nothing", other if row.slip else expected)
    if pd.notna(row.should_be) and not row.slip:
        raw.problem(index, "should_be", f"{row.should_be:g}", "nothing, for no slip is named")
    if (row.verdict in _APART) != bool(row.gravity):
        expected = "slip, definition or unexplained" if row.verdict in _APART else "nothing"
        raw.problem(index, "gravity", repr(row.gravity) if row.gravity else "nothing", expected)


def claim_readings(frames: Frames, raws: Raws, outside: Collection[str], *, complete: bool) -> None:
    """The figures of a reading are facts of the claim's plan or outside figures, in roles that fit its kind.

    Where the outside figures are not `complete`, one that is not among them may be among those missing.
    """
    plans, raw = keyed(frames, "facts")["plan"].to_dict(), raws["claims"]
    for index, row in enumerate(frames["claims"].itertuples()):
        for reading in readings_of(row.reading_operands):
            fit(raw, index, "reading_operands", row.reading_kind, reading, whole=True)
            for _, figure in operands_of(reading):
                if figure == row.claim:
                    raw.problem(
                        index, "reading_operands", repr(figure), "another figure than the claim itself"
                    )
                elif figure in plans and plans[figure] != plans[row.claim]:
                    raw.problem(index, "reading_operands", repr(figure), f"a fact of {plans[row.claim]}")
                elif figure not in plans and figure not in outside and complete:
                    near = raw.near(figure, [*plans, *outside])
                    raw.problem(
                        index, "reading_operands", repr(figure), "a known fact or outside figure", near
                    )
