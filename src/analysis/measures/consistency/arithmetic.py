"""Arithmetic of the declared checks: one function a kind, each with its rounding interval and its formula."""

from __future__ import annotations

import math
from collections.abc import Callable

from analysis.dataset import Dataset
from analysis.dataset.months import alike, years_between
from analysis.dataset.printed import Fact
from analysis.measures.consistency.figures import Figure, Task, figure, formula_number, over
from analysis.measures.growth.levels import compound_rate
from analysis.measures.intervals import product

#: Kinds that ask whether one figure is printed the same way twice.
SAME = ("table_text", "repeat")


def _one_unit(task: Task, facts: list[Fact]) -> None:
    found = sorted({fact["unit"] for fact in facts})
    if len(found) > 1:
        raise task.refused(f"the units {', '.join(found)} cannot be added or divided")


def _one_period(task: Task, facts: list[Fact]) -> None:
    found = sorted({f"{fact['period_start']} to {fact['period_end']}" for fact in facts})
    if len(found) > 1:
        raise task.refused(f"the periods differ: {', '.join(found)}")


def _sum(task: Task, facts: list[Fact]) -> Figure:
    _one_unit(task, facts)
    parts = [figure(task.data, fact) for fact in facts]
    text = " + ".join(part.formula for part in parts)
    value, low, high = (sum(getattr(part, end) for part in parts) for end in ("value", "low", "high"))
    return Figure(value, low, high, text if len(parts) == 1 else f"({text})")


def total(task: Task) -> Figure:
    """Parts against their total: the sum of `part`."""
    _one_period(task, task.get("part"))
    found = _sum(task, task.get("part"))
    return Figure(found.value, found.low, found.high, found.formula.strip("()"))


def share(task: Task) -> Figure:
    """Share against counts, in per cent: 100 x sum of `part` / sum of `whole`."""
    _one_unit(task, [*task.get("part"), *task.get("whole")])
    _one_period(task, [*task.get("part"), *task.get("whole")])
    above, below = _sum(task, task.get("part")), _sum(task, task.get("whole"))
    return Figure(*over(above, below, 100), f"100 × {above.formula} / {below.formula}")


def whole_share(task: Task) -> Figure:
    """Feasibility of a share: the share k / n nearest to the claim, k whole and n the sum of `whole`.

    The plan prints no such k: the formula does not name it.
    """
    of = _sum(task, task.get("whole"))
    value = 100 * round(task.claim["value"] / 100 * of.value) / of.value
    return Figure(value, value, value, f"100 × k / {of.formula}")


def same(task: Task) -> Figure:
    """The same figure printed elsewhere: `same`, in the unit of the claim."""
    (other,) = task.get("same")
    if other["unit"] != task.claim["unit"]:
        raise task.refused(f"{task.claim['unit']} and {other['unit']} are not the same figure")
    return figure(task.data, other, same=True)


def ratio(task: Task) -> Figure:
    """Ratio of two levels brought to one unit: `above` / `below`."""
    (above,), (below,) = task.get("above"), task.get("below")
    top, bottom = figure(task.data, above), figure(task.data, below)
    factor = task.data.convert(1, below["unit"], above["unit"])
    text = bottom.formula if factor == 1 else f"({bottom.formula} × {factor:.4g})"
    scaled = Figure(bottom.value * factor, bottom.low * factor, bottom.high * factor, text)
    return Figure(*over(top, scaled), f"{top.formula} / {text}")


def per_thousand(task: Task) -> Figure:
    """Rate per 1,000: 1,000 x `above` / `below`, or over a `share` of `below` in per cent."""
    (above,), (below,) = task.get("above"), task.get("below")
    top, bottom = figure(task.data, above), figure(task.data, below)
    for part in task.get("share"):
        share = figure(task.data, part)
        low, high = product(bottom.interval, share.interval)
        text = f"({bottom.formula} × {share.formula} / 100)"
        bottom = Figure(bottom.value * share.value / 100, low / 100, high / 100, text)
    return Figure(*over(top, bottom, 1000), f"1000 × {top.formula} / {bottom.formula}")


def change(task: Task) -> Figure:
    """Growth against a series: from `start` to `end`, in the terms of the claim's unit.

    Per cent a year: the compound rate over the years between; per cent: the cumulative change; anything else:
    the difference. Several pairs give the mean of their changes, between the least and the greatest.
    """
    pairs = list(zip(task.get("start"), task.get("end"), strict=True))
    found = [_change(task, start, end) for start, end in pairs]
    if len(found) == 1:
        return found[0]
    text = f"({' + '.join(f'({part.formula})' for part in found)}) / {len(found)}"
    mean = sum(part.value for part in found) / len(found)
    return Figure(mean, min(p.low for p in found), max(p.high for p in found), text)


