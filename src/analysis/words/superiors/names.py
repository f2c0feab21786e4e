"""Names of relations, fates and units beside a superior's targets, and figures as cells."""

from __future__ import annotations

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.view import View
from analysis.words.numbers import COMPARATORS, amount, plain, unit_name
from analysis.words.phrases import pick


def relation_name(code: str, lang: str) -> str:
    """Return why a target is not compared with a superior's."""
    return {
        "earlier target": pick(lang, "等于上级为较早年份所定的目标", "the number set for an earlier year"),
        "other year": pick(lang, "年份不同", "another year"),
        "another group": pick(lang, "范围不同", "another group"),
        "words": pick(lang, "规划只有文字", "words only"),
    }[code]


def attribute_short(code: str, lang: str) -> str:
    """Return what a plan calls a target, in one word or two."""
    return {
        "binding": pick(lang, "约束性", "binding"),
        "expected": pick(lang, "预期性", "expected"),
        "": pick(lang, "未标明属性", "attribute not stated"),
    }[code]


def number(value: float, comparator: str = "=") -> str:
    """Return a target as printed, with its sign: "≥ 55"."""
    return COMPARATORS[comparator] + plain(value)


def spoken(value: float, comparator: str, lang: str) -> str:
    """Return a target in a sentence: "at least 55"."""
    words = {
        ">=": pick(lang, "不低于", "at least "),
        ">": pick(lang, "高于", "more than "),
        "<=": pick(lang, "不高于", "at most "),
        "<": pick(lang, "低于", "less than "),
        "~": pick(lang, "约", "about "),
    }
    return words.get(comparator, "") + plain(value)


def unit_after(view: View, unit: str) -> str:
    """Return the unit as it stands behind a number; nothing for bare ratios."""
    if unit == "percent":
        return view.pick("%", "\u00a0%")
    return "" if unit in ("ratio", "not_stated") else view.pick("", " ") + unit_name(view, unit)


def short_unit(unit: str, lang: str) -> str:
    """Return the unit of a number whose unit was said before: the sign of per cent, else nothing."""
    return pick(lang, "%", "\u00a0%") if unit == "percent" else ""


def difference_unit(unit: str, lang: str) -> str:
    """Return the unit of a difference: points where the figures are shares, else nothing."""
    return pick(lang, "个百分点", " points") if unit == "percent" else ""


def rounded(value: float, unit: str) -> str:
    """Return a level: as printed where it has few digits, else to what its unit is told in."""
    if round(value, 1) == value:
        return plain(value)
    return amount(value, {"ratio": 2, "percent": 1}.get(unit, 0))


#: The formula behind an existing level, by its basis; a printed level has none.
FORMULAS = {"level": "", "standards": "derived_ratio", "paid": "derived_average"}


def cell(view: View, text: str, facts: str, *, formula: str = "", cited: bool = True) -> Cell:
    """Return a cell with the marks of its formula and evidence, and its facts unless cited beside it."""
    mark = view.mark(ids(facts))
    return Cell(text, ids(facts) if cited else (), f"{formula} {mark}".strip())


def holder(view: View, place: str) -> str:
    """Return the name of a place."""
    return view.name("places", place)
