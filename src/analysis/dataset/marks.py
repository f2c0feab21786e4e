"""Marks: how far a figure is from plain print, and the grades of figures from outside."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.dataset.reference import GRADES

#: Marks of facts, the strongest first.
MARKS = ("corrected", "estimate", "inferred")


class Marks:
    """The marks of facts and outside figures by id.

    Parameters
    ----------
    facts, figures : DataFrame
        As a Dataset and its Reference hold them.
    """

    def __init__(self, facts: pd.DataFrame, figures: pd.DataFrame):
        self._marks = dict(zip(facts["fact_id"], facts["mark"], strict=True))
        self.graded = dict(zip(figures["reference_id"], figures["grade"], strict=True))

    def grades(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Return the grades of the outside figures among some ids, each once, the best evidence first."""
        found = {self.graded[fact] for fact in facts if fact in self.graded}
        return tuple(grade for grade in GRADES if grade in found)

    def mark(self, facts: Iterable[str]) -> str:
        """Return the strongest mark of some facts: corrected before estimate before inferred before none.

        Outside figures among them add a mark for each of their grades: "corrected grade_open_data".
        """
        ids = list(facts)
        found = {self._marks[fact] for fact in ids if fact not in self.graded}
        strongest = [mark for mark in MARKS if mark in found][:1]
        return " ".join(strongest + [f"grade_{grade}" for grade in self.grades(ids)])
