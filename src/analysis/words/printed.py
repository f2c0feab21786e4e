"""Where a number is printed, in a line: what a tooltip tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from analysis.view import View
from analysis.dataset import Dataset, Row
from analysis.words.marks import grade_name, grade_sign, marks
from analysis.words.numbers import COMPARATORS, amount, period, unit_name
from analysis.words.phrases import pick, sentence_case


class Evidence(TypedDict):
    """What Table and Prose take to show the evidence of their numbers."""

    marks: dict[str, tuple[str, str]]
    printed: Mapping[str, str]


def sourced(view: View) -> Evidence:
    """Return the signs of evidence and the places of print, as keywords of Table and Prose."""
    return {"marks": marks(view.lang), "printed": Printed(view, view.lang)}


class Printed(Mapping[str, str]):
    """For each fact, and each figure from outside, a line that tells where it is printed and how.

    Of a fact of a plan: place, indicator, period, the value as printed, section and line. Of a figure from
    outside: place, indicator, year, value, source and grade of evidence. Lines are made when they are asked
    for: a table shows some dozens of the facts and must not depend on the others.
    """

    def __init__(self, data: Dataset, lang: str):
        self._data, self._lang = data, lang

    def __getitem__(self, fact: str) -> str:
        data, lang = self._data, self._lang
        if data.is_outside(fact):
            return _from_outside(data, data.reference.by_id.loc[fact], lang)
        if fact not in data.printed.by_id:
            raise KeyError(fact)
        row = data.fact(fact)
        return _of_plan(data, row, data.plan_name(row["plan"], lang), lang)

    def __iter__(self) -> Iterator[str]:
        yield from self._data.printed.by_id
        yield from self._data.reference.by_id.index

    def __len__(self) -> int:
        return len(self._data.printed.by_id) + len(self._data.reference.by_id)


def _of_plan(view: View, row: Row, place: str) -> str:
    when = period(row.period_start, row.period_end, view.lang)
    value = f"{COMPARATORS[row.comparator]}{row.value_text} {row.unit_text}".strip()
    name = _subject(view, row)
    return view.pick(f"{place}：{name}，{when}，印作“{value}”（{row.section}，第{row.line}行）",
        f"{place}: {name}, {when}, printed “{value}” ({row.section}, line {row.line})",
    )


def _from_outside(view: View, row: Row) -> str:
    place, name = view.name("places", row.place), _subject(view, row)
    number = COMPARATORS[row.comparator] + amount(row.value, int(row.decimals))
    value = f"{number} {unit_name(view, row.unit)}"
    grade = f"{grade_sign(row.grade)} {grade_name(row.grade, view.lang)}"
    return view.pick(f"{place}：{name}，{row.year}年，{value}（{row.source}；{grade}）",
        f"{place}: {name}, {row.year}, {value} ({row.source}; {grade})",
    )


def _subject(view: View, row: Row) -> str:
    name = sentence_case(view.name("indicators", row.indicator))
    if row.group == "all":
        return name
    group = view.name("groups", row.group)
    return view.pick(f"{name}（{group}）", f"{name} ({group})")
