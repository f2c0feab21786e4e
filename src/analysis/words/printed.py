"""Where a number is printed, in a line: what a tooltip tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from analysis.dataset import Dataset, Row
from analysis.words.marks import grade_name, grade_sign, marks
from analysis.words.numbers import COMPARATORS, amount, period, unit_name
from analysis.words.phrases import pick, sentence_case


class Evidence(TypedDict):
    """What Table and Prose take to show the evidence of their numbers."""

    marks: dict[str, tuple[str, str]]
    printed: Mapping[str, str]


def sourced(data: Dataset, lang: str) -> Evidence:
    """Return the signs of evidence and the places of print, as keywords of Table and Prose."""
    return {"marks": marks(lang), "printed": Printed(data, lang)}


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


def _of_plan(data: Dataset, row: Row, place: str, lang: str) -> str:
    when = period(row.period_start, row.period_end, lang)
    value = f"{COMPARATORS[row.comparator]}{row.value_text} {row.unit_text}".strip()
    name = _subject(data, row, lang)
    return pick(
        lang,
        f"{place}：{name}，{when}，印作“{value}”（{row.section}，第{row.line}行）",
        f"{place}: {name}, {when}, printed “{value}” ({row.section}, line {row.line})",
    )


def _from_outside(data: Dataset, row: Row, lang: str) -> str:
    place, name = data.name("places", row.place, lang), _subject(data, row, lang)
    number = COMPARATORS[row.comparator] + amount(row.value, int(row.decimals))
    value = f"{number} {unit_name(data, row.unit, lang)}"
    grade = f"{grade_sign(row.grade)} {grade_name(row.grade, lang)}"
    return pick(
        lang,
        f"{place}：{name}，{row.year}年，{value}（{row.source}；{grade}）",
        f"{place}: {name}, {row.year}, {value} ({row.source}; {grade})",
    )


def _subject(data: Dataset, row: Row, lang: str) -> str:
    name = sentence_case(data.name("indicators", row.indicator, lang))
    if row.group == "all":
        return name
    group = data.name("groups", row.group, lang)
    return pick(lang, f"{name}（{group}）", f"{name} ({group})")
