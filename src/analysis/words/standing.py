"""Names and values of the headline measures."""

from __future__ import annotations

from analysis.view import View
from analysis.words.numbers import amount, plain, rate_text, unit_name
from analysis.words.phrases import pick

_NAMES = {
    "standard_urban": ("城市低保标准", "Dibao standard, town"),
    "standard_rural": ("农村低保标准", "Dibao standard, country"),
    "growth_urban": ("低保标准年均增速（城市）", "Dibao growth a year, town"),
    "ratio": ("低保标准城乡比", "Dibao standard, town over country"),
    "old_share": ("60岁及以上人口占比", "People aged 60 and over"),
    "beds_per_1000": ("每千名60岁以上老人床位", "Beds per 1,000 aged 60 and over"),
    "nursing_bed_share": ("护理型床位占比", "Nursing beds"),
    "evaluable": ("可衡量的目标占比", "Targets that can be measured"),
    "claims_hold": ("可核对说法的成立率", "Checkable claims that hold"),
}

#: Shares of items that we count; they refer to the derived tables and not to single figures.
COUNTED = ("evaluable", "claims_hold")

#: Decimals of a headline; None for as many as the figure has.
_DECIMALS = {"ratio": 3, "old_share": 1, "beds_per_1000": 1, "nursing_bed_share": None}


def headline_name(headline: str, lang: str) -> str:
    """Return the name of a headline measure."""
    return pick(lang, *_NAMES[headline])


def headline_unit(view: View, unit: str, kind: str) -> str:
    """Return the unit of a headline as it stands under its name, with the class of the figures."""
    if unit in ("rate", "fraction", "percent"):
        return "%"
    if unit == "ratio":
        return view.pick("农村=1", "country = 1")
    if unit == "bed_per_1000_person":
        scopes = {
            "all beds": ("张，全部床位", "all beds"),
            "institutions' beds": ("张，养老机构床位", "beds of institutions"),
        }
        return view.pick(*scopes[kind])
    return unit_name(view, unit)


def headline_value(headline: str, value: float, unit: str, lang: str) -> str:
    """Return a value with the decimals that its headline has."""
    if unit in ("rate", "fraction"):
        return rate_text(value, lang, 2 if unit == "rate" else 0)
    if unit == "CNY/person/month":
        return amount(value, 0 if value == round(value) else 1)
    places = _DECIMALS[headline]
    text = plain(value) if places is None else amount(value, places)
    return text + pick(lang, "%", "\u00a0%") if unit == "percent" else text


def rank_text(rank: int, ranked: int, tied: int, lang: str) -> str:
    """Return a rank among the cities that have a value; `tied` counts the others that have the same one.

    Examples
    --------
    >>> rank_text(1, 5, 0, "en"), rank_text(2, 4, 1, "en"), rank_text(3, 4, 1, "en")
    ('highest of 5', 'joint 2nd highest of 4', 'joint lowest of 4')
    """
    lowest = rank + tied == ranked
    if lang == "zh":
        place = "最高" if rank == 1 else "最低" if lowest else f"第{rank}高"
        return f"{ranked}市中{'并列' if tied else ''}{place}"
    place = "highest" if rank == 1 else "lowest" if lowest else f"{ordinal(rank)} highest"
    return f"{'joint ' if tied else ''}{place} of {ranked}"


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
