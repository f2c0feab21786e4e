"""Relations: what the plan's own figures give for each declared check, beside what is printed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, Row, remembered
from analysis.dataset.derived import columns
from analysis.dataset.ids import joined
from analysis.dataset.numerals import decimals
from analysis.dataset.printed import Fact
from analysis.dataset.roles import ROLES, operands_of
from analysis.measures.consistency.arithmetic import KINDS, SAME
from analysis.measures.consistency.figures import Figure, Task, figure, is_count, operand
from analysis.measures.intervals import Interval, overlap, printed_interval
from analysis.measures.whole import whole

#: What becomes of one relation; the verdict on its claim is the ledger's.
HOLDS, ROUNDING, DIFFERS, NOT_CHECKABLE = "holds", "rounding", "differs", "not checkable"
RESULTS = (HOLDS, ROUNDING, DIFFERS, NOT_CHECKABLE)

#: Columns of data/derived/consistency.csv.
EXPORTED = columns("consistency")
_MORE = {
    "kind": "str", "indicator": "str", "group": "str", "unit": "str", "period_start": "str",
    "period_end": "str",
}  # fmt: skip


def recompute(
    data: Dataset, kind: str, claim: str, operands: str, factor: float = 1.0, instead: Fact | None = None
) -> tuple[Figure, Figure]:
    """Return the claim as printed and what the operands of a check give, in the unit of the claim.

    Parameters
    ----------
    data : Dataset
    kind, claim, operands, factor
        As in checks.csv.
    instead : mapping, optional
        A fact that stands in place of the one of its id.

    Returns
    -------
    (Figure, Figure)
        Each with `value`, its interval `low`, `high` after rounding, and `formula`.

    Raises
    ------
    MeasureError
        For operands of different units or periods, a role that is missing, a growth rate from zero or over
        no year; the sentence names plan, indicator and group.
    """

    def fact(code: str) -> Fact:
        return instead if instead and instead["fact_id"] == code else operand(data, code)

    roles: dict[str, list[Fact]] = {}
    for role, code in operands_of(operands):
        roles.setdefault(role, []).append(fact(code))
    task = Task(data, fact(claim), roles, factor)
    if not ROLES[kind].fit([role for role, _ in operands_of(operands)]):
        raise task.refused(f"the kind {kind} needs {ROLES[kind]}")
    return figure(data, task.claim, same=kind in SAME), KINDS[kind](task)


def result_of(data: Dataset, claim: Fact, stated: Figure, found: Figure) -> str:
    """Return what becomes of a relation.

    `holds` where the intervals overlap; `rounding` where the values differ by at most one unit of the last
    digit printed (`step_of`); `differs` else.
    """
    if overlap(stated.interval, found.interval):
        return HOLDS
    near = abs(found.value - stated.value) <= step_of(data, claim) * (1 + 1e-9)
    return ROUNDING if near else DIFFERS


def step_of(data: Dataset, claim: Fact) -> float:
    """Return one unit of the last digit printed; 0 for a count of whole things and for words."""
    exact = is_count(data, claim) or claim["comparator"] == "text"
    return 0.0 if exact else claim["scale"] * 10.0 ** -decimals(claim["value_text"])


def alike(one: Mapping[str, Any], other: Mapping[str, Any], factor: float) -> bool:
    """Tell whether two printings of one target can be the same number, whether called a minimum or not.

    `factor` brings the unit of the other to that of the one.
    """

    def ends(printed: Mapping[str, Any], times: float) -> Interval:
        if printed["comparator"] == "text":
            return (printed["target"] * times, printed["target"] * times)
        comparator = "~" if printed["comparator"] == "~" else "="
        low, high = printed_interval(printed["value_text"], printed["scale"], comparator)
        return (low * times, high * times)

    return overlap(ends(one, 1.0), ends(other, factor))


def relation_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return every declared check with what was recomputed.

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
        empty where it is open), `formula, difference` (stated - recomputed), `result` (see `result_of`, or
        `not checkable`), `lines, facts`. All in the unit of the claim. Whether whole things can give a share
        is answered without a value, for the plan prints none. Claims are taken as printed: a declared
        correction mends none. A plan without a check keeps one row.

    Raises
    ------
    MeasureError
        If a check mixes units or periods; see `recompute`.
    """

    def rows_of(plan: str) -> Sequence[dict[str, Any]]:
        return relations_of(data, plan) or [{"plan": plan, "result": NOT_CHECKABLE}]

    return whole(data, plans, rows_of, EXPORTED | _MORE)


def relations_of(data: Dataset, plan: str) -> list[dict[str, Any]]:
    """Return the rows of `relation_table` of one plan as records."""
    checks = sorted(data.checks_of(plan).itertuples(), key=lambda c: (data.record(c.claim)["line"], c.check))
    return [relation(data, check.check) for check in checks]


@remembered
def checks_by_claim(data: Dataset) -> dict[str, list[Row]]:
    """Return the declared checks by claim, in the order of the file."""
    found: dict[str, list[Row]] = {}
    for check in data.checks.itertuples():
        found.setdefault(check.claim, []).append(check)
    return found


@remembered
def _by_id(data: Dataset) -> dict[str, Row]:
    return {check.check: check for check in data.checks.itertuples()}


@remembered
def relation(data: Dataset, code: str) -> dict[str, Any]:
    """Return the row of `relation_table` of one check as a record."""
    check = _by_id(data)[code]
    claim, printed = data.record(check.claim), _printed(data).get(check.claim, {})
    used = [check.claim, *(fact for _, fact in operands_of(check.operands))]
    row: dict[str, Any] = {name: claim[name] for name in ("plan", "group", "unit")}
    row["indicator"] = claim["concept"]
    row |= {name: printed.get(name, claim[name]) for name in ("period_start", "period_end")}
    row |= {"check": check.check, "kind": check.kind, "claim": check.claim, "stated": claim["value"]}
    row |= {"facts": joined(used), "lines": lines_of(data, used), "result": NOT_CHECKABLE}
    if not check.checkable:
        return row
    stated, found = recompute(data, check.kind, check.claim, check.operands, factor_of(check))
    if math.isnan(stated.value) or math.isnan(found.value):
        return row
    row |= {"formula": found.formula, "result": result_of(data, claim, stated, found)}
    if check.kind == "whole_share":
        return row
    low, high = (end if math.isfinite(end) else math.nan for end in found.interval)
    return row | {
        "recomputed": found.value,
        "low": low,
        "high": high,
        "difference": stated.value - found.value,
    }


def factor_of(check: Row) -> float:
    """Return the factor of a check, 1 where none is declared."""
    return 1.0 if pd.isna(check.factor) else float(check.factor)


def lines_of(data: Dataset, facts: list[str]) -> str:
    """Return the lines of the text on which some facts stand, `;`-separated."""
    return ";".join(str(line) for line in sorted({int(data.record(fact)["line"]) for fact in facts}))


@remembered
def _printed(data: Dataset) -> dict[str, dict[str, str]]:
    """The printed text of each column that a correction changes, by fact."""
    found: dict[str, dict[str, str]] = {}
    for row in data.corrections.itertuples():
        found.setdefault(row.fact_id, {})[row.field] = row.printed
    return found


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/consistency.csv over all plans: the exported columns of `relation_table`."""
    return relation_table(data)[list(EXPORTED)]
