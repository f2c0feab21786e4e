"""Kinds of checks and the roles that their operands take; what each kind computes stands in the measure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a kind.

    Attributes
    ----------
    one, some : tuple of str
        Roles that are named once, and at least once.
    pair : tuple of str
        Two roles of which the second, where it is named, is named as often as the first.
    may : tuple of str
        Roles of which at most one is named, once.
    """

    one: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    def fit(self, roles: list[str], *, whole: bool = True) -> bool:
        """Tell whether a check may name these roles; where it is not `whole`, some may be missing."""
        named = Counter(roles)
        if not set(named) <= {*self.one, *self.some, *self.pair, *self.may}:
            return False
        if any(named[role] > 1 for role in self.one) or sum(named[role] for role in self.may) > 1:
            return False
        if not whole:
            return True
        pairs = len({named[role] for role in self.pair if named[role]})
        return pairs < 2 and all(named[role] for role in (*self.one, *self.some))

    def __str__(self) -> str:
        told = [f"one {role}" for role in self.one] + [f"one or more {role}" for role in self.some]
        told += [f"as many {self.pair[1]} as {self.pair[0]}"] if self.pair else []
        told += [f"at most one of {' and '.join(self.may)}"] if self.may else []
        return ", ".join(told)


#: Verdicts on a claim, from what is confirmed to what cannot be judged.
VERDICTS = ("holds", "rounding", "explainable", "contradiction", "unexplained", "not checkable")

#: The roles of each kind of checks.csv.
ROLES = {
    "growth": Roles(some=("start", "end"), pair=("start", "end")),
    "mean_growth": Roles(one=("start", "end")),
    "share": Roles(some=("part", "whole")),
    "whole_share": Roles(some=("whole",)),
    "total": Roles(some=("part",)),
    "table_text": Roles(one=("same",)),
    "repeat": Roles(one=("same",)),
    "ratio": Roles(one=("above", "below")),
    "per_thousand": Roles(one=("above", "below"), may=("share",)),
    "product": Roles(some=("people",), pair=("people", "rate")),
    "average": Roles(one=("amount", "count")),
    "bound": Roles(may=("at_least", "at_most")),
}


def operands_of(text: str) -> list[tuple[str, str]]:
    """Return (role, fact id) of each operand of a `;`-separated list.

    Examples
    --------
    >>> operands_of("start=a-001;end=a-002")
    [('start', 'a-001'), ('end', 'a-002')]
    """
    pairs = [part.partition("=") for part in text.split(";") if part]
    return [(role, fact) for role, _, fact in pairs]


def readings_of(text: str) -> list[str]:
    """Return the operand lists of the readings of a claim, which `|` separates.

    Examples
    --------
    >>> readings_of("part=a-001;whole=a-002|part=a-003;whole=a-002")
    ['part=a-001;whole=a-002', 'part=a-003;whole=a-002']
    """
    return [part for part in text.split("|") if part]