def _change(task: Task, start: Fact, end: Fact) -> Figure:
    _one_unit(task, [start, end])
    if not alike(start, end):
        raise task.refused("start and end do not count as many months")
    first, last = figure(task.data, start), figure(task.data, end)
    years = years_between({"period_end": start["period_start"]}, end)
    unit = task.claim["unit"]
    if unit in ("percent", "percent_per_year") and not (first.low > 0 and last.low > 0):
        raise task.refused(f"no growth from {first.formula} to {last.formula}: both must be above zero")
    if unit == "percent_per_year" and years < 1:
        raise task.refused("no rate a year without a year between start and end")
    if unit == "percent_per_year":
        value, low, high = (
            100 * compound_rate(a, b, years)
            for a, b in ((first.value, last.value), (first.high, last.low), (first.low, last.high))
        )
        return Figure(value, low, high, f"100 × (({last.formula} / {first.formula})^(1/{years}) - 1)")
    if unit == "percent":
        value, low, high = (100 * (end - 1) for end in over(last, first))
        return Figure(value, low, high, f"100 × ({last.formula} / {first.formula} - 1)")
    text = f"{last.formula} - {first.formula}"
    return Figure(last.value - first.value, last.low - first.high, last.high - first.low, text)


def mean_change(task: Task) -> Figure:
    """A reading of growth: the cumulative change in per cent, spread evenly over the years of the claim."""
    (start,), (end,) = task.get("start"), task.get("end")
    _one_unit(task, [start, end])
    first, last = figure(task.data, start), figure(task.data, end)
    years = int(task.claim["period_end"][:4]) - int(task.claim["period_start"][:4]) + 1
    value, low, high = (100 * (end - 1) / years for end in over(last, first))
    return Figure(value, low, high, f"100 × ({last.formula} / {first.formula} - 1) / {years}")


def amount(task: Task) -> Figure:
    """Product: the sum of `people` x `rate` (per month) x factor; without `rate`, people x factor."""
    people, rates = task.get("people"), task.get("rate")
    terms = []
    for at, count in enumerate(people):
        found = figure(task.data, count)
        if rates:
            _overlapping(task, count, rates[at])
            rate = _monthly(task.data, rates[at])
            low, high = product(found.interval, rate.interval)
            found = Figure(found.value * rate.value, low, high, f"{found.formula} × {rate.formula}")
        terms.append(found)
    value, low, high = (task.factor * sum(getattr(t, end) for t in terms) for end in ("value", "low", "high"))
    text = " + ".join(term.formula for term in terms)
    if task.factor != 1:
        text = f"{formula_number(task.factor)} × {f'({text})' if len(terms) > 1 else text}"
    return Figure(value, low, high, text)


def _overlapping(task: Task, one: Fact, other: Fact) -> None:
    length = 4
    starts, ends = zip(
        *((f["period_start"][:length], f["period_end"][:length]) for f in (one, other)), strict=True
    )
    if max(starts) > min(ends):
        raise task.refused(f"people of {starts[0]} meet a rate of {starts[1]}")


def _monthly(data: Dataset, fact: Fact) -> Figure:
    rate = figure(data, fact)
    if fact["unit"] != "CNY/person/year":
        return rate
    return Figure(rate.value / 12, rate.low / 12, rate.high / 12, f"{rate.formula}/12")


def average(task: Task) -> Figure:
    """Implied average: `amount` / `count` / factor (months)."""
    (above,), (below,) = task.get("amount"), task.get("count")
    top, bottom = figure(task.data, above), figure(task.data, below)
    tail = "" if task.factor == 1 else f" / {formula_number(task.factor)}"
    value, low, high = (end / task.factor for end in over(top, bottom))
    return Figure(value, low, high, f"{top.formula} / {bottom.formula}{tail}")


def bound(task: Task) -> Figure:
    """Feasibility of a level: not below `at_least`, not above `at_most`, nor above the indicator's ceiling.

    A factor stands in place of the conversion where the claim has no unit.
    """
    roles = [role for role in ("at_least", "at_most") if role in task.operands]
    if not roles:
        ceiling = task.data.lists.indicators[task.claim["concept"]]["ceiling"]
        if math.isnan(ceiling):
            raise task.refused("no bound is named and the indicator has no ceiling")
        return Figure(float(ceiling), -math.inf, float(ceiling), f"<= {formula_number(ceiling)}")
    (role,) = roles
    (other,) = task.get(role)
    rescaled = task.factor != 1
    factor = task.factor if rescaled else task.data.convert(1, other["unit"], task.claim["unit"])
    limit = figure(task.data, other)
    tail = "" if factor == 1 else f" × {factor:.4g}"
    sign = "<=" if role == "at_most" else ">="
    text = f"{sign} {limit.formula}{tail}"
    if role == "at_most":
        return Figure(limit.value * factor, -math.inf, limit.high * factor, text)
    return Figure(limit.value * factor, limit.low * factor, math.inf, text)


#: What each kind of checks.csv computes.
KINDS: dict[str, Callable[[Task], Figure]] = {
    "growth": change, "mean_growth": mean_change, "share": share, "whole_share": whole_share, "total": total,
    "table_text": same, "repeat": same, "ratio": ratio, "per_thousand": per_thousand, "product": amount,
    "average": average, "bound": bound,
}  # fmt: skip
