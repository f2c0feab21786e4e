"""A measure over many plans: rows plan by plan, one frame at the end, and what was refused of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.tidy import tidy
from analysis.errors import MeasureError

#: Values by column name.
Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A plan of which a measure gives nothing.

    Attributes
    ----------
    plan : str
    facts : tuple of str
        Ids of the facts that stand in the way.
    reason : str
        A sentence.
    """

    plan: str
    facts: tuple[str, ...]
    reason: str


_noted: ContextVar[list[Refusal] | None] = ContextVar("refusals", default=None)


@contextmanager
def refusals() -> Iterator[list[Refusal]]:
    """Collect what measures refuse inside, each once, instead of raising it: the other plans go on."""
    found: list[Refusal] = []
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


def whole(
    data: Dataset, plans: Iterable[str] | None, rows_of: Callable[[str], Rows], columns: Mapping[str, str]
) -> pd.DataFrame:
    """Return the rows of some plans as one table.

    Parameters
    ----------
    data : Dataset
    plans : iterable of str, optional
        Default: all plans.
    rows_of : function
        From a plan to its rows.
    columns : mapping of str to str
        Type by column, as `tidy` takes them.

    Raises
    ------
    MeasureError
        If a plan is refused, unless `refusals` collects: then the table lacks that plan.
    """
    return tidy((row for plan in data.check_plans(plans or ()) for row in taken(plan, rows_of)), columns)


def taken(plan: str, rows_of: Callable[[str], Rows]) -> list[Mapping[str, Any]]:
    """Return all of a plan's rows; none where it is refused and `refusals` collects."""
    try:
        return list(rows_of(plan))
    except MeasureError as error:
        noted = _noted.get()
        if noted is None:
            raise
        refusal = Refusal(plan, error.facts, str(error))
        if refusal not in noted:
            noted.append(refusal)
        return []
