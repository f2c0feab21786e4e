"""How likely a combination fits by chance: by the width of its intervals, and by the plan's other figures."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from decimal import Decimal

from analysis.relations.combination import Combination
from analysis.relations.terms import Term

#: Least spread of the figures of a unit, in natural logarithms: a factor of a hundred.
_LEAST = math.log(100)


class Chance:
    """The figures of each unit of a plan, against which a fit is weighed.

    Parameters
    ----------
    terms : list of Term
    """

    def __init__(self, terms: list[Term]):
        self._values: dict[str, list[float]] = {}
        for term in terms:
            if term.value > 0:
                self._values.setdefault(term.unit, []).append(term.value)
        for values in self._values.values():
            values.sort()

    def of(self, tried: Combination) -> float:
        """Return the probability that another figure in the claim's place, as exact as the claim, fits too.

        The greater of two. (1) The width of what fits, and at least that of the claim's significant digits,
        where figures are spread evenly in logarithms over the range of their unit in the plan, a factor of a
        hundred at least. (2) The share of the plan's other figures of the unit that fit: what swapping the
        claim with each of them gives.
        """
        claim, (below, above) = tried.claim, tried.stated
        if not (
            claim.value > 0 and 0 < tried.low <= tried.high < math.inf and math.isfinite(above) and below > 0
        ):
            return 1.0
        low, high = tried.low * claim.value / above, tried.high * claim.value / below
        values = self._values[claim.unit]
        spread = max(_LEAST, math.log(values[-1] / values[0]))
        least = values[0] / 2
        widths = [_width(low, high, 0.0 if claim.step else 0.5, least)]  # whole things have nothing between
        widths.append(_width(claim.value, claim.value, _half(claim.value), least))
        own = {term.id: term.value for term in tried.terms if term.unit == claim.unit and term.value > 0}
        fitting = bisect_right(values, high) - bisect_left(values, low)
        fitting -= sum(low <= value <= high for value in own.values())
        return min(1.0, max(max(widths) / spread, fitting / max(len(values) - len(own), 1)))


def _width(low: float, high: float, half: float, least: float) -> float:
    return math.log((high + half) / max(low - half, least))


def _half(value: float) -> float:
    """Return half a unit of the last digit that is not zero: round numbers are commoner than others."""
    digits = Decimal(f"{value:.10g}").normalize()
    return 0.5 * 10.0 ** int(digits.as_tuple().exponent)
