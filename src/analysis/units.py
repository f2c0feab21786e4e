"""Units of the facts: pint expressions, conversion, compatibility.

People, cases, households, beds, places and yuan are dimensions of their own, so that pint refuses to add
or convert between them. Months and years keep their meaning: a standard per month and one per year meet by
a factor of twelve.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pint

from analysis.errors import MeasureError

#: Countable things that must never be mixed; each is a pint dimension.
COUNTABLES = (
    "person", "case", "household", "CNY", "bed", "facility", "organisation", "community", "item", "event",
    "batch", "trip", "couple", "document", "township", "county", "set", "age_year", "minute",
)  # fmt: skip


#: Units besides the countables; "dimensionless" is pint's own.
_OTHERS = (
    "month", "year", "week", "day", "working_day", "metre", "m2", "percent", "permille", "percentage_point",
    "dimensionless",
)  # fmt: skip
_NAMES = frozenset(COUNTABLES + _OTHERS)
# What else pint would take, plurals, prefixes, sums, powers of powers, is no unit here.
_FACTOR = r"(?:\d{1,6}(?:\.\d{1,6})?(?:e-?\d)?|[A-Za-z_]\w*(?: ?\*\* ?-?[1-4])?)"
_PRODUCT = rf"{_FACTOR}(?: ?[*/] ?{_FACTOR})*"
_TERM = rf"(?:{_FACTOR}|\({_PRODUCT}\))"
_FORM = re.compile(rf"{_TERM}(?: ?[*/] ?{_TERM})*", re.ASCII)
_LONGEST = 100


@cache
def registry() -> pint.UnitRegistry:
    """Return the registry with our dimensions.

    pint's own calendar is astronomical. Ours is that of benefits: a year is exactly twelve months.
    """
    units: pint.UnitRegistry = pint.UnitRegistry(None)
    units.define("month = [time]")
    units.define("year = 12 * month")
    units.define("week = year / 52")
    units.define("day = year / 365")
    units.define("working_day = [working_time]")
    units.define("metre = [length]")
    units.define("m2 = metre ** 2")
    units.define("percent = 0.01")
    units.define("permille = 0.001")
    units.define("percentage_point = [percentage_point]")
    for name in COUNTABLES:
        units.define(f"{name} = [{name.lower()}]")
    return units


@lru_cache(maxsize=4096)
def _quantity(expression: str) -> pint.Quantity:
    return registry().parse_expression(expression) * registry().dimensionless


@lru_cache(maxsize=4096)
def parses(expression: str) -> bool:
    """Tell whether `expression` is made of names of units, numbers, `*`, `/`, `**` with 1 to 4, and brackets.

    Examples
    --------
    >>> parses("CNY / person / month"), parses("CNY * 9**9**9")
    (True, False)
    """
    if len(expression) > _LONGEST or not _FORM.fullmatch(expression):
        return False
    names = set(re.findall(r"(?<![\w.])[A-Za-z_]\w*", expression))
    if not names or not names <= _NAMES:
        return False
    try:
        return 1e-12 <= float(_quantity(expression).magnitude) <= 1e12
    except ZeroDivisionError:
        return False


@cache
def factor(expression: str, other: str) -> float:
    """Return the factor that takes a number in `expression` to one in `other`.

    Parameters
    ----------
    expression, other : str
        pint expressions as in the column `expression` of units.csv.

    Returns
    -------
    float
        `value_in_other = value * factor`. CNY/person/year to CNY/person/month is 1/12.

    Raises
    ------
    MeasureError
        If the dimensions differ.
    """
    try:
        return float(_quantity(expression).to(_quantity(other)).magnitude / _quantity(other).magnitude)
    except pint.DimensionalityError as error:
        raise MeasureError(f"cannot convert {expression!r} to {other!r}: {error}") from None


def compatible(expression: str, other: str) -> bool:
    """Tell whether two expressions have the same dimensions."""
    return _quantity(expression).is_compatible_with(_quantity(other))


@cache
def _dimensions(expression: str) -> tuple[tuple[tuple[str, int], ...], float]:
    base = _quantity(expression).to_base_units()
    powers = sorted(base.dimensionality.items())
    whole = tuple((name.strip("[]"), power) for name, power in powers if isinstance(power, int))
    return whole, float(base.magnitude)


def dimensions(expression: str) -> tuple[dict[str, int], float]:
    """Return the powers of what an expression counts, and its size in single things and months.

    Examples
    --------
    >>> dimensions("CNY / person / year")
    ({'cny': 1, 'person': -1, 'time': -1}, 0.08333333333333333)
    """
    powers, magnitude = _dimensions(expression)
    return dict(powers), magnitude
