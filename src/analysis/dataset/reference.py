"""Figures from outside the plans: census, provinces, nation; each with its source and grade of evidence.

The package is optional. A table that is not there is listed in `Reference.missing`; what needs it says so,
and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.dataset.read import read_raw, to_frame
from analysis.dataset.rules import reference as rules
from analysis.dataset.rules.types import Frames
from analysis.dataset.schema import DESCRIPTOR, read_package
from analysis.errors import DataError, Problem, unknown

FOLDER = "reference"

#: Code lists, then the tables of figures, all with the same columns.
LISTS = ("places", "populations")
FIGURES = ("census_2020", "census_2010", "yardsticks")

#: Grades of evidence, as the column `grade` defines them.
GRADES = ("official", "open_data", "mirror", "secondary", "derived")

_COLUMNS = ["reference_id", "place", "indicator", "group", "year", "kind", "comparator", "value", "low",
            "high", "decimals", "unit", "attribute", "source", "url", "grade", "table"]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Reference:
    """Outside figures and what is missing of them.

    Attributes
    ----------
    figures : DataFrame
        One row a figure: `reference_id, place, indicator, group, year, kind, comparator, value, low, high`
        (rounding interval; counts of people are exact), `decimals, unit, attribute, source, url, grade,
        table`.
    populations : DataFrame
        Names of the census indicators: `indicator, name_zh, name_en, unit, definition`.
    missing : tuple of str
        Tables that are not there, of `FIGURES`.
    """

    figures: pd.DataFrame
    populations: pd.DataFrame
    missing: tuple[str, ...]

    def __repr__(self) -> str:
        gone = f", without {', '.join(self.missing)}" if self.missing else ""
        return f"<Reference: {len(self.figures)} figures from outside the plans{gone}>"

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
        wanted = {"place": place, "indicator": indicator, "group": group, "year": year, "kind": kind}
        for column, value in wanted.items():
            if value is not None:
                values = [value] if isinstance(value, (str, int)) else list(value)
                found = found[found[column].isin(values)]
        return found

    def figure(
        self, place: str, indicator: str, year: int, group: str = "all", kind: str = "observed"
    ) -> pd.Series | None:
        """Return the one figure of a place, indicator, group, year and kind; None where none is known."""
        found = self.select(place, indicator, group, year, kind)
        return None if found.empty else found.iloc[0]


def no_reference() -> Reference:
    """Return the reference without any figure: every table is missing."""
    figures = pd.DataFrame({name: pd.Series(dtype="str") for name in _COLUMNS})
    figures = figures.astype(
        {"year": "int64", "decimals": "int64", "value": "float64", "low": "float64", "high": "float64"}
    )
    names = ["indicator", "name_zh", "name_en", "unit", "definition"]
    return Reference(figures, pd.DataFrame({n: pd.Series(dtype="str") for n in names}), FIGURES)


def load_reference(folder: Path, plans: Frames) -> Reference:
    """Read and validate the outside figures beside the package of the plans.

    Parameters
    ----------
    folder : path
        Folder of the package of the plans; the outside figures stand in its `reference/`.
    plans : dict of str to DataFrame
        The tables of the plans' package, whose codes the figures use.

    Returns
    -------
    Reference
        Empty, with every table missing, where there is no folder or a code list is not there.

    Raises
    ------
    DataError
        If a table that is there breaks its contract.
    """
    here = folder / FOLDER
    if not (here / DESCRIPTOR).exists():
        return no_reference()
    try:
        package = read_package(here, (*LISTS, *FIGURES))
    except DataError as error:
        raise DataError([_below(problem) for problem in error.problems]) from None
    present = {
        name: resource
        for name, resource in package.resources.items()
        if all((here / path).exists() for path in resource.paths)
    }
    if any(name not in present for name in LISTS):
        return no_reference()
    raws = {name: read_raw(package, resource) for name, resource in present.items()}
    frames = {name: to_frame(raw) for name, raw in raws.items()}
    rules.apply(frames, raws, plans)
    if problems := [_below(problem) for raw in raws.values() for problem in raw.problems]:
        raise DataError(problems)
    missing = tuple(name for name in FIGURES if name not in present)
    return Reference(_figures(frames), frames["populations"], missing)


def _below(problem: Problem) -> Problem:
    return Problem(
        f"{FOLDER}/{problem.file}",
        problem.row,
        problem.column,
        problem.found,
        problem.expected,
        problem.nearest,
    )


def _figures(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    tables = [frames[name].assign(table=name) for name in FIGURES if name in frames]
    if not tables:
        return no_reference().figures
    figures = pd.concat(tables, ignore_index=True)
    half = 0.5 * 10.0 ** -figures["decimals"].astype("float64")
    half = half.mask(figures["unit"].eq("person") & figures["comparator"].eq("="), 0.0)
    return figures.assign(low=figures["value"] - half, high=figures["value"] + half)[_COLUMNS]
