"""The finding on the targets: how many, how many of them measurable, and beside those of the nation."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.ambition.table import EVALUABLE, ambition_table
from analysis.measures.superiors.binding import binding_table
from analysis.words.findings.pieces import Pieces, counted
from analysis.words.phrases import joined, pick, plural

#: Fates of the nation's binding indicators, in the order in which they are told.
_FATES = {
    "kept binding": ("保持约束性", "kept binding"),
    "made expected": ("改为预期性", "made expected"),
    "attribute not stated": ("设为目标而未标明性质", "set without the word"),
    "dropped": ("未设目标", "not set as a target"),
}


def finding(data: Dataset, plan: str, table: pd.DataFrame, lang: str) -> Pieces:  # noqa: ARG001
    """Return the number of targets and what can be measured, then the nation's binding indicators."""
    goals = ambition_table(data, [plan])
    goals = goals[goals["indicator"] != ""]
    if goals.empty:
        return [pick(lang, "规划未提出目标。", "The plan sets no target. ")]
    return [*_measurable(goals, lang), *_words(goals, lang), *_nation(data, plan, lang)]


def _measurable(goals: pd.DataFrame, lang: str) -> Pieces:
    known = goals[goals["class"].isin(EVALUABLE)]
    numbered = goals[goals["target"].notna()]
    every = counted(goals)
    some = counted(known)
    with_number = counted(numbered)
    if lang == "zh":
        return ["规划共设", every, "项目标，", with_number, "项有数值，", some,
                "项有基期、可以衡量。"]  # fmt: skip
    have = "has" if len(numbered) == 1 else "have"
    can = (
        "and a baseline that makes it measurable"
        if len(known) == 1
        else "and a baseline that makes them measurable"
    )
    one = "target" if len(goals) == 1 else "targets"
    return [
        "The plan sets ",
        every,
        f" {one}: ",
        with_number,
        f" {have} a number, ",
        some,
        f" a number {can}. ",
    ]


def _words(goals: pd.DataFrame, lang: str) -> Pieces:
    binding = goals[goals["attribute"] == "binding"]
    expected = goals[goals["attribute"] == "expected"]
    if binding.empty and expected.empty:
        return [pick(lang, "目标均未标明约束性或预期性。", "None is called binding or expected. ")]
    cells = [counted(rows) for rows in (binding, expected)]
    if lang == "zh":
        return ["标明约束性的", cells[0], "项，预期性的", cells[1], "项。"]
    verb = "is" if len(binding) == 1 else "are"
    return [cells[0], f" {verb} called binding and ", cells[1], " expected. "]


def _nation(data: Dataset, plan: str, lang: str) -> Pieces:
    """What became of the nation's binding indicators: counts, and what was raised or lowered."""
    table = binding_table(data, [plan])
    table = table[table["fate"] != ""]
    if table.empty:
        return []
    parts: Pieces = []
    for fate, names in _FATES.items():
        rows = table[table["fate"] == fate]
        if rows.empty:
            continue
        comma = pick(lang, "，", ", ") if parts else ""
        cell = counted(rows)
        parts += [comma, cell, pick(lang, f"项{names[0]}", f" {names[1]}")]
    lead = pick(
        lang,
        f"国家规划的{len(table)}项约束性指标中，",
        f"Of the nation's {plural(len(table), 'binding indicator', 'binding indicators')}: ",
    )
    return [lead, *parts, *_moved(data, table, lang), pick(lang, "。", ". ")]


def _moved(data: Dataset, table: pd.DataFrame, lang: str) -> Pieces:
    pieces: Pieces = []
    for number, zh, en in (("raised", "高于", "above"), ("lowered", "低于", "below")):
        rows = table[table["number"] == number]
        if rows.empty:
            continue
        names = joined([data.name("indicators", code, lang) for code in rows["indicator"]], lang)
        pieces.append(pick(lang, f"；{names}{zh}国家数值", f"; {names} {en} the nation's number"))
    return pieces
