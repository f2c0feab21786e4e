"""Growth in real terms: what a rise of national prices leaves of it, as an approximation."""

from __future__ import annotations

import math
from typing import Any

from analysis.dataset import Dataset, remembered
from analysis.dataset.ids import joined

Row = dict[str, Any]

#: Consumer prices, year on year; those of the nation are taken.
PRICES = "consumer_prices_growth"

#: What a row says of its growth in real terms.
APPROXIMATION, UNCOVERED, UNAVAILABLE = "national prices", "years not covered", "not available"

#: Money per person: standards, subsidies, pay.
_PER_HEAD = "CNY/person"


@remembered
def _prices(data: Dataset, area: str) -> dict[int, dict[str, Any]]:
    nations = [place for place, row in data.lists.places.items() if row["level"] == "nation"]
    found = (data.reference.records(place, PRICES, area, "observed") for place in nations)
    return {figure["year"]: figure for figures in found for figure in figures}


def real_terms(data: Dataset, row: Row, indicator: str, group: str) -> Row:
    """Return the columns of a row of `growth_rates` that tell its growth less the rise of prices.

    real = (1 + cagr) / (prices ** (1 / years)) - 1, with prices the product of 1 + p over the years after the
    first up to the last: those of towns for town, of the country for the country, all else.

    Parameters
    ----------
    data : Dataset
    row : mapping
        With `cagr, start_year, end_year`.
    indicator, group : str

    Returns
    -------
    dict
        `real_cagr, price_growth` (fractions a year), `real_basis, price_facts`; nothing where the indicator
        is no money per person or there is no rate. `real_basis` is `national prices`: prices of provinces and
        cities are not known, so this approximates; `years not covered` and `not available` have no rate.
    """
    rate, start, end = row.get("cagr", math.nan), row.get("start_year"), row.get("end_year")
    money = data.lists.indicators[indicator]["unit"].startswith(_PER_HEAD)
    if not money or rate is None or math.isnan(rate) or start is None or end is None:
        return {}
    if data.reference.lacks("prices"):
        return {"real_basis": UNAVAILABLE}
    area = data.lists.groups[group]["area"] if group else "all"
    known, years = _prices(data, area), range(start + 1, end + 1)
    if not years or not all(year in known for year in years):
        return {"real_basis": UNCOVERED}
    level = math.prod(1 + known[year]["value"] / 100 for year in years)
    prices = level ** (1 / len(years)) - 1
    found = {"real_cagr": (1 + rate) / (1 + prices) - 1, "price_growth": prices}
    facts = joined(known[year]["reference_id"] for year in years)
    return found | {"real_basis": APPROXIMATION, "price_facts": facts}
