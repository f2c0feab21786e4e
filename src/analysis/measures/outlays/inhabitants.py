"""What the programmes cost each inhabitant: outlays a year over the permanent population of the census."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.intervals import quotient
from analysis.measures.outlays.rows import PROGRAMMES, Row, derived, empty, frame, interval, printed, refused
from analysis.measures.outlays.spending import reckoned_rows, whole_years
from analysis.measures.population import denominator

PER_INHABITANT = "CNY/person/year"


def per_inhabitant(data: Dataset, outlay: Row) -> Row:
    """Return outlay / whole years of its period / permanent population, in yuan per inhabitant and year.

    The population is that of the latest census, whatever the years of the outlay; the formula says both.

    Raises
    ------
    MeasureError
        For the outlay on town or country alone (whom it counts is not whom the census counts), and for a part
        of a year.

    Examples
    --------
    4,190 million over five years among 2,242,875 inhabitants: 4190e6 / 5 / 2242875 = 373.6 yuan a year.
    """
    if outlay["group"] != "all":
        raise refused(outlay, "an outlay on some of the people over all inhabitants")
    years = whole_years(outlay)
    if years is None:
        raise refused(outlay, f"{outlay['start']} to {outlay['end']} is no whole year")
    # Without the latest census the one before must not step in: ten years are no rounding error.
    people = None if data.reference.lacks("census_2020") else denominator(data, outlay["plan"])
    if people is None:
        return outlay | _lacking(outlay)
    low, high = quotient(interval(outlay), (people["low"], people["high"]))
    formula = f"outlay / {years} / population of {people['year']}"
    return derived(
        data, outlay, "outlay_per_inhabitant", outlay["value"] / years / people["value"],
        (low / years, high / years), PER_INHABITANT, formula, (outlay,), people["facts"],
    )  # fmt: skip


def _lacking(outlay: Row) -> Row:
    row = empty(outlay["plan"], outlay["programme"], "outlay_per_inhabitant", "not available")
    return row | {"group": outlay["group"], "start": outlay["start"], "end": outlay["end"]}


def inhabitant_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for every outlay on all people of a programme what it is per inhabitant and year.

    Of outlays reckoned year by year only the latest is given.

    Returns
    -------
    DataFrame
        Columns as in `rolls`, `measure` `outlay_per_inhabitant`, `grade` that of the census figure.
        `evidence` is `not available` where no census knows the place. Plans without an outlay have no row.
    """
    rows: list[Row] = []
    for plan in data.check_plans(plans or ()):
        for programme in PROGRAMMES:
            outlays = printed(data, plan, programme, "outlay")
            outlays += [r for r in reckoned_rows(data, plan, programme) if r["group"] == "all"][-1:]
            usable = [r for r in outlays if r["group"] == "all" and whole_years(r) is not None]
            rows += [per_inhabitant(data, outlay) for outlay in usable]
    return frame(rows)
