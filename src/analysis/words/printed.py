"""Where a number is printed, in a line: what a tooltip tells."""

from __future__ import annotations

from typing import TypedDict

from analysis.dataset import Dataset, remembered
from analysis.words.marks import grade_name, grade_sign, marks
from analysis.words.numbers import COMPARATORS, amount, period, unit_name
from analysis.words.phrases import pick, sentence_case


class Evidence(TypedDict):
    """What Table and Prose take to show the evidence of their numbers."""

    marks: dict[str, tuple[str, str]]
    printed: dict[str, str]


def sourced(data: Dataset, lang: str) -> Evidence:
    """Return the signs of evidence and the places of print, as keywords of Table and Prose."""
    return {"marks": marks(lang), "printed": printed(data, lang)}


@remembered
def printed(data: Dataset, lang: str) -> dict[str, str]:
    """Return for each fact, and each figure from outside, a line that tells where it is printed and how.

    Of a fact of a plan: place, indicator, period, the value as printed, section and line. Of a figure from
    outside: place, indicator, year, value, source and grade of evidence.
    """
    places = {plan: data.plan_name(plan, lang) for plan in data.plan_ids}
    found = {
        str(row.fact_id): _of_plan(data, row, places[str(row.plan)], lang) for row in data.facts.itertuples()
    }
    figures = data.reference.figures.itertuples()
    return found | {str(row.reference_id): _from_outside(data, row, lang) for row in figures}


def _of_plan(data: Dataset, row, place: str, lang: str) -> str:
    when = period(row.period_start, row.period_end, lang)
    value = f"{COMPARATORS[row.comparator]}{row.value_text} {row.unit_text}".strip()
    name = _subject(data, row, lang)
    return pick(
        lang,
        f"{place}：{name}，{when}，印作“{value}”（{row.section}，第{row.line}行）",
        f"{place}: {name}, {when}, printed “{value}” ({row.section}, line {row.line})",
    )


def _from_outside(data: Dataset, row, lang: str) -> str:
    place, name = data.name("places", row.place, lang), _subject(data, row, lang)
    value = (
        f"{COMPARATORS[row.comparator]}{amount(row.value, row.decimals)} {unit_name(data, row.unit, lang)}"
    )
    grade = f"{grade_sign(row.grade)} {grade_name(row.grade, lang)}"
    return pick(
        lang,
        f"{place}：{name}，{row.year}年，{value}（{row.source}；{grade}）",
        f"{place}: {name}, {row.year}, {value} ({row.source}; {grade})",
    )


def _subject(data: Dataset, row, lang: str) -> str:
    name = sentence_case(data.name("indicators", row.indicator, lang))
    if row.group == "all":
        return name
    group = data.name("groups", row.group, lang)
    return pick(lang, f"{name}（{group}）", f"{name} ({group})")
