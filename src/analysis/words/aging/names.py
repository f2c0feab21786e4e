"""Names of the things that aging pressure is measured in."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.dataset.numerals import decimals
from analysis.measures.aging.rows import ALL_BEDS
from analysis.say import Pieces
from analysis.view import View
from analysis.words.numbers import amount

_BASES = ("registered", "permanent")


def names_of(view: View, plans: Iterable[str]) -> str:
    """Return the names of the places of some plans, each once: "A, B and C"."""
    say = view.say("aging")
    return say.joined([view.plan_name(plan) for plan in dict.fromkeys(plans)])


def listed(parts: Iterable[Pieces], between: str) -> Pieces:
    """Return pieces one after the other, with a text between."""
    pieces: Pieces = []
    for part in parts:
        pieces += [between, *part] if pieces else part
    return pieces


def per_cent(view: View, number: str) -> str:
    """Return a number with the sign of per cent."""
    say = view.say("aging")
    return say("per-cent", number=number)


def scope_name(view: View, scope: str) -> str:
    """Return the words for a count of beds."""
    say = view.say("aging")
    return say("scope.all" if scope == ALL_BEDS else "scope.institutions")


def basis_name(view: View, basis: str) -> str:
    """Return the words for the population that a share is of."""
    say = view.say("aging")
    return say(f"basis.{basis if basis in _BASES else 'unknown'}")


def base_name(view: View, indicator: str, basis: str) -> str:
    """Return the words for what a staffing norm is counted on."""
    say = view.say("aging")
    which = "beds" if indicator.endswith("_beds") else basis if basis in _BASES else "old"
    return say(f"base.{which}")


def places_name(view: View, indicator: str) -> str:
    """Return what a coverage indicator is a share of."""
    say = view.say("aging")
    return say(f"of.{view.lists.indicators[indicator]['denominator']}")


def age_band(view: View, first: int, last: int | None) -> str:
    """Return a band of age: "70–79", "100", "101 and over"."""
    say = view.say("aging")
    if last is None:
        return say("ages-from", first=f"{first}")
    return say("ages", ages=f"{first}" if first == last else f"{first}–{last}")


def printed(view: View, fact: str) -> str:
    """Return a figure with the digits that the plan prints, 万 expanded: "19.0", "18,000"."""
    row = view.fact(fact)
    if view.is_outside(fact):
        return amount(row["value"], row["decimals"])
    return amount(row["value"], decimals(row["value_text"]) if row["scale"] == 1 else 0)


def spread(view: View, value: float, low: float, high: float, places: int) -> str:
    """Return a value with its interval, "60 (58–62)", or alone where the interval rounds to it."""
    say = view.say("aging")
    # The ninth decimal takes off what the arithmetic left: 36.25 must not become 36.2499 and 36.2.
    middle, *ends = (amount(round(number, 9), places) for number in (value, low, high))
    if ends == [middle, middle]:
        return middle
    return say("spread", value=middle, low=ends[0], high=ends[1])
