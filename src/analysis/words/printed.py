"""Where a number is printed, in a line: what a tooltip tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from analysis.dataset import Dataset
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
    outside: place, indicator, year, value, source and grade of evidence. Lines are written when asked for.

    Parameters
    ----------
    data : Dataset
    lang : str
        "zh" or "en".
    """

    def __init__(self, data: Dataset, lang: str):
        self._data, self._lang = data, lang

    def __getitem__(self, fact: str) -> str:
        """Return the line of a fact or figure; KeyError where there is none of this id."""
        if fact in self._data.by_id.index:
            return self._of_plan(self._data.by_id.loc[fact])
        figures = self._data.reference.figures
        found = figures[figures["reference_id"] == fact]
        if found.empty:
            raise KeyError(fact)
        return self._from_outside(found.iloc[0])

    def __iter__(self) -> Iterator[str]:
        yield from self._data.by_id.index
        yield from self._data.reference.figures["reference_id"]

    def __len__(self) -> int:
        return len(self._data.by_id) + len(self._data.reference.figures)

    def _of_plan(self, row) -> str:
        place = self._data.plan_name(row["plan"], self._lang)
        when = period(row["period_start"], row["period_end"], self._lang)
        value = f"{COMPARATORS[row['comparator']]}{row['value_text']} {row['unit_text']}".strip()
        section, line = row["section"], row["line"]
        return pick(
            self._lang,
            f"{place}：{self._subject(row)}，{when}，印作“{value}”（{section}，第{line}行）",
            f"{place}: {self._subject(row)}, {when}, printed “{value}” ({section}, line {line})",
        )

    def _from_outside(self, row) -> str:
        place = self._data.name("places", row["place"], self._lang)
        unit = unit_name(self._data, row["unit"], self._lang)
        value = f"{COMPARATORS[row['comparator']]}{amount(row['value'], int(row['decimals']))} {unit}"
        grade = f"{grade_sign(row['grade'])} {grade_name(row['grade'], self._lang)}"
        return pick(
            self._lang,
            f"{place}：{self._subject(row)}，{row['year']}年，{value}（{row['source']}；{grade}）",
            f"{place}: {self._subject(row)}, {row['year']}, {value} ({row['source']}; {grade})",
        )

    def _subject(self, row) -> str:
        name = sentence_case(self._data.name("indicators", row["indicator"], self._lang))
        if row["group"] == "all":
            return name
        group = self._data.name("groups", row["group"], self._lang)
        return pick(self._lang, f"{name}（{group}）", f"{name} ({group})")
