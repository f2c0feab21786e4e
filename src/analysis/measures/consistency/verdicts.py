"""Consistency: which printed claims can be recomputed from the plan's own figures, and which fail."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, Row, remembered
from analysis.dataset.derived import columns
from analysis.dataset.ids import joined
from analysis.dataset.numerals import decimals
from analysis.dataset.printed import Fact
from analysis.dataset.roles import ROLES, operands_of
from analysis.measures.consistency.arithmetic import KINDS, SAME
from analysis.measures.consistency.figures import Figure, Task, figure, is_count
from analysis.measures.intervals import overlap
from analysis.measures.whole import whole

#: Verdicts, from what is confirmed to what cannot be judged.
VERDICTS = ("holds", "rounding", "explainable", "contradiction", "not checkable")

#: Causes of checks.csv under which the printed words are true; the others are guesses at a slip.
EXPLAINING = ("mean", "base_year", "period", "scope", "definition")

#: Columns of data/derived/consistency.csv.
EXPORTED = columns("consistency")
_MORE = {
    "kind": "str", "cause": "str", "reading_zh": "str", "reading_value": "float64", "indicator": "str",
    "group": "str", "unit": "str", "period_start": "str", "period_end": "str",
}  # fmt: skip


def recompute(data: Dataset, kind: str, claim: str, operands: str, factor: float = 1.0) -> Figure:
    """Return what the operands of a check give, in the unit of the claim.

    Parameters
    ----------
    data : Dataset
    kind, claim, operands, factor
        As in checks.csv.

    Returns
    -------
    Figure
        `value`, its interval `low`, `high` after the rounding of the operands, and `formula`.

    Raises
    ------
    MeasureError
        For operands of different units or periods, a role that is missing, a growth rate from zero or over
        no year; the sentence names plan, indicator and group.
    """
    roles: dict[str, list[Fact]] = {}
    for role, fact in operands_of(operands):
        roles.setdefault(role, []).append(data.record(fact))
    task = Task(data, data.record(claim), roles, factor)
    if not ROLES[kind].fit([role for role, _ in operands_of(operands)]):
        raise task.refused(f"the kind {kind} needs {ROLES[kind]}")
    return KINDS[kind](task)


def verdict_of(stated: Figure, found: Figure, step: float, cause: str, *, read: bool | None) -> str:
    """Return the verdict on a claim.

    Parameters
    ----------
    stated, found : Figure
        The claim and what was recomputed, each with its interval.
    step : float
        One unit of the last digit printed; 0 for a count of whole things, which is not rounded.
    cause : str
        Declared cause, "" if none.
    read : bool or None
        Whether the declared reading gives the claim; None where its figures are not printed.

    Returns
    -------
    str
        `holds` where the intervals overlap; `rounding` where the values differ by at most one unit of the
        last digit; `explainable` under a cause that leaves the words true, unless its arithmetic fails;
        `contradiction` else.
    """
    if overlap(stated.interval, found.interval):
        return "holds"
    if abs(found.value - stated.value) <= step * (1 + 1e-9):
        return "rounding"
    return "explainable" if cause in EXPLAINING and read in (True, None) else "contradiction"


def check_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return every declared check with what was recomputed and the verdict.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a check, by plan and line: `plan, check, kind, claim, indicator, group, period_start,
        period_end` (as printed), `unit, stated, recomputed, low, high` (interval of the recomputed value;
        empty where it is open), `formula, difference` (stated - recomputed), `verdict, cause, reading,
        reading_zh, reading_value` (what the declared reading gives), `lines, facts`. All in the unit of the
        claim. A plan without a check keeps one row, `not checkable`. Claims are judged as printed: a declared
        correction mends none.

    Raises
    ------
    MeasureError
        If a check mixes units or periods; see `recompute`.
    """
    return whole(data, plans, lambda plan: checks_of(data, plan), EXPORTED | _MORE)


