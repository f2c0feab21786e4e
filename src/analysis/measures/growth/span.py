"""The growth between two printed levels: whoever shows it, asks here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from analysis.dataset import Dataset, remembered
from analysis.dataset.months import alike, months, years_between
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.growth.compound import compound_interval, compound_rate, points_of
from analysis.measures.intervals import Interval, fact_interval, product


@contextmanager
def named(level: Fact, facts: Iterable[str]) -> Iterator[None]:
    """Name plan or place, indicator and group of a level, and the facts, in what is refused inside."""
    try:
        yield
    except MeasureError as error:
        where = f"{level.get('plan') or level['place']}, {level['indicator']}, {level['group']}"
        raise MeasureError(f"{where}: {error}", facts) from None


@remembered
def between(data: Dataset, first: str, last: str) -> tuple[float, float, float]:
    """Return the compound rate between two levels of one place, and what the rounding of both allows.

    Parameters
    ----------
    data : Dataset
    first, last : str
        Ids of the earlier and the later level, of facts or of outside figures.

    Returns
    -------
    (rate, low, high) : tuple of float
        Fractions. The rate is NaN where a level is printed as a bound (> or <), and so is the side that the
        bound leaves open.

    Raises
    ------
    MeasureError
        If a level is not above zero, or the two do not count as many months.
    """
    (start, lower), (end, upper) = (_level(data, one) for one in (first, last))
    years = years_between(start, end)
    if not alike(start, end):
        counted = " and ".join(str(months(side["period_start"], side["period_end"])) for side in (start, end))
        with named(end, (first, last)):
            raise MeasureError(f"figures of {counted} months are not compared")
    factor, rate = data.lists.factor(end["unit"], start["unit"]), math.nan
    if len(points_of((start, end))) == 2:
        with named(end, (first, last)):
            rate = compound_rate(start["value"], end["value"] * factor, years)
    return rate, *compound_interval(lower, product(upper, (factor, factor)), years)


def _level(data: Dataset, one: str) -> tuple[Fact, Interval]:
    """A level with its period, and what its rounding allows."""
    if data.is_outside(one):
        figure = data.reference.record(one)
        year = str(figure["year"])
        return figure | {"period_start": year, "period_end": year}, (figure["low"], figure["high"])
    fact = data.record(one)
    return fact, fact_interval(fact)
