"""Nursing beds now and at the target, and what the gap costs in beds."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.printed import Fact
from analysis.dataset.tidy import filled
from analysis.errors import MeasureError
from analysis.measures.aging.rows import ALL_BEDS, SCOPES, Record, evidence_of, headline_target, interval_of
from analysis.measures.needed import at_least, exact, least
from analysis.measures.whole import whole

SHARE = "nursing_bed_share"
#: Columns that name the fact behind the share, the target, and the beds (or their ceiling).
FACTS = ("share_fact", "target_fact", "beds_fact")
_BEDS = {scope: name for name, scope in SCOPES.items() if name.endswith(("_total", "_institution_beds"))}


CONVERSION, BUILDING = "conversion", "building"

_ENDS = ("", "_low", "_high")
COLUMNS = {
    "plan": "str", "year": "Int64", **{f"share{end}": "float64" for end in _ENDS}, "target_year": "Int64",
    "target": "float64", "comparator": "str", "attribute": "str",
    **{f"{what}{end}": "float64" for what in ("beds", "nursing") for end in _ENDS},
    **{f"nursing_target{end}": "float64" for end in _ENDS},
    **{f"{what}{end}": "float64" for what in ("conversion", "building") for end in _ENDS},
    **{f"{what}_rate{end}": "float64" for what in ("conversion", "building") for end in _ENDS},
    "share_after": "float64", "conversion_after": "float64", "ceiling": "float64",
    **dict.fromkeys((*FACTS, "evidence", "facts"), "str"),
}  # fmt: skip


def by_conversion(share: float, target: float, beds: float) -> float:
    """Return how many existing beds must become nursing beds: (target - share) x beds, none where met.

    Parameters
    ----------
    share, target : float
        Fractions of the beds.
    beds : float
        All beds of the same scope, held constant.

    Raises
    ------
    MeasureError
        If a share is not between 0 and 1, or there are no beds.

    Examples
    --------
    >>> round(by_conversion(0.42, 0.55, 1000))
    130
    """
    _check(share, target, beds)
    return max(target - share, 0.0) * beds


def by_building(share: float, target: float, beds: float) -> float:
    """Return how many new beds, all for nursing, must come on top of `beds` if none is converted.

    With n = share x beds, (n + x) / (beds + x) = target gives x = (target x beds - n) / (1 - target).

    Raises
    ------
    MeasureError
        As `by_conversion`, and for a target of 1: no number of new beds makes the old ones nursing beds.

    Examples
    --------
    >>> round(by_building(0.42, 0.55, 1000), 1)
    288.9
    """
    _check(share, target, beds)
    if target >= 1 > share:
        raise MeasureError("a target of 100 % cannot be met by new beds: the old ones stay what they are")
    return 0.0 if share >= target else (target - share) * beds / (1 - target)


def after_new_beds(share: float, target: float, beds: float, new_beds: int) -> tuple[float, float]:
    """Return the share after `new_beds` nursing beds are added, and the conversions that are still needed.

    (n + k) / (beds + k), and the least whole number not below target x (beds + k) - (n + k), or 0, with n =
    share x beds.

    Raises
    ------
    MeasureError
        As `by_conversion`, and for fewer than no new beds.
    """
    _check(share, target, beds)
    if new_beds < 0:
        raise MeasureError(f"{new_beds} new beds: none or more are expected")
    nursing = share * beds + new_beds
    return nursing / (beds + new_beds), beds_needed(CONVERSION, share, target, beds, new_beds)


def beds_needed(way: str, share: float, target: float, beds: float, new_beds: int = 0) -> int:
    """Return the least whole number of conversions, or of new beds, that takes the share to its target.

    Parameters
    ----------
    way : str
        `conversion` or `building`.
    share, target, beds
        As for `by_conversion`.
    new_beds : int
        Nursing beds that come on top before.

    Examples
    --------
    >>> beds_needed("building", 0.45, 0.60, 398), beds_needed("conversion", 0.45, 0.60, 398)
    (150, 60)
    """
    stock, goal = exact(beds) + new_beds, exact(target)
    nursing, built = exact(share) * exact(beds) + new_beds, way == BUILDING
    near = float(goal * stock - nursing) / (1 - target if built and target < 1 else 1)
    return least(near, lambda more: nursing + more >= goal * (stock + (more if built else 0)))


def _check(share: float, target: float, beds: float) -> None:
    if not (0 <= share <= 1 and 0 <= target <= 1):
        raise MeasureError(f"shares of {share:g} and {target:g}: fractions between 0 and 1 are expected")
    if not beds > 0:
        raise MeasureError(f"{beds:g} beds: a share of no beds means nothing")


def nursing_stock(data: Dataset, plan: str, share: Fact, beds: Fact) -> tuple[float, tuple[float, float]]:
    """Return nursing beds, share x beds, with their rounding interval.

    Parameters
    ----------
    data : Dataset
    plan : str
    share, beds : mapping
        Facts of one year: a share in per cent, and the beds that it is a share of.

    Raises
    ------
    MeasureError
        If the two do not speak of the same year, or not of the same beds.
    """
    for what, of in (("year", _year), ("scope", _scope)):
        if of(share) != of(beds):
            raise MeasureError(
                f"{plan}: {share['indicator']} ({of(share)}) and {beds['indicator']} ({of(beds)}) differ "
                f"in {what}"
            )
    fraction = data.convert(share["value"], share["unit"], "percent") / 100
    (low, high), (fewest, most) = interval_of(share), interval_of(beds)
    return fraction * beds["value"], (low / 100 * fewest, high / 100 * most)


def _year(fact: Fact) -> int:
    return int(fact["period_end"][:4])


def _scope(fact: Fact) -> str:
    return SCOPES[fact["concept"]]


def nursing_gap(data: Dataset, plans: list[str] | None = None, new_beds: int = 0) -> pd.DataFrame:
    """Return for each plan the nursing beds now, at the target, and the two prices of the gap.

    A target is a threshold and has no rounding; the baseline and the stock have. The stock is that of the
    institutions, held at its present size. Where only a total over all places is printed, it bounds the
    nursing beds of the institutions from above (`ceiling`) and is never multiplied into a point.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.
    new_beds : int
        Nursing beds that a scenario adds to each stock.

    Returns
    -------
    DataFrame
        One row a plan: `plan, year, share, share_low, share_high, target_year, target, comparator, attribute`
        (fractions), `beds, beds_low, beds_high, nursing, nursing_low, nursing_high` (beds), `nursing_target,
        conversion, building` with `_low, _high`, `conversion_after` (beds that are needed, rounded up),
        `share_after, conversion_rate, building_rate` with `_low, _high` (per existing bed, known without the
        stock), `ceiling` (beds), `share_fact, target_fact, beds_fact, evidence, facts`.

    Raises
    ------
    MeasureError
        If `new_beds` is negative, or a share is none.
    """
    return whole(data, plans, lambda plan: [gap(data, plan, new_beds)], COLUMNS)


def gap(data: Dataset, plan: str, new_beds: int = 0) -> Record:
    """Return the row of `nursing_gap` of one plan as a record with every column."""
    return filled(_gap(data, plan, new_beds), COLUMNS)


def _gap(data: Dataset, plan: str, new_beds: int) -> Record:
    levels = data.levels(plan, SHARE, "all")
    if not levels:
        return {"plan": plan, "evidence": "not stated"}
    share = levels[-1]
    low, high = (end / 100 for end in interval_of(share))
    row = {"plan": plan, "year": share["end"], "share": share["value"] / 100}
    row |= {"share_low": low, "share_high": min(high, 1.0), "share_fact": share["fact_id"]}
    target = headline_target(data, plan, SHARE)
    if target is not None and not math.isnan(target["value"]):
        row |= {"target_year": target["end"], "target": target["value"] / 100}
        row |= {"comparator": target["comparator"], "attribute": target["attribute"]}
        row["target_fact"] = target["fact_id"]
    row |= _stock(data, plan, share)
    if "target" in row:
        row |= _prices(row, new_beds)
    facts = [row[name] for name in FACTS if name in row]
    return row | {"evidence": evidence_of(data, facts, derived=len(facts) > 1), "facts": joined(facts)}


def _stock(data: Dataset, plan: str, share: Fact) -> Record:
    for scope in (_scope(share), ALL_BEDS):
        levels = [fact for fact in data.levels(plan, _BEDS[scope], "all") if fact["year"] == share["end"]]
        if not levels:
            continue
        beds, (low, high) = levels[0], interval_of(levels[0])
        if scope != _scope(share):
            return {"ceiling": interval_of(share)[1] / 100 * high, "beds_fact": beds["fact_id"]}
        nursing, ends = nursing_stock(data, plan, share, beds)
        found = {"beds": beds["value"], "beds_low": low, "beds_high": high, "beds_fact": beds["fact_id"]}
        return found | {"nursing": nursing, "nursing_low": ends[0], "nursing_high": ends[1]}
    return {}


def _prices(row: Record, new_beds: int) -> Record:
    share, target = row["share"], row["target"]
    buildable = target < 1 or share >= 1
    found: Record = {}
    for side, base in (("", share), ("_low", row["share_high"]), ("_high", row["share_low"])):
        found[f"conversion_rate{side}"] = by_conversion(base, target, 1)
        found[f"building_rate{side}"] = by_building(base, target, 1) if buildable else math.nan
    if "beds" not in row:
        return found
    for side in _ENDS:
        found[f"nursing_target{side}"] = at_least(target * row[f"beds{side}"])
    # The gap is smallest with the highest share of the fewest beds that print as the plan prints them.
    for side, base in (("", share), ("_low", row["share_high"]), ("_high", row["share_low"])):
        for way in (CONVERSION, BUILDING) if buildable else (CONVERSION,):
            found[f"{way}{side}"] = beds_needed(way, base, target, row[f"beds{side}"])
    after = after_new_beds(share, target, row["beds"], new_beds)
    return found | {"share_after": after[0], "conversion_after": after[1]}
