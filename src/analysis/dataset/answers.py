"""What a dataset answers to questions, as hashes: whether two datasets answer alike, question by question."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import cached_property

import pandas as pd

from analysis.dataset.model import Dataset
from analysis.dataset.questions import Part, Question


class Answers:
    """The answers that a piece of work gets which sees some plans only.

    Parameters
    ----------
    data : Dataset
    plans : collection of str
        The plans that it sees.
    """

    def __init__(self, data: Dataset, plans: Collection[str]):
        self._data = data
        self._plans = set(plans)
        self._known: dict[Question, str] = {}

    def digest(self, question: Question) -> str:
        """Return the hash of the rows that answer a question; of nothing where no row does."""
        if question not in self._known:
            rows = self._checks(question[1]) if question[0] == "checks" else self._facts(question)
            self._known[question] = hashlib.sha256("\n".join(rows).encode("utf-8")).hexdigest()[:16]
        return self._known[question]

    def _facts(self, question: Question) -> list[str]:
        if question[0] == "fact":
            return [row for row in [self._by_id.get(str(question[1]))] if row is not None]
        facts, plan = self._rows, question[1]
        if isinstance(plan, str):  # by far the usual one
            facts = self._by_plan.get(plan, facts.iloc[:0])
        for column, codes in zip(("plan", "indicator", "group", "kind"), question[1:], strict=True):
            if codes is not None:
                facts = facts[facts[column].isin([codes] if isinstance(codes, str) else codes)]
        return list(facts["row"])

    def _checks(self, plan: Part) -> list[str]:
        checks = self._data.frames["checks"]
        wanted = self._plans if plan is None else {plan}
        return _lines(checks[checks["plan"].isin(wanted)])

    @cached_property
    def _rows(self) -> pd.DataFrame:
        facts = self._data.frames["facts"]
        facts = facts[facts["plan"].isin(self._plans)]
        columns = ["fact_id", "plan", "indicator", "group", "kind"]
        return facts[columns].assign(row=_lines(facts))

    @cached_property
    def _by_plan(self) -> dict[str, pd.DataFrame]:
        return dict(iter(self._rows.groupby("plan", sort=False)))

    @cached_property
    def _by_id(self) -> dict[str, str]:
        return dict(zip(self._rows["fact_id"], self._rows["row"], strict=True))


def _lines(rows: pd.DataFrame) -> list[str]:
    return [repr(row) for row in rows.itertuples(index=False, name=None)]
