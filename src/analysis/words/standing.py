"""Names and values of the headline measures."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.view import View
from analysis.words.listing import level_name, places_name
from analysis.words.numbers import amount, plain, rate_text, unit_name
from analysis.words.phrases import pick, sentence_case

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


def rank_text(rank: int, ranked: int, tied: int, level: str, lang: str) -> str:
    """Return a rank among the places of a level that have a value; `tied` counts others with the same one.

    Examples
    --------
    >>> rank_text(1, 5, 0, "prefecture", "en"), rank_text(5, 6, 1, "county", "en")
    ('highest of 5 prefectures', 'joint lowest of 6 county-level places')
    """
    lowest = rank + tied == ranked
    if lang == "zh":
        place = "最高" if rank == 1 else "最低" if lowest else f"第{rank}高"
        return f"{ranked}个{places_name(level, lang)}中{'并列' if tied else ''}{place}"
    place = "highest" if rank == 1 else "lowest" if lowest else f"{ordinal(rank)} highest"
    return f"{'joint ' if tied else ''}{place} of {ranked} {places_name(level, lang)}"


def other_year(own: pd.DataFrame, row: pd.Series) -> str:
    """Return the year of a value that is not the year of most of the values beside it, else ""."""
    years = own["year"].dropna()
    usual = years.mode().max() if len(years) else row["year"]
    return "" if pd.isna(row["year"]) or row["year"] == usual else str(row["year"])


def of_levels(view: View, plans: Iterable[str]) -> str:
    """Return the places of each level of government, "" where all are of one."""
    levels: dict[str, dict[str, None]] = {}
    for plan in plans:
        levels.setdefault(view.plan(plan)["level"], {})[view.plan_name(plan)] = None
    if len(levels) < 2:
        return ""
    parts = [
        level_name(level, view.lang) + view.pick("：", ": ") + view.pick("、", ", ").join(names)
        for level, names in levels.items()
    ]
    return sentence_case(view.pick("；", "; ").join(parts)) + view.pick("。", ".")


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
