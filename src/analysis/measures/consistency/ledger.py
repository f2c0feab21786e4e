"""The ledger: one row a claim, with the one verdict on it that everything shown reads."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.derived import columns
from analysis.dataset.ids import joined
from analysis.dataset.roles import VERDICTS
from analysis.errors import MeasureError, Problem
from analysis.measures.consistency.judgements import (
    Reading,
    by_claim,
    faults,
    reading,
    verdict_of,
)
from analysis.measures.consistency.relations import checks_by_claim, factor_of, relation
from analysis.measures.whole import whole

Record = dict[str, Any]

#: Column, what was found, what was expected.
Fault = tuple[str, str, str]

#: Columns of data/derived/claims.csv.
EXPORTED = columns("claims")
_MORE = {
    "kind": "str", "indicator": "str", "group": "str", "unit": "str", "period_start": "str",
    "period_end": "str",
}  # fmt: skip

#: How bad the result of a relation is for its claim: what differs counts more than what agrees elsewhere.
_WORST = {"differs": 0, "rounding": 1, "holds": 2, "not checkable": 3}

_COPIED = (
    "plan", "claim", "kind", "indicator", "group", "unit", "period_start", "period_end", "stated",
    "recomputed", "low", "high", "formula", "difference",
)  # fmt: skip


def ledger(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the verdict on every claim that a declared check relates to other figures.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a claim, by plan and line: `plan, claim, checks, kind, indicator, group, period_start,
        period_end, unit, stated, recomputed, low, high, formula, difference` (of the relation that decides:
        the first that differs); `verdict` (see `verdict_of`), `gravity, slip, should_be, slip_group` (claims
        with the same one rest on one slip), `reading_en, reading_zh, reading_low, reading_high` (what the
        readings give, least and greatest), `reading_facts, why_en, why_zh, decided, history_en, history_zh`
        (earlier judgements), `lines, facts`. A plan without a check keeps one row, `not checkable`.

    Raises
    ------
    MeasureError
        If a check mixes units or periods, or a recorded judgement no longer fits what the figures give.
    """
    return whole(data, plans, lambda plan: ledger_of(data, plan), EXPORTED | _MORE)


def ledger_of(data: Dataset, plan: str) -> list[Record]:
    """Return the rows of `ledger` of one plan as records."""
    why = {"why_en": "no check is declared", "why_zh": "未声明核对"}
    none: Record = {"plan": plan, "verdict": "not checkable", **why}
    return [claim_row(data, claim) for claim in _claims(data, plan)] or [none]


def claim_row(data: Dataset, fact: str) -> Record:
    """Return the row of `ledger` of a fact; an empty one where no check is declared for it.

    Raises
    ------
    MeasureError
        As `ledger`, for this claim alone.
    """
    if fact not in checks_by_claim(data):
        return {}
    row, wrong = _folded(data, fact)
    for column, found, expected in wrong:
        reason = f"{row['plan']}, claims.csv, {column} of {fact}: found {found}, expected {expected}"
        raise MeasureError(reason, (fact,))
    return row


def review(data: Dataset) -> list[Problem]:
    """Return the recorded judgements that no longer fit the figures, for `minzheng check`."""
    lines = {row.claim: index + 2 for index, row in enumerate(data.claims.itertuples())}
    found = [(claim, _folded(data, claim)[1]) for plan in data.plan_ids for claim in _claims(data, plan)]
    return [Problem("claims.csv", lines[claim], *fault) for claim, wrong in found for fault in wrong]


def _claims(data: Dataset, plan: str) -> list[str]:
    """The claims of a plan, by line."""
    checks = data.checks_of(plan).itertuples()
    lines = {check.claim: (data.record(check.claim)["line"], check.check) for check in checks}
    return sorted(lines, key=lines.__getitem__)


@remembered
def _folded(data: Dataset, claim: str) -> tuple[Record, list[Fault]]:
    """The row of a claim, and what is wrong in its judgement."""
    checks = checks_by_claim(data)[claim]
    relations = [relation(data, check.check) for check in checks]
    leading = min(relations, key=lambda one: _WORST[one["result"]])
    row: Record = {name: leading[name] for name in _COPIED if name in leading}
    row |= {name: joined(one[name] for one in relations) for name in ("lines", "facts")}
    row["checks"] = joined(one["check"] for one in relations)
    *earlier, judgement = by_claim(data).get(claim, (None,))
    if judgement is None:
        row["verdict"] = verdict_of(leading["result"], None, Reading())
        return row | ({"gravity": "unexplained"} if row["verdict"] == "unexplained" else {}), []
    read = reading(data, judgement, factor_of(checks[0]))
    row["verdict"] = verdict_of(leading["result"], judgement, read)
    for name in ("gravity", "slip", "should_be", "why_en", "why_zh", "decided"):
        row[name] = getattr(judgement, name)
    row["slip_group"] = _one_slip(data).get(judgement.slip, judgement.slip)
    if read.values:
        row |= {"reading_low": min(read.values), "reading_high": max(read.values)}
        row |= {"reading_en": judgement.reading_en, "reading_zh": judgement.reading_zh}
        row["reading_facts"] = read.facts
    for lang in ("en", "zh"):
        told = (f"{one.decided}: {one.verdict} ({getattr(one, f'why_{lang}')})" for one in earlier)
        row[f"history_{lang}"] = " | ".join(told)
    return row, list(faults(data, judgement, checks, row["verdict"], read))


@remembered
def _one_slip(data: Dataset) -> dict[str, str]:
    """Facts that are corrected for one reason are one slip: the first of them, by fact."""
    first: dict[tuple[str, str], str] = {}
    return {
        row.fact_id: first.setdefault((row.fact_id.rpartition("-")[0], row.reason), row.fact_id)
        for row in data.corrections.itertuples()
    }


def verdict_counts(table: pd.DataFrame) -> pd.DataFrame:
    """Return the number of claims by plan and verdict.

    Parameters
    ----------
    table : DataFrame
        As returned by `ledger`.

    Returns
    -------
    DataFrame
        `plan`, one column a verdict, `checkable` (judged at all) and `slips` (what the contradictions rest
        on, each counted once), plans in the order of the table. Not a ranking: who prints few parts can
        hardly fail.
    """
    declared = table[table["claim"] != ""]
    plans = list(dict.fromkeys(table["plan"]))
    counts = pd.crosstab(declared["plan"], declared["verdict"]).reindex(
        index=plans, columns=list(VERDICTS), fill_value=0
    )
    counts["checkable"] = counts.drop(columns="not checkable").sum(axis=1)
    slips = declared[declared["slip_group"] != ""].groupby("plan")["slip_group"].nunique()
    counts["slips"] = slips.reindex(plans, fill_value=0).astype(int)
    return counts.rename_axis("plan").rename_axis(None, axis=1).reset_index()


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/claims.csv over all plans: the columns of `ledger` that others read."""
    return ledger(data)[list(EXPORTED)]
