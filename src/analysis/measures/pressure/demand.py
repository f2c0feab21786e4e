"""How old a place is by the census, how fast it aged, and on whom its old people depend."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.ids import joined
from analysis.measures.intervals import divided
from analysis.measures.population import POPULATIONS, people, share
from analysis.measures.pressure.rows import (
    COLUMNS,
    DEMAND,
    NOT_AVAILABLE,
    PERMANENT,
    Record,
    head,
    places_of,
    signed,
)
from analysis.measures.pressure.split import Known, split
from analysis.measures.whole import whole

OLD = ("aged_60_plus", "aged_65_plus", "aged_80_plus")

#: Old people over people of working age, in per cent.
DEPENDENCY = {
    "old_age_dependency_60": ("aged_60_plus", "aged_15_59"),
    "old_age_dependency_65": ("aged_65_plus", "aged_15_64"),
}


def demand(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return what the census says of the old in each city and in the places above it.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        Columns of `rows.COLUMNS`, side `demand`, basis permanent population. Indicators, in per cent or
        percentage points:

        - `share_aged_60_plus` (65, 80): 100 x old / all, a row a census year; a year of which only shares
          are published has the share as published, with the interval of its last digit;
        - `share_aged_60_plus_rise` (65): share of the latest census (`year`) minus that of the first
          (`start_year`);
        - `old_age_dependency_60` = 100 x aged 60+ / aged 15-59, `old_age_dependency_65` = 100 x aged 65+ /
          aged 15-64, of the latest census;
        - the effects of `split`, which sum to the rise of the share aged 60 and over.

        A place without the figures has a row with evidence `not available`.

    Examples
    --------
    460,008 of 2,242,875 is 20.51 %; 12.11 % (12.105 to 12.115) before is a rise of 8.40 (8.395 to 8.405).
    """
    return whole(data, plans, lambda plan: demand_of(data, plan), COLUMNS)


def demand_of(data: Dataset, plan: str) -> list[Record]:
    """Return the rows of `demand` of one plan as records."""
    return [
        head(data, plan, place, DEMAND) | row
        for place in places_of(data, plan)
        for row in _of_place(data, place)
    ]


@remembered
def _of_place(data: Dataset, place: str) -> tuple[Record, ...]:
    """Return the rows of one place; the nation is asked for with every plan, and by every table."""
    known = {(row["population"], row["year"]): row for row in people(data, place)}
    rows = []
    for name in OLD:
        shares = _shares(data, place, known, name)
        rows += shares or [_absent(f"share_{name}")]
        if name != OLD[-1]:
            rows.append(_rise(shares, name))
    rows += [_dependency(known, name) for name in DEPENDENCY]
    return tuple(signed(data, row) for row in rows + split(known))


def _absent(indicator: str, unit: str = "percent") -> Record:
    return {"indicator": indicator, "unit": unit, "basis": PERMANENT, "evidence": NOT_AVAILABLE}


def _shares(data: Dataset, place: str, known: Known, name: str) -> list[Record]:
    published = {
        figure["year"]: figure
        for figure in reversed(data.reference.records(place, f"{POPULATIONS[name]}_share"))
    }
    rows = []
    for year in sorted({*published, *(year for _, year in known)}):
        same = {"indicator": f"share_{name}", "year": year, "unit": "percent", "basis": PERMANENT}
        same |= {"numerator": name, "denominator": "all", "denominator_year": year}
        part, everybody = known.get((name, year)), known.get(("all", year))
        if figure := published.get(year):
            values = {side: figure[side] for side in ("value", "low", "high")}
            rows.append(same | values | {"evidence": "stated", "facts": figure["reference_id"]})
        elif part is not None and everybody is not None:
            values = dict(zip(("value", "low", "high"), share(part, everybody), strict=True))
            facts = joined([part["facts"], everybody["facts"]])
            rows.append(same | values | {"evidence": "derived", "facts": facts})
    return rows


def _rise(shares: list[Record], name: str) -> Record:
    indicator = f"share_{name}_rise"
    if len(shares) < 2:
        return _absent(indicator, "percentage_point")
    first, last = shares[0], shares[-1]
    return {
        "indicator": indicator,
        "year": last["year"],
        "start_year": first["year"],
        "value": last["value"] - first["value"],
        "low": last["low"] - first["high"],
        "high": last["high"] - first["low"],
        "unit": "percentage_point",
        "numerator": name,
        "denominator": "all",
        "basis": PERMANENT,
        "evidence": "derived",
        "facts": joined([first["facts"], last["facts"]]),
    }


def _dependency(known: Known, indicator: str) -> Record:
    old, workers = DEPENDENCY[indicator]
    for year in sorted({year for _, year in known}, reverse=True):
        above, below = known.get((old, year)), known.get((workers, year))
        if above is None or below is None or not below["value"] > 0:
            continue
        value, low, high = divided(above, below, 100)
        return {
            "indicator": indicator,
            "year": year,
            "value": value,
            "low": low,
            "high": high,
            "unit": "percent",
            "numerator": old,
            "denominator": workers,
            "denominator_year": year,
            "basis": PERMANENT,
            "evidence": "derived",
            "facts": joined([above["facts"], below["facts"]]),
        }
    return _absent(indicator)
