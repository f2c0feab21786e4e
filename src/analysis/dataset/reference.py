"""Figures from outside the plans: census, provinces, nation; each with its source and grade of evidence.

The package is optional. A table that is not there is listed in `Reference.missing`; what needs it says so,
and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from numbers import Integral
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.dataset import curated
from analysis.dataset.concepts import with_concepts
from analysis.dataset.contents import is_there
from analysis.dataset.contract import CODES, FIGURES, REFERENCE
from analysis.dataset.read import read_raw, to_frame
from analysis.dataset.rounding import interval
from analysis.dataset.rules import reference as rules
from analysis.dataset.rules.types import Frames
from analysis.dataset.schema import DESCRIPTOR, Package, read_package
from analysis.errors import DataError, Problem, unknown

FOLDER = "reference"

#: Grades of evidence, the best first.
GRADES = (curated.GRADE, *CODES["yardsticks", "grade"])

_COLUMNS = ["reference_id", "place", "indicator", "statistic", "concept", "group", "year", "kind",
            "comparator", "value", "low", "high", "decimals", "unit", "attribute", "source", "url", "grade",
            "table"]  # fmt: skip
_POPULATIONS = ["indicator", "name_zh", "name_en", "unit", "definition"]
_PLACES = ["place", "division_code", "name_zh", "name_en", "level", "parent"]


@dataclass(frozen=True, eq=False)
class Reference:
    """Outside figures and what is missing of them.

    Attributes
    ----------
    figures : DataFrame
        One row a figure: `reference_id, place, indicator, statistic, concept, group, year, kind,
        comparator, value, low, high` (what rounds to the figure; see `dataset.rounding`), `decimals, unit,
        attribute, source, url, grade, table`.
    populations : DataFrame
        Names of the census indicators: `indicator, name_zh, name_en, unit, definition`.
    places : DataFrame
        Places of the figures, with the columns of the plans' places.
    missing : tuple of str
        Tables that are not there, or whose code lists are not, of `FIGURES`.
    absent : mapping of str to tuple of str
        For each missing table the files that are not there.
    """

    figures: pd.DataFrame
    populations: pd.DataFrame
    missing: tuple[str, ...]
    places: pd.DataFrame = field(default_factory=lambda: _empty(_PLACES))
    absent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        gone = f", without {', '.join(self.missing)}" if self.missing else ""
        return f"<Reference: {len(self.figures)} figures from outside the plans{gone}>"

    @cached_property
    def by_id(self) -> pd.DataFrame:
        """The figures, indexed by their ids."""
        return self.figures.set_index("reference_id", drop=False)

    def records(
        self, place: str, indicator: str | None = None, group: str | None = None, kind: str | None = None
    ) -> list[dict[str, Any]]:
        """Return what `select` returns of one place, as records, for measures."""
        found = self._by_place.get(place, ())
        wanted = {"concept": indicator, "group": group, "kind": kind}
        given = [(column, code) for column, code in wanted.items() if code is not None]
        return [figure for figure in found if all(figure[column] == code for column, code in given)]

    def record(self, figure: str) -> dict[str, Any]:
        """Return the figure of an id as a record."""
        return self._records[figure]

    @cached_property
    def _records(self) -> dict[str, dict[str, Any]]:
        return {figure["reference_id"]: figure for own in self._by_place.values() for figure in own}

    @cached_property
    def _by_place(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for figure in self.figures.to_dict("records"):
            found.setdefault(figure["place"], []).append(figure)
        return found

    def absent_files(self, *tables: str) -> list[str]:
        """Return the files of data/reference that keep the missing ones of `tables` from being read."""
        files = [file for t in self.lacks(*tables) for file in self.absent.get(t, (f"{t}.csv",))]
        return list(dict.fromkeys(files))

    def lacks(self, *tables: str) -> tuple[str, ...]:
        """Return those of `tables` that are not there."""
        for table in tables:
            if table not in FIGURES:
                raise unknown("table of outside figures", table, FIGURES)
        return tuple(table for table in tables if table in self.missing)

    def select(
        self,
        place: str | Iterable[str] | None = None,
        indicator: str | Iterable[str] | None = None,
        group: str | None = None,
        year: int | None = None,
        kind: str | None = None,
    ) -> pd.DataFrame:
        """Return the figures that match every argument given, in file order; none where none is known."""
        found = self.figures
        wanted = {"place": place, "concept": indicator, "group": group, "year": year, "kind": kind}
        for column, value in wanted.items():
            if value is not None:
                values = [value] if isinstance(value, str | int | Integral) else list(value)
                found = found[found[column].isin(values)]
        return found


def no_reference(absent: Mapping[str, tuple[str, ...]] | None = None) -> Reference:
    """Return the reference without any figure: every table is missing."""
    figures = _empty(_COLUMNS).astype(
        {"year": "int64", "decimals": "int64", "value": "float64", "low": "float64", "high": "float64"}
    )
    return Reference(figures, _empty(_POPULATIONS), FIGURES, absent=absent or {})


def _empty(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in columns})


def load_reference(folder: Path, plans: Frames) -> Reference:
    """Read and validate the outside figures beside the package of the plans.

    Parameters
    ----------
    folder : path
        Folder of the package of the plans; the outside figures stand in its `reference/`.
    plans : dict of str to DataFrame
        The tables of the plans' package, whose codes the figures use. What a plan of a place above another
        prints of itself is among the figures (`dataset.curated`).

    Returns
    -------
    Reference
        Without figures of files where there is no folder; without the tables that are not there or whose
        code lists are not.

    Raises
    ------
    DataError
        If a table that is there breaks its contract.
    """
    found = _from_files(folder, plans)
    figures = curated.with_plans(found.figures, plans, set(found.populations["indicator"]))
    return replace(found, figures=figures)


def _from_files(folder: Path, plans: Frames) -> Reference:
    here = folder / FOLDER
    if not is_there(here / DESCRIPTOR):
        return no_reference(dict.fromkeys(FIGURES, (DESCRIPTOR,)))
    try:
        package = read_package(here, REFERENCE)
    except DataError as error:
        raise DataError([_below(problem) for problem in error.problems]) from None
    absent = _absent(package)
    raws = {n: read_raw(package, resource) for n, resource in package.resources.items() if n not in absent}
    frames = {name: to_frame(raw) for name, raw in raws.items()}
    frames.setdefault("places", _empty(_PLACES))
    frames.setdefault("populations", _empty(_POPULATIONS))
    rules.apply(frames, raws, plans, int(package.created[:4]))
    if problems := [_below(problem) for raw in raws.values() for problem in raw.problems]:
        raise DataError(problems)
    missing = tuple(name for name in FIGURES if name in absent)
    return Reference(_figures(frames), frames["populations"], missing, frames["places"], absent)


def _absent(package: Package) -> dict[str, tuple[str, ...]]:
    """Return for each table that cannot be read the files that are not there, its own or its lists'."""
    gone = {
        name: tuple(path for path in resource.paths if not is_there(package.folder / path))
        for name, resource in package.resources.items()
    }
    needs = {
        name: dict.fromkeys([name, *(key.resource for key in resource.foreign_keys)])
        for name, resource in package.resources.items()
    }
    files = {name: tuple(file for other in others for file in gone[other]) for name, others in needs.items()}
    return {name: found for name, found in files.items() if found}


def _below(problem: Problem) -> Problem:
    return replace(problem, file=f"{FOLDER}/{problem.file}")


def _figures(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    tables = [frames[name].assign(table=name) for name in FIGURES if name in frames]
    if not tables:
        return no_reference().figures
    figures = pd.concat(tables, ignore_index=True)
    ends = [interval(figure) for _, figure in figures.iterrows()]
    low, high = zip(*ends, strict=True)
    return with_concepts(figures).assign(low=low, high=high)[_COLUMNS]
