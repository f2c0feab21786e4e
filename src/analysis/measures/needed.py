"""How many are needed: whole numbers, rounded up and put back into what they are to reach."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction


def exact(value: float) -> Fraction:
    """Return a number as the decimal it is meant as: 0.55 is 55 / 100, whatever binary makes of it.

    Examples
    --------
    >>> exact(0.1 + 0.2)
    Fraction(3, 10)
    """
    return Fraction(repr(round(float(value), 12)))


def least(near: float, reached: Callable[[int], bool]) -> int:
    """Return the least whole number that reaches a target.

    Parameters
    ----------
    near : float
        Where it is looked for: the solution of the equation, which is no whole number as a rule.
    reached : function
        Tells whether a number of them is enough, in exact arithmetic.

    Examples
    --------
    179.1 nursing beds of 398 are 45 %; with 149 new ones 328.1 of 547 are 59.98 %, with 150 they are 60.05 %:

    >>> least(149.25, lambda new: (exact(179.1) + new) >= exact(0.6) * (398 + new))
    150
    """
    found = max(math.floor(near), 0)
    while found and reached(found - 1):
        found -= 1
    while not reached(found):
        found += 1
    return found


def at_least(value: float) -> int:
    """Return the least whole number that is not below `value`: 7.96 persons are 8."""
    return least(value, lambda number: number >= exact(value))
