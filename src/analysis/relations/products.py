"""Products by unit algebra: people x rate x months, payments, and the averages that undo them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product as pairs

from analysis.relations.combination import Combination
from analysis.relations.terms import Term, near

#: Months for which a monthly rate may be paid, besides those that the claim prints.
_MONTHS = (12, 6, 1)

#: A product of figures about one subject on one line is told up to this difference.
_DIFFERS = 0.2


def products(terms: list[Term]) -> Iterator[Combination]:
    """Return the amounts that may be tried as people x rate x months, and the payments as people x months."""
    closed = [term for term in terms if term.closed]
    for claim in closed:
        if claim.extensive:
            own = near(claim, [term for term in closed if term.overlaps(claim) and term.dimensions])
            yield from _amounts(claim, own)
            yield from _payments(claim, own)


def averages(terms: list[Term]) -> Iterator[Combination]:
    """Return the rates that may be tried as amount / count / months."""
    closed = [term for term in terms if term.closed]
    for claim in closed:
        if (
            claim.extensive
            or not (claim.dimensions or claim.magnitude != 1)
            or claim.unit in ("percent", "permille")
        ):
            continue
        own = near(claim, [term for term in closed if term.extensive and term.overlaps(claim)])
        for amount, count in pairs(own, own):
            if amount is count or _without(amount, count) != claim.dimensions or amount.mood != count.mood:
                continue
            for months in _months(amount, amount.time - count.time - claim.time, claim):
                factor = months * count.magnitude * claim.magnitude / amount.magnitude
                low, high = amount.low / count.high / factor, amount.high / count.low / factor
                operands = (("amount", amount), ("count", count))
                yield Combination("average", claim, operands, low, high, factor)


def series(terms: list[Term]) -> Iterator[Combination]:
    """Return the amounts of several years or groups: people x rate, added over all that print both."""
    rates = [term for term in terms if term.time == -1 and "person" in term.dimensions and term.closed]
    for claim in terms:
        if not (claim.extensive and claim.dimensions.keys() == {"cny"} and claim.closed):
            continue
        own = [t for t in terms if t.subject == claim.subject and t.overlaps(claim) and t.closed]
        for rate in dict.fromkeys(t.fact["concept"] for t in rates if t in own):
            by_place = {
                (t.fact["group"], t.period): t for t in rates if t in own and t.fact["concept"] == rate
            }
            for people in dict.fromkeys(t.fact["concept"] for t in own if t.unit == "person"):
                counts = [t for t in own if t.fact["concept"] == people]
                met = [(t, by_place[key]) for t in counts if (key := (t.fact["group"], t.period)) in by_place]
                if len(met) > 1:
                    ends = [(t.low * _monthly(r) * r.low, t.high * _monthly(r) * r.high) for t, r in met]
                    operands = tuple(one for t, r in met for one in (("people", t), ("rate", r)))
                    low, high = (12 * sum(column) for column in zip(*ends, strict=True))
                    yield Combination("product", claim, operands, low, high, 12.0, named=True)


def _amounts(claim: Term, own: list[Term]) -> Iterator[Combination]:
    counts = [term for term in own if term.unit in ("person", "case")]
    rates = [term for term in own if not term.extensive and "person" in term.dimensions]
    for people, rate in pairs(counts, rates):
        if _with(people, rate) != claim.dimensions or people.mood != claim.mood or not people.overlaps(rate):
            continue
        missing = claim.time - people.time - rate.time
        for months in _months(claim, missing, rate):
            size = months * people.magnitude * (12 * rate.magnitude if _yearly(rate) else rate.magnitude)
            factor = size / claim.magnitude
            low, high = (
                factor * end * _monthly(rate) for end in (people.low * rate.low, people.high * rate.high)
            )
            operands = (("people", people), ("rate", rate))
            named = (not missing or months not in (6, 1)) and _together(claim, (people, rate), low, high)
            yield Combination("product", claim, operands, low, high, factor, named=named)


def _payments(claim: Term, own: list[Term]) -> Iterator[Combination]:
    for people in own:
        if claim.unit == "case" and people.unit == "person" and people.mood == claim.mood:
            for months in _months(claim, 1, people):
                low, high = people.low * months, people.high * months
                named = months == _MONTHS[0] and _together(claim, (people,), low, high)
                yield Combination(
                    "product", claim, (("people", people),), low, high, float(months), named=named
                )


def _together(claim: Term, terms: tuple[Term, ...], low: float, high: float) -> bool:
    """Tell whether figures about one subject on one line give about what the claim says."""
    close = claim.low * (1 - _DIFFERS) <= high and low <= claim.high * (1 + _DIFFERS)
    return close and all(t.subject == claim.subject and t.line == claim.line for t in terms)


def _months(amount: Term, missing: int, rate: Term) -> tuple[int, ...]:
    """Return the factors to try where a power of time is missing: the months printed, or the usual ones."""
    if missing not in (0, 1):
        return ()
    start, end = amount.period
    if missing == 1 and start != end and len(start) == len(end) == len("YYYY-MM"):
        first, last = (12 * int(at[:4]) + int(at[5:]) for at in (start, end))
        return (last - first + 1,)
    return (1,) if not missing else _MONTHS[:1] if _yearly(rate) else _MONTHS


def _yearly(rate: Term) -> bool:
    return rate.unit == "CNY/person/year"


def _monthly(rate: Term) -> float:
    return 1 / 12 if _yearly(rate) else 1.0


def _with(one: Term, other: Term, sign: int = 1) -> dict[str, int]:
    names = one.dimensions.keys() | other.dimensions.keys()
    found = {n: one.dimensions.get(n, 0) + sign * other.dimensions.get(n, 0) for n in names}
    return {name: power for name, power in found.items() if power}


def _without(amount: Term, count: Term) -> dict[str, int]:
    return _with(amount, count, -1)
