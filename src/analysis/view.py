"""What a notebook shows of a dataset: some plans, in one language, under some parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from analysis import slices
from analysis.dataset import Dataset, load_dataset
from analysis.dataset.lists import Lists
from analysis.dataset.model import LANGUAGES
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError, unknown

if TYPE_CHECKING:
    from analysis.say import Catalogue

P = ParamSpec("P")
T = TypeVar("T")

__all__ = ["Dataset", "View", "load_dataset"]


class View:
    """Hands out slices of facts and of what measures give, and notes their hashes (`analysis.slices`).

    Parameters
    ----------
    data : Dataset
    plans : iterable of str
        Default: all plans.
    lang : str
        "zh" or "en".
    indicator : str
    intervals, confidence
        As `measures.growth_rates` takes them.
    weights, draws, seed
        As `measures.index_table` takes them.
    new_beds : int
        As `measures.nursing_gap` takes it.

    Raises
    ------
    UsageError
        For an unknown plan or language.
    """

    def __init__(
        self,
        data: Dataset,
        plans: Iterable[str] = (),
        lang: str = "en",
        *,
        indicator: str = "dibao_standard",
        intervals: int = 5,
        confidence: float = 0.95,
        weights: Iterable[float] = (),
        draws: int = 2000,
        seed: int = 1,
        new_beds: int = 0,
    ):
        if lang not in LANGUAGES:
            raise unknown("language", lang, LANGUAGES)
        self._data = data
        self.plans, self.lang = data.check_plans(plans), lang
        self.indicator, self.intervals, self.confidence = indicator, intervals, confidence
        self.weights, self.draws, self.seed = list(weights), draws, seed
        self.new_beds = new_beds
        self._known: dict[str, Any] = {}

    # What measures give

    def of(self, measure: Callable[Concatenate[Dataset, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a measure gives for the data; each caller gets a copy of its own of a table.

        Parameters
        ----------
        measure : function
            Its first argument is the dataset.
        *args, **kwargs
            The others: plain values, so that it can be asked again.

        Raises
        ------
        MeasureError
            If the measure is not defined for these plans.
        """
        call = slices.call(measure, args, kwargs)
        if call not in self._known:
            self._known[call] = slices.asked(self._data, call)
        found = self._known[call]
        if isinstance(found, MeasureError):
            raise found
        return cast(T, found.copy() if isinstance(found, pd.DataFrame) else found)

    def series(self, plan: str, indicator: str, group: str) -> pd.DataFrame:
        """Return the dated levels of an indicator (`Dataset.series`)."""
        return self.of(Dataset.series, plan, indicator, group)

    # Facts, and figures from outside

    def fact(self, fact: str) -> Fact:
        """Return the fact of an id, or the outside figure."""
        return cast(Fact, slices.asked(self._data, slices.fact(fact)))

    def facts(self, ids: Iterable[str]) -> list[Fact]:
        """Return the facts and outside figures of some ids, in their order."""
        return [self.fact(one) for one in ids]

    def is_outside(self, fact: str) -> bool:
        """Return whether an id is that of an outside figure."""
        return self._data.is_outside(fact)

    def mark(self, ids: Iterable[str]) -> str:
        """Return the strongest mark of some facts and the grades of outside figures (`Dataset.mark`)."""
        listed = list(ids)
        self.facts(listed)
        return self._data.mark(listed)

    def grades(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the grades of the outside figures among some ids, the best evidence first."""
        listed = list(ids)
        self.facts(listed)
        return self._data.grades(listed)

    def __contains__(self, fact: object) -> bool:
        """Return whether there is a fact, or an outside figure, of an id."""
        return fact in self._data.printed.by_id or self.is_outside(str(fact))

    def ids(self) -> Iterator[str]:
        """Yield the ids of all facts and outside figures."""
        yield from self._data.printed.by_id
        yield from self._data.reference.by_id.index

    def lacks(self, *tables: str) -> tuple[str, ...]:
        """Return those of some tables of outside figures that are not there."""
        return self._data.reference.lacks(*tables)

    def absent_files(self, *tables: str) -> list[str]:
        """Return the files that keep some tables of outside figures from being read."""
        return self._data.reference.absent_files(*tables)

    # Names and lists

    @property
    def lists(self) -> Lists:
        """The code lists."""
        return self._data.lists

    @property
    def every_plan(self) -> list[str]:
        """All plans of the data, shown or not."""
        return self._data.plan_ids

    @property
    def version(self) -> str:
        """Version of the data."""
        return self._data.version

    @property
    def date(self) -> str:
        """Date of the data, YYYY-MM-DD."""
        return self._data.date

    def say(self, topic: str) -> Catalogue:
        """Return the catalogue of a topic: its messages in the language of the view."""
        from analysis.say import catalogue  # Fluent, which who reads no word need not load

        return catalogue(topic, self.lang)

    def pick(self, zh: T, en: T) -> T:
        """Return the wording in the language of the view."""
        return zh if self.lang == "zh" else en

    def name(self, table: str, code: str) -> str:
        """Return the name of a code (`Dataset.name`)."""
        return self._data.name(table, code, self.lang)

    def plan_name(self, plan: str) -> str:
        """Return the name of the place of a plan (`Dataset.plan_name`)."""
        return self._data.plan_name(plan, self.lang)

    def wording(self, printed: str) -> str:
        """Return a promise in words, as printed or in English (the table `words`)."""
        return self.pick(printed, self._wordings[printed])

    @cached_property
    def _wordings(self) -> dict[str, str]:
        words = self._data.frames["words"]
        return dict(zip(words["wording"], words["name_en"], strict=True))

    def plan(self, plan: str) -> pd.Series:
        """Return the row of a plan, joined with its place."""
        return self._data.plan(plan)

    def superiors(self, plan: str) -> list[str]:
        """Return the places above the place of a plan, the nearest first."""
        return self._data.superiors(plan)

    def convert(self, value: float, unit: str, to: str) -> float:
        """Return a value in another unit."""
        return self._data.convert(value, unit, to)
