"""Where a number is printed, in a line: what a tooltip tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from analysis.dataset.printed import Fact
from analysis.view import View
from analysis.words.marks import grade_name, grade_sign, marks
from analysis.words.numbers import COMPARATORS, amount, period, unit_name
from analysis.words.phrases import sentence_case


class Evidence(TypedDict):
    """What Table and Prose take to show the evidence of their numbers."""

    marks: dict[str, tuple[str, str]]
    printed: Mapping[str, str]


def sourced(view: View) -> Evidence:
    """Return the signs of evidence and the places of print, as keywords of Table and Prose."""
    return {"marks": marks(view.lang), "printed": Printed(view)}


class Printed(Mapping[str, str]):
    """For each fact, and each figure from outside, a line that tells where it is printed and how.

    Of a fact of a plan: place, indicator, period, the value as printed, section and line. Of a figure from
    outside: place, indicator, year, value, source and grade of evidence. Lines are made when they are asked
    for: a table shows some dozens of the facts and must not depend on the others.
    """

    def __init__(self, view: View):
        self._view = view

    def __getitem__(self, fact: str) -> str:
        view = self._view
        if fact not in view:
            raise KeyError(fact)
        return (_from_outside if view.is_outside(fact) else _of_plan)(view, view.fact(fact))

    def __iter__(self) -> Iterator[str]:
        return self._view.ids()

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _of_plan(view: View, row: Fact) -> str:
    place = view.plan_name(row["plan"])
    when = period(row["period_start"], row["period_end"], view.lang)
    value = f"{COMPARATORS[row['comparator']]}{row['value_text']} {row['unit_text']}".strip()
    name = _subject(view, row)
    return view.pick(
        f"{place}：{name}，{when}，印作“{value}”（{row['section']}，第{row['line']}行）",
        f"{place}: {name}, {when}, printed “{value}” ({row['section']}, line {row['line']})",
    )


def _from_outside(view: View, row: Fact) -> str:
    place, name = view.name("places", row["place"]), _subject(view, row)
    number = COMPARATORS[row["comparator"]] + amount(row["value"], int(row["decimals"]))
    value = f"{number} {unit_name(view, row['unit'])}"
    grade = f"{grade_sign(row['grade'])} {grade_name(row['grade'], view.lang)}"
    return view.pick(
        f"{place}：{name}，{row['year']}年，{value}（{row['source']}；{grade}）",
        f"{place}: {name}, {row['year']}, {value} ({row['source']}; {grade})",
    )


def _subject(view: View, row: Fact) -> str:
    name = sentence_case(view.name("indicators", row["indicator"]))
    if row["group"] == "all":
        return name
    group = view.name("groups", row["group"])
    return view.pick(f"{name}（{group}）", f"{name} ({group})")