@remembered
def checks_of(data: Dataset, plan: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of `check_table` of one plan as records."""
    checks = sorted(data.checks_of(plan).itertuples(), key=lambda c: (data.record(c.claim)["line"], c.check))
    judged = [_judged(data, check) for check in checks]
    none: dict[str, Any] = {"plan": plan, "verdict": "not checkable", "reading": "no check is declared"}
    return tuple(judged) or (none,)


def _judged(data: Dataset, check: Row) -> dict[str, Any]:
    claim = data.record(check.claim)
    stated = figure(data, claim, same=check.kind in SAME)
    printed = _printed(data).get(check.claim, {})
    used = [check.claim, *(fact for _, fact in operands_of(check.operands))]
    row: dict[str, Any] = {name: claim[name] for name in ("plan", "group", "unit")}
    row["indicator"] = claim["concept"]
    row |= {name: printed.get(name, claim[name]) for name in ("period_start", "period_end")}
    row |= {"check": check.check, "kind": check.kind, "claim": check.claim, "stated": stated.value}
    row |= {"cause": check.cause, "reading": check.reading_en, "reading_zh": check.reading_zh}
    row |= {"facts": joined(used), "verdict": "not checkable"}
    row["lines"] = ";".join(str(line) for line in sorted({int(data.record(fact)["line"]) for fact in used}))
    if not check.checkable:
        return row
    factor = 1.0 if pd.isna(check.factor) else check.factor
    found = recompute(data, check.kind, check.claim, check.operands, factor)
    if math.isnan(stated.value) or math.isnan(found.value):
        return row
    read = None
    if check.reading_operands:
        reading = recompute(data, check.reading_kind, check.claim, check.reading_operands, factor)
        row["reading_value"], read = _finite(reading.value), bool(overlap(stated.interval, reading.interval))
    verdict = verdict_of(stated, found, step_of(data, claim), check.cause, read=read)
    low, high = map(_finite, found.interval)
    row |= {"recomputed": found.value, "low": low, "high": high, "formula": found.formula}
    return row | {"difference": stated.value - found.value, "verdict": verdict}


def _finite(value: float) -> float:
    return value if math.isfinite(value) else math.nan


@remembered
def _printed(data: Dataset) -> dict[str, dict[str, str]]:
    """The printed text of each column that a correction changes, by fact."""
    found: dict[str, dict[str, str]] = {}
    for row in data.corrections.itertuples():
        found.setdefault(row.fact_id, {})[row.field] = row.printed
    return found


def step_of(data: Dataset, claim: Fact) -> float:
    """Return one unit of the last digit printed; 0 for a count of whole things and for words."""
    exact = is_count(data, claim) or claim["comparator"] == "text"
    return 0.0 if exact else claim["scale"] * 10.0 ** -decimals(claim["value_text"])


def verdict_counts(table: pd.DataFrame) -> pd.DataFrame:
    """Return the number of checks by plan and verdict.

    Parameters
    ----------
    table : DataFrame
        As returned by `check_table`.

    Returns
    -------
    DataFrame
        `plan`, one column a verdict, `checkable` (judged at all) and `failed` (true under no reading),
        plans in the order of the table. Not a ranking: who prints few parts can hardly fail.
    """
    declared = table[table["check"] != ""]
    plans = list(dict.fromkeys(table["plan"]))
    counts = pd.crosstab(declared["plan"], declared["verdict"]).reindex(
        index=plans, columns=list(VERDICTS), fill_value=0
    )
    counts["checkable"] = counts.drop(columns="not checkable").sum(axis=1)
    counts["failed"] = counts["contradiction"]
    return counts.rename_axis("plan").rename_axis(None, axis=1).reset_index()


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/consistency.csv over all plans: the columns of `check_table` that others read.

    `verdict` is the evidence of a claim; `reading` is in English.
    """
    return check_table(data)[list(EXPORTED)]
