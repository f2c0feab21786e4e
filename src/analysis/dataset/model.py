"""The dataset as an object: its tables, names in two languages, and look-ups that refuse nonsense."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

import pandas as pd

from analysis.dataset import summary
from analysis.dataset.concepts import by_code
from analysis.dataset.derived import derived_package
from analysis.dataset.lists import Lists, names
from analysis.dataset.marks import Marks
from analysis.dataset.printed import Fact, Printed
from analysis.dataset.reference import Reference, no_reference
from analysis.dataset.schema import Package
from analysis.dataset.series import COLUMNS
from analysis.errors import unknown

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, eq=False)
class Dataset:
    """The plans' facts and code lists.

    Attributes
    ----------
    package : Package
        The descriptor: version, date, column definitions.
    frames : dict of str to DataFrame
        The tables by resource name; also reachable as attributes (`data.facts`, `data.plans`, ...).
    reference : Reference
        Figures from outside the plans: census, provinces, nation.
    fingerprint : str
        Hash of the files it was loaded from and of how; "" for a dataset made by hand.
    """

    package: Package
    frames: dict[str, pd.DataFrame]
    reference: Reference = field(default_factory=no_reference)
    fingerprint: str = ""

    #: Gives a derived table by name; `analysis` sets it, since nothing here may import a measure.
    build: ClassVar[Callable[[str, Dataset], pd.DataFrame]]

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return the table `name`."""
        if name == "frames" or name.startswith("__"):
            raise AttributeError(name)  # as while it is unpickled
        if name not in self.frames:
            raise AttributeError(f"no table {name!r}; there are {', '.join(self.frames)}")
        return self.frames[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.frames]

    def __repr__(self) -> str:
        facts = self.frames["facts"]
        counts = facts["plan"].value_counts().reindex(self.plan_ids, fill_value=0)
        inside = ", ".join(f"{plan} {count}" for plan, count in counts.items())
        return f"<Dataset {self.version}: {len(facts)} facts ({inside})>"

    def overview(self) -> pd.DataFrame:
        """Return one row a plan: names, years, numbers of facts and indicators (`summary.overview`)."""
        return summary.overview(self.facts, self.plans, self.places)

    def _repr_html_(self) -> str:
        title = (
            f"Data {self.version} ({self.date}): {len(self.facts)} facts, {len(self.indicators)} indicators"
        )
        return summary.html(self.overview(), title, f"Tables: {', '.join(self.frames)}")

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return the table `name`: `data["facts"]` is `data.facts`."""
        if name not in self.frames:
            raise KeyError(f"no table {name!r}; there are {', '.join(self.frames)}")
        return self.frames[name]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.frames)

    @property
    def version(self) -> str:
        """Version of the data."""
        return self.package.version

    @property
    def date(self) -> str:
        """Date of the data, YYYY-MM-DD."""
        return self.package.created

    @property
    def plan_ids(self) -> list[str]:
        """Ids of all plans, in file order."""
        return list(self.plans["plan"])

    def check_plans(self, plans: Iterable[str] = ()) -> list[str]:
        """Return `plans`, or all plans where none is named; refuse an unknown one."""
        chosen = list(dict.fromkeys(plans)) or self.plan_ids
        for plan in chosen:
            if plan not in self.lists.plans:
                raise unknown("plan", plan, self.plan_ids)
        return chosen

    def plan(self, plan: str) -> pd.Series:
        """Return the row of `plan` in plans.csv, joined with its place."""
        self.check_plans([plan])
        row = self.lists.plans[plan]
        return pd.Series(row | self.lists.places[row["place"]])

    def peers_of(self, plan: str) -> list[str]:
        """Return the plans that `plan` is compared with, in declared order."""
        self.check_plans([plan])
        return list(self._peers.get(plan, ()))

    def name(self, table: str, code: str, lang: str) -> str:
        """Return the name of `code` of the list `table` (places, indicators, groups, units) in `lang`."""
        if (table, code, lang) not in self._names:
            raise unknown(f"code of {table}", code, list(self.frames[table].iloc[:, 0]))
        return self._names[table, code, lang]

    def plan_name(self, plan: str, lang: str) -> str:
        """Return the name of the place of `plan`; later plans of a place carry their first year."""
        row = self.plan(plan)
        suffix = "" if plan == row["place"] else f" {row['period_start']}"
        return row[f"name_{lang}"] + suffix

    def select(
        self,
        plan: str | Iterable[str] | None = None,
        indicator: str | Iterable[str] | None = None,
        group: str | Iterable[str] | None = None,
        kind: str | Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """Return the facts that match every argument given, in file order.

        An indicator stands for its levels; `indicator:statistic` for another statistic of it, as in
        `dibao_standard:annual_growth`.

        Raises
        ------
        UsageError
            If a code stands on no list: a typing slip must not look like "not stated".
        """
        facts = self.frames["facts"]
        wanted = {"plan": plan, "indicator": indicator, "group": group, "kind": kind}
        codes = {k: [v] if isinstance(v, str) else list(v) for k, v in wanted.items() if v is not None}
        self.lists.check(codes)
        if isinstance(plan, str) and isinstance(indicator, str):
            # The usual question by far; masks over all facts would cost as much as the measures themselves.
            facts = self._pairs.get((plan, indicator), facts.iloc[:0])
            codes = {k: v for k, v in codes.items() if k not in ("plan", "indicator")}
        for column, found in codes.items():
            facts = facts[facts["concept" if column == "indicator" else column].isin(found)]
        return facts

    def table(self, name: str, plans: str | Iterable[str] = ()) -> pd.DataFrame:
        """Return a derived table, computed from these data over all plans.

        Parameters
        ----------
        name : str
            Such as `growth`; data/derived/datapackage.json describes every table and column.
        plans : str or iterable of str, optional
            Plans whose rows are returned. Default: all.

        Raises
        ------
        UsageError
            If there is no such table or plan.
        MeasureError
            If the measure is not defined on the figures of a plan.
        """
        tables = list(derived_package().resources)
        if name not in tables:
            raise unknown("derived table", name, tables)
        chosen = self.check_plans([plans] if isinstance(plans, str) else plans)
        table = Dataset.build(name, self)
        return table[table["plan"].isin(chosen)].reset_index(drop=True)

    def fact(self, fact: str) -> pd.Series:
        """Return the fact of an id."""
        return self._by_id.loc[fact]

    def record(self, fact: str) -> Fact:
        """Return the fact of an id as a record."""
        return self.printed.by_id[fact]

    def checks_of(self, plan: str) -> pd.DataFrame:
        """Return the declared checks of a plan's claims."""
        return self._checks.get(plan, self.frames["checks"].iloc[:0])

    @cached_property
    def _checks(self) -> dict[str, pd.DataFrame]:
        return dict(iter(self.frames["checks"].groupby("plan", sort=False)))

    @cached_property
    def _peers(self) -> dict[str, list[str]]:
        ranked = self.frames["peers"].sort_values("rank", kind="stable")
        return {plan: list(own) for plan, own in ranked.groupby("plan", sort=False)["peer"]}

    @cached_property
    def _by_id(self) -> pd.DataFrame:
        return self.frames["facts"].set_index("fact_id", drop=False)

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], pd.DataFrame]:
        return dict(iter(self.frames["facts"].groupby(["plan", "concept"], sort=False)))

    @cached_property
    def _names(self) -> dict[tuple[str, str, str], str]:
        outside, lists = self.reference, self.lists
        tables = [("indicators", by_code(outside.populations)), ("places", by_code(outside.places))]
        tables += [("places", lists.places), ("indicators", lists.indicators)]
        return names([*tables, ("groups", lists.groups), ("units", lists.units)], LANGUAGES)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.frames["facts"], self.reference.figures)

    def is_outside(self, fact: str) -> bool:
        """Return whether an id is that of an outside figure."""
        return fact in self._marks.graded

    def grades(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Return the grades of the outside figures among some ids, each once, the best evidence first."""
        return self._marks.grades(facts)

    def mark(self, facts: Iterable[str]) -> str:
        """Return the strongest mark of some facts and the grades of outside figures (`dataset.marks`)."""
        return self._marks.mark(facts)

    def superiors(self, plan: str) -> list[str]:
        """Return the places above the place of `plan`, the nearest first, the nation last."""
        self.check_plans([plan])
        return self.lists.superiors(self.lists.plans[plan]["place"])

    def plans_above(self, plan: str) -> list[str]:
        """Return the plans of the places above the place of `plan`: they are yardsticks of it."""
        above = set(self.superiors(plan))
        return [other for other, row in self.lists.plans.items() if row["place"] in above]

    def convert(self, value: float, unit: str, to: str) -> float:
        """Return `value` of the unit code `unit` in the unit code `to`; refuse different dimensions."""
        return value * self.lists.factor(unit, to)

    @cached_property
    def lists(self) -> Lists:
        """The code lists as records by code."""
        kinds = next(f.enum for f in self.package.resources["facts"].fields if f.name == "kind")
        return Lists(self.frames, kinds)

    @cached_property
    def printed(self) -> Printed:
        """The facts as records; ask by `records` and `levels`."""
        return Printed(self.frames["facts"], self.lists)

    def records(
        self,
        plan: str,
        indicator: str | Iterable[str] | None = None,
        group: str | None = None,
        kind: str | Iterable[str] | None = None,
    ) -> list[Fact]:
        """Return what `select` returns of one plan, as records with `start` and `end` years, for measures."""
        wanted = {"plan": plan, "indicator": indicator, "group": group, "kind": kind}
        codes = {k: (v,) if isinstance(v, str) else tuple(v) for k, v in wanted.items() if v is not None}
        self.lists.check(codes)
        return self.printed.select(plan, codes.get("indicator"), group, codes.get("kind"))

    def levels(self, plan: str, indicator: str, group: str) -> list[Fact]:
        """Return the rows of `series` as records, for measures; refuses what it refuses."""
        self.lists.check({"plan": [plan], "indicator": [indicator], "group": [group]})
        return self.printed.levels(plan, indicator, group)

    def series(self, plan: str, indicator: str, group: str) -> pd.DataFrame:
        """Return the dated levels of an indicator: one row a year, in one unit.

        That of the print; where the print changes it, the indicator's own. A standard that became one for
        town and country continues both sides.

        Where a plan prints a year's level more than once, the data table goes before the indicator table
        and that before the narrative; observed levels go before the plan's estimates.

        Returns
        -------
        DataFrame
            `year` (int), `value`, `unit`, `comparator`, `kind`, `mark`, `fact_id`, `value_text`, `scale`,
            `group`, `period_start`, `period_end`, by year.

        Raises
        ------
        MeasureError
            If the years are in units that do not convert.
        """
        kinds = {name: self.frames["facts"][name].dtype for name in COLUMNS}
        rows = pd.DataFrame(self.levels(plan, indicator, group), columns=["year", *COLUMNS])
        return rows.astype({"year": "int64", **kinds})
