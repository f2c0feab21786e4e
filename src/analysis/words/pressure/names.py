"""Names of populations, rates and components of the aging-pressure profile."""

from __future__ import annotations

import math
import re

import pandas as pd

from analysis.dataset.ids import ids
from analysis.dataset.numerals import decimals
from analysis.display import Cell
from analysis.measures.aging.rows import ALL_BEDS, SCOPES
from analysis.measures.pressure.capacity import RATE
from analysis.measures.pressure.rows import NOT_AVAILABLE, NOT_STATED
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import amount
from analysis.words.phrases import pick

_AGES = {
    "aged_60_plus": ("60岁及以上", "aged 60 and over"),
    "aged_65_plus": ("65岁及以上", "aged 65 and over"),
    "aged_80_plus": ("80岁及以上", "aged 80 and over"),
    "aged_15_59": ("15–59岁", "aged 15 to 59"),
    "aged_15_64": ("15–64岁", "aged 15 to 64"),
}

_PEOPLE = {
    "dibao_recipients_per_1000": ("低保对象", "dibao recipients"),
    "tekun_recipients_per_1000": ("特困供养对象", "tekun recipients"),
    "volunteers_total_per_10000": ("志愿者", "volunteers"),
    "volunteers_registered_per_10000": ("注册志愿者", "registered volunteers"),
    "social_workers_per_10000": ("社会工作专业人才", "social work professionals"),
    "social_workers_certified_per_10000": ("持证社会工作者", "certified social workers"),
}

#: Components of the profile: name, unit, decimals.
_COMPONENTS: dict[str, tuple[tuple[str, str], tuple[str, str], int]] = {
    "share_aged_60_plus": (("60岁及以上占比", "Share aged 60 and over"), ("%", "%"), 1),
    "share_aged_80_plus": (("80岁及以上占比", "Share aged 80 and over"), ("%", "%"), 1),
    "share_aged_60_plus_rise": (
        ("60岁及以上占比的升幅", "Rise of the share aged 60 and over"), ("百分点", "points"), 1,
    ),
    "old_age_dependency_60": (
        ("每百名15–59岁人口对应60岁及以上人口", "Aged 60 and over per 100 aged 15 to 59"), ("人", ""), 1,
    ),
    "nursing_bed_share": (("护理型床位占比", "Nursing share of the institutions' beds"), ("%", "%"), 1),
    "nursing_beds_per_100_aged_80_plus": (
        ("每百名80岁及以上的护理型床位", "Nursing beds per 100 aged 80 and over"), ("张", ""), 1,
    ),
    "service_coverage": (("社区养老服务覆盖", "Coverage of care in communities"), ("%", "%"), 0),
    "social_workers_per_10000": (
        ("每万人社会工作专业人才", "Social work professionals per 10,000 people"), ("人", ""), 1,
    ),
    "social_workers_certified_per_10000": (
        ("每万人持证社会工作者", "Certified social workers per 10,000 people"), ("人", ""), 1,
    ),
}  # fmt: skip

#: What the name of an indicator says of its formula; the first that is found holds.
_FORMULAS = {
    "_rise$": "derived_change",
    "_change$": "derived_rise",
    "^rise_by_": "derived_split",
    "^elderly_beds_per_1000$": "derived_per_1000",
    "^nursing_beds_per_": "derived_nursing derived_per_head",
    "_per_1000+$|^old_age_dependency_": "derived_per_head",
    "share": "derived_share",
    "^population": "derived_people",
}


def age(population: str, lang: str) -> str:
    """Return the words for people of an age: "aged 65 and over"."""
    return pick(lang, *_AGES[population])


def people(indicator: str, lang: str) -> str:
    """Return whom a rate per head counts."""
    return pick(lang, *_PEOPLE[indicator])


def component(view: View, indicator: str, group: str, scope: str) -> tuple[str, str, int]:
    """Return name, unit and decimals of a component of the profile."""
    if indicator in _COMPONENTS:
        names, unit, places = _COMPONENTS[indicator]
        return view.pick(*names), view.pick(*unit), places
    if indicator == "elderly_beds_per_1000":
        which = (
            ("各类养老场所", "places of all kinds")
            if scope == ALL_BEDS
            else ("养老机构", "institutions only")
        )
        zh, en = f"每千名60岁及以上的床位（{which[0]}）", f"Beds per 1,000 aged 60 and over ({which[1]})"
        return view.pick(zh, en), view.pick("张", ""), 1
    name = view.name("indicators", indicator)
    of = "" if group == "all" else view.name("groups", group)
    name = name[:1].upper() + name[1:]
    return (view.pick(f"{name}（{of}）", f"{name} ({of})") if of else name), "%", 0


def not_available(lang: str) -> str:
    """Return the words for an outside figure that is lacking."""
    return pick(lang, "无数据", "no figure")


def bounded(row: pd.Series, places: int) -> str:
    """Return the value of a row, or its only bound: "39.1", "≥ 1,204", "≤ 13.5"."""
    if not math.isnan(row["value"]):
        return amount(round(row["value"], 9), places)
    # A bound is rounded away from what it excludes.
    step = 10**places
    if not math.isnan(row["low"]):
        return f"≥ {amount(math.floor(round(row['low'] * step, 6)) / step, places)}"
    return f"≤ {amount(math.ceil(round(row['high'] * step, 6)) / step, places)}"


def cell(view: View, row: pd.Series | None, places: int, tail: str = "") -> Cell:
    """Return the cell of a row of the measures with its evidence: stated, derived, or why there is none."""
    if row is None or row["evidence"] == NOT_AVAILABLE:
        return Cell(not_available(view.lang), tone="muted")
    if row["evidence"] == NOT_STATED:
        return absences.cell(view, row["plan"], _counted(view, row))
    facts = ids(row["facts"])
    if row["evidence"] == "stated":
        places = min(places, _digits(view, facts[0]))
    return Cell(bounded(row, places) + tail, facts, mark_of(view, row))


def _counted(view: View, row: pd.Series) -> str:
    """Return what a component counts: of a rate per head the people, of beds those of its scope."""
    counted = row.get("numerator") or row["indicator"]
    if counted == RATE:
        return next(beds for beds, scope in SCOPES.items() if scope == row["scope"])
    stems = (counted, counted.partition("_per_")[0])
    return next((stem for stem in stems if stem in view.lists.indicators), "")


def _digits(view: View, fact: str) -> int:
    """Return how many decimals a figure has where it stands."""
    row = view.fact(fact)
    if view.is_outside(fact):
        return int(row["decimals"])
    return decimals(row["value_text"]) if row["scale"] == 1 else 0


def mark_of(view: View, row: pd.Series) -> str:
    """Return the mark codes of a row: its formula if it is derived, then what its facts are."""
    facts = ids(row["facts"])
    # A figure that rests on a correction is derived where it takes several to make it.
    computed = row["evidence"] == "derived" or (row["evidence"] == "corrected" and len(facts) > 1)
    derived = formula(row["indicator"]) if computed else ""
    return f"{derived} {view.mark(facts)}".strip()


def formula(indicator: str) -> str:
    """Return the mark codes of the formula behind an indicator of the aging pressure.

    Examples
    --------
    >>> formula("share_aged_60_plus_rise"), formula("old_age_dependency_60"), formula("under_60_change")
    ('derived_change', 'derived_per_head', 'derived_rise')
    """
    return next(code for ending, code in _FORMULAS.items() if re.search(ending, indicator))
