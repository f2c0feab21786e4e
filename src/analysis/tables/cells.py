"""Cells that several tables share: levels, rates, ratios, and what is not stated."""

from __future__ import annotations

import math
from collections.abc import Iterable

from analysis.dataset.ids import ids
from analysis.display import Cell, Column
from analysis.view import View
from analysis.words.numbers import COMPARATORS, amount, plain
from analysis.words.phrases import sentence_case


def blank() -> Cell:
    """Return the cell where nothing can be expected."""
    return Cell("–", tone="muted")


def counted(number: int) -> Cell:
    """Return the cell of how many items there are: our count, not a figure of a plan."""
    return Cell(f"{number:,}", mark="counted")


def level(value: float, *, facts: str = "", mark: str = "", comparator: str = "=") -> Cell:
    """Return the cell of a printed level."""
    return Cell(COMPARATORS[comparator] + plain(value), ids(facts), mark)


def rate(fraction: float, *, facts: str, mark: str = "derived", decimals: int = 2) -> Cell:
    """Return the cell of a rate given as a fraction, in per cent without the sign (it stands in the head).

    Its column gives the formula behind it (`Column.formula`), or `mark` does.
    """
    if fraction is None or math.isnan(fraction):
        return blank()
    return Cell(amount(fraction * 100, decimals), ids(facts), mark)


def ratio(value: float, *, facts: str, mark: str = "derived_ratio") -> Cell:
    """Return the cell of a ratio of town and country, three decimals."""
    if value is None or math.isnan(value):
        return blank()
    return Cell(amount(value, 3), ids(facts), mark)


def unit_mark(view: View, facts: Iterable[str], unit: str) -> str:
    """Return the mark of a level that was brought from the printed unit to that of its series; else ""."""
    rates = {"CNY/person/month", "CNY/person/year"}
    moved = any({view.fact(fact)["unit"], unit} == rates for fact in facts)
    return "derived_monthly" if moved else ""


def group_name(view: View, group: str) -> str:
    """Return the name of a group, with "all" said plainly."""
    return view.pick("城乡", "town and country") if group == "all" else view.name("groups", group)


def indicator_name(view: View, indicator: str, group: str) -> str:
    """Return the name of an indicator, with its group where that is not everybody."""
    name = sentence_case(view.name("indicators", indicator))
    if group == "all":
        return name
    of = view.name("groups", group)
    return view.pick(f"{name}（{of}）", f"{name} ({of})")


def city_once(columns: list[Column], rows: list, plans: list[str]) -> tuple[list[Column], list]:
    """Leave out the first column, the city, where there is but one: the title names it."""
    if len(plans) > 1:
        return columns, rows
    return columns[1:], [row[1:] for row in rows]
