"""The code lists as plain records: what measures look up, thousands of times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from analysis import units
from analysis.dataset.concepts import by_code, concept, concepts
from analysis.errors import MeasureError, unknown

Record = dict[str, Any]


class Lists:
    """The code lists of a dataset by code.

    Parameters
    ----------
    frames : dict of str to DataFrame
        Tables by name; the first column of a code list is its code.
    kinds : iterable of str
        Kinds of facts.
    """

    def __init__(self, frames: dict[str, pd.DataFrame], kinds: Iterable[str] = ()):
        self._frames, self._kinds = frames, dict.fromkeys(kinds)
        self._factors: dict[tuple[str, str], float] = {}

    @cached_property
    def plans(self) -> dict[str, Record]:
        """Plans by id."""
        return self._of("plans")

    @cached_property
    def places(self) -> dict[str, Record]:
        """Places by id."""
        return self._of("places")

    @cached_property
    def indicators(self) -> dict[str, Record]:
        """Concepts by code: each indicator, and every statistic of it (`dataset.concepts`)."""
        return concepts(self._frames["indicators"], self._frames["statistics"])

    @cached_property
    def groups(self) -> dict[str, Record]:
        """Groups by code."""
        return self._of("groups")

    @cached_property
    def units(self) -> dict[str, Record]:
        """Units by code."""
        return self._of("units")

    def check(self, given: Mapping[str, Iterable[str]]) -> None:
        """Refuse a code of `plan`, `indicator`, `group` or `kind` that stands on no list."""
        for column, codes in given.items():
            valid = self._kinds if column == "kind" else getattr(self, f"{column}s")
            for code in codes:
                if code not in valid:
                    raise unknown(column, code, list(valid))

    def statistics_of(self, indicator: str, statistics: Iterable[str]) -> dict[str, str]:
        """Return the concepts that are one of `statistics` of an indicator, with the statistic."""
        return {concept(indicator, statistic): statistic for statistic in statistics}

    def superiors(self, place: str) -> list[str]:
        """Return the places above `place`, the nearest first, the nation last."""
        above, found = self.places[place]["parent"], []
        while above:
            found.append(above)
            above = self.places[above]["parent"]
        return found

    def factor(self, unit: str, to: str) -> float:
        """Return the factor from one unit code to another; refuse different dimensions."""
        if unit == to:
            return 1.0
        if (unit, to) not in self._factors:
            ours, theirs = self.units[unit]["expression"], self.units[to]["expression"]
            if not ours or not theirs:
                raise MeasureError(f"no conversion from {unit!r} to {to!r}: one of them has no expression")
            self._factors[unit, to] = units.factor(ours, theirs)
        return self._factors[unit, to]

    def _of(self, table: str) -> dict[str, Record]:
        return by_code(self._frames[table])


def names(
    tables: Iterable[tuple[str, Mapping[str, Record]]], languages: Iterable[str]
) -> dict[tuple[str, str, str], str]:
    """Return the name of each code by table, code and language; a later table of one name goes before."""
    return {
        (table, code, lang): row[f"name_{lang}"]
        for table, rows in tables
        for lang in languages
        for code, row in rows.items()
    }
