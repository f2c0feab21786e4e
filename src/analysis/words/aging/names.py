"""Names of the things that aging pressure is measured in."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.dataset.numerals import decimals
from analysis.display import Cell
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.view import View
from analysis.words.numbers import amount
from analysis.words.phrases import joined, pick

#: Chinese for the denominators of the coverage indicators, as indicators.csv has them.
_PLACES = {
    "communities": "社区",
    "communities or villages": "社区或村",
    "subdistricts": "街道",
    "rural townships": "农村乡镇",
    "new residential quarters": "新建住宅小区",
    "old-town and existing residential quarters": "老旧及已建成小区",
}


Pieces = list[Cell | str]


def names_of(view: View, plans: Iterable[str]) -> str:
    """Return the names of the places of some plans, each once: "A, B and C"."""
    return joined([view.plan_name(plan) for plan in dict.fromkeys(plans)], view.lang)


def scope_name(scope: str, lang: str) -> str:
    """Return the words for a count of beds."""
    return {
        ALL_BEDS: pick(lang, "各类养老场所", "places of all kinds"),
        INSTITUTION_BEDS: pick(lang, "养老机构", "institutions only"),
    }[scope]


def basis_name(basis: str, lang: str) -> str:
    """Return the words for the population that a share is of."""
    return {
        "registered": pick(lang, "户籍人口", "registered"),
        "permanent": pick(lang, "常住人口", "permanent"),
    }.get(basis, pick(lang, "口径未说明", "not said which"))


def base_name(indicator: str, basis: str, lang: str) -> str:
    """Return the words for what a staffing norm is counted on."""
    if indicator.endswith("_beds"):
        return pick(lang, "养老机构床位", "beds of institutions")
    which = {"registered": pick(lang, "户籍", "registered "), "permanent": pick(lang, "常住", "permanent ")}
    return pick(lang, f"{which.get(basis, '')}老年人", f"{which.get(basis, '')}old people")


def places_name(view: View, indicator: str) -> str:
    """Return what a coverage indicator is a share of."""
    english = view.lists.indicators[indicator]["denominator"]
    return view.pick(_PLACES[english], english)


def age_band(first: int, last: int | None, lang: str) -> str:
    """Return a band of age: "70–79", "100", "101 and over"."""
    if last is None:
        return pick(lang, f"{first}岁及以上", f"{first} and over")
    text = f"{first}" if first == last else f"{first}–{last}"
    return pick(lang, f"{text}岁", text)


def printed(view: View, fact: str) -> str:
    """Return a figure with the digits that the plan prints, 万 expanded: "19.0", "18,000"."""
    row = view.fact(fact)
    if view.is_outside(fact):
        return amount(row["value"], row["decimals"])
    return amount(row["value"], decimals(row["value_text"]) if row["scale"] == 1 else 0)


def spread(value: float, low: float, high: float, places: int, lang: str) -> str:
    """Return a value with its interval, "60 (58–62)", or alone where the interval rounds to it."""
    # The ninth decimal takes off what the arithmetic left: 36.25 must not become 36.2499 and 36.2.
    middle, *ends = (amount(round(number, 9), places) for number in (value, low, high))
    if ends == [middle, middle]:
        return middle
    return pick(lang, f"{middle}（{ends[0]}–{ends[1]}）", f"{middle} ({ends[0]}–{ends[1]})")
