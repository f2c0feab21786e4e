"""The facts as plain records with indexes: what measures read, for they ask thousands of times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.dataset.lists import Lists
from analysis.dataset.series import LEVELS, one_a_year

#: A row of facts: a value by column name, and `start` and `end`, the years of its period.
Fact = Mapping[str, Any]


class Printed:
    """The facts of a dataset as records, each made once.

    Parameters
    ----------
    facts : DataFrame
        As a Dataset holds them.
    lists : Lists
    """

    def __init__(self, facts: pd.DataFrame, lists: Lists):
        self._lists = lists
        years = zip(facts["period_start"].str[:4], facts["period_end"].str[:4], strict=True)
        self.records: list[Fact] = [
            {**row, "start": int(start), "end": int(end)}
            for row, (start, end) in zip(facts.to_dict("records"), years, strict=True)
        ]
        self._levels: dict[tuple[str, str, str], list[Fact]] = {}

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """Each fact by its id."""
        return {fact["fact_id"]: fact for fact in self.records}

    @cached_property
    def by_plan(self) -> dict[str, list[Fact]]:
        """The facts of each plan, in file order."""
        return _grouped(self.records, lambda fact: fact["plan"])

    @cached_property
    def by_concept(self) -> dict[tuple[str, str], list[Fact]]:
        """The facts of each plan and concept, in file order."""
        return _grouped(self.records, lambda fact: (fact["plan"], fact["concept"]))

    @cached_property
    def concepts(self) -> set[str]:
        """The concepts of all facts."""
        return {fact["concept"] for fact in self.records}

    def select(
        self, plan: str, indicators: Iterable[str] | None, group: str | None, kinds: tuple[str, ...] | None
    ) -> list[Fact]:
        """Return the facts of a plan that match every argument given, in file order."""
        if indicators is None:
            found = self.by_plan.get(plan, [])
        else:
            wanted = list(dict.fromkeys(indicators))
            found = [fact for name in wanted for fact in self.by_concept.get((plan, name), ())]
            if len(wanted) > 1:
                found.sort(key=lambda fact: self._order[fact["fact_id"]])
        return [
            fact
            for fact in found
            if (group is None or fact["group"] == group) and (kinds is None or fact["kind"] in kinds)
        ]

    def levels(self, plan: str, indicator: str, group: str) -> list[Fact]:
        """Return the preferred level of each year, by year; see `Dataset.levels`."""
        key = (plan, indicator, group)
        if key not in self._levels:
            own = [fact for fact in self.by_concept.get(key[:2], ()) if fact["group"] == group]
            own += self._unified(own, *key)
            unit = self._lists.indicators[indicator]["unit"]
            self._levels[key] = one_a_year(own, ", ".join(key), unit, self._lists.factor)
        return self._levels[key]

    def _unified(self, own: list[Fact], plan: str, indicator: str, group: str) -> list[Fact]:
        """The one standard for town and country that took the place of this side's own from some year on."""
        if not own or group not in ("urban", "rural") or not indicator.endswith("_standard"):
            return []
        last = max((fact["end"] for fact in own if fact["kind"] in LEVELS), default=None)
        whole = self.by_concept[plan, indicator]
        return [fact for fact in whole if last and fact["group"] == "all" and fact["start"] > last]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {fact["fact_id"]: at for at, fact in enumerate(self.records)}


def _grouped(records: Iterable[Fact], key: Any) -> dict[Any, list[Fact]]:
    found: dict[Any, list[Fact]] = {}
    for fact in records:
        found.setdefault(key(fact), []).append(fact)
    return found
