"""Judgements on claims: what the recorded reading gives, whether the recorded slip mends the claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, Row, remembered
from analysis.dataset.ids import joined
from analysis.dataset.roles import operands_of, readings_of
from analysis.measures.consistency.figures import formula_number
from analysis.measures.consistency.relations import (
    DIFFERS,
    HOLDS,
    NOT_CHECKABLE,
    factor_of,
    recompute,
    result_of,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readings of a claim give.

    Attributes
    ----------
    values : tuple of float
    consistent : bool
        Whether each of them gives the claim within rounding.
    facts : str
        Ids of the figures, outside ones too, `;`-separated.
    lacking : bool
        Whether an outside figure that they need is not there: then nothing is computed.
    """

    values: tuple[float, ...] = ()
    consistent: bool = False
    facts: str = ""
    lacking: bool = False


@remembered
def by_claim(data: Dataset) -> dict[str, tuple[Row, ...]]:
    """Return the rows of claims.csv by claim, oldest first: the last leads."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in data.claims.itertuples():
        found[row.claim] = (*found.get(row.claim, ()), row)
    return found


def reading(data: Dataset, judgement: Row, factor: float = 1.0) -> Reading:
    """Return what the readings of a judgement give.

    Parameters
    ----------
    data : Dataset
    judgement : row of claims.csv
    factor : float
        That of the claim's check.
    """
    alternatives = readings_of(judgement.reading_operands)
    figures = [figure for operands in alternatives for _, figure in operands_of(operands)]
    if any(figure not in data.printed.by_id and not data.is_outside(figure) for figure in figures):
        return Reading(lacking=True)
    claim, values, results = data.record(judgement.claim), list[float](), list[str]()
    for operands in alternatives:
        stated, found = recompute(data, judgement.reading_kind, judgement.claim, operands, factor)
        values.append(found.value)
        results.append(result_of(data, claim, stated, found))
    return Reading(tuple(values), bool(results) and set(results) == {HOLDS}, joined(figures))


def verdict_of(result: str, judgement: Row | None, read: Reading) -> str:
    """Return the verdict on a claim.

    Parameters
    ----------
    result : str
        Of all its relations: the worst.
    judgement : row of claims.csv or None
    read : Reading

    Returns
    -------
    str
        `holds` and `rounding` as recomputed; `contradiction` where the plan itself tells the slip;
        `explainable` where the reading's own arithmetic gives the printed value; `not checkable` where a
        figure is missing; else `unexplained`.
    """
    if result == DIFFERS and judgement is not None and judgement.slip:
        return "contradiction"
    if result in (DIFFERS, NOT_CHECKABLE) and read.consistent:
        return "explainable"
    return "unexplained" if result == DIFFERS else result


def faults(
    data: Dataset, judgement: Row, checks: list[Row], verdict: str, read: Reading
) -> Iterator[tuple[str, str, str]]:
    """Yield (column, what was found, what was expected) where a judgement no longer fits the figures."""
    if not read.lacking and judgement.verdict != verdict:
        yield (
            "verdict",
            repr(judgement.verdict),
            f"{verdict!r}, which the figures give for {judgement.claim} now; review it and add a row",
        )
    if judgement.slip and pd.notna(judgement.should_be):
        fact, value = data.record(judgement.slip), judgement.should_be
        text = formula_number(value / fact["scale"])
        mended = {**fact, "value": value, "value_text": text, "comparator": "="}
        for check in (check for check in checks if check.checkable):
            stated, found = recompute(
                data, check.kind, check.claim, check.operands, factor_of(check), instead=mended
            )
            claim: Any = mended if check.claim == judgement.slip else data.record(check.claim)
            if result_of(data, claim, stated, found) != HOLDS:
                expected = f"a value with which {check.check} agrees; it gives {formula_number(found.value)}"
                yield "should_be", formula_number(value), expected
