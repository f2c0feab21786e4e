"""The finding on the targets: how many, how many of them measurable, and beside those of the nation."""

from __future__ import annotations

import pandas as pd

from analysis.measures.absences import NOT_CODED
from analysis.measures.ambition.table import EVALUABLE, ambition_table
from analysis.measures.superiors.binding import binding_table
from analysis.view import View
from analysis.words import absences
from analysis.words.findings.pieces import Pieces, counted, enumerated
from analysis.words.phrases import joined, pick

#: Fates of the nation's binding indicators in the order in which they are told: Chinese, one and many.
_FATES = {
    "kept binding": ("保持约束性", "is kept binding", "are kept binding"),
    "made expected": ("改为预期性", "is made expected", "are made expected"),
    "attribute not stated": ("设为目标而未标明性质", "is set without either word",
                             "are set without either word"),
    "dropped": ("未设目标", "is not set as a target", "are not set as targets"),
}  # fmt: skip


def finding(view: View, plan: str, table: pd.DataFrame) -> Pieces:  # noqa: ARG001
    """Return the number of targets and what can be measured, then the nation's binding indicators."""
    goals = view.of(ambition_table, [plan])
    goals = goals[goals["indicator"] != ""]
    if goals.empty:
        none = view.pick("规划未提出目标。", "The plan sets no target. ")
        return [absences.sentence(view, [plan], none), *_nation(view, plan)]
    return [*_measurable(goals, view.lang), *_words(goals, view.lang), *_nation(view, plan)]


def _measurable(goals: pd.DataFrame, lang: str) -> Pieces:
    known = goals[goals["class"].isin(EVALUABLE)]
    numbered = goals[goals["target"].notna()]
    every, have = counted(goals), "has" if len(numbered) < 2 else "have"
    if lang == "zh":
        numbers: Pieces = ["，", counted(numbered), "项有数值"] if len(numbered) else ["，均无数值"]
        known_: Pieces = ["，", counted(known), "项可对照基期衡量"] if len(known) else []
        if len(numbered) and known.empty:
            known_ = ["，均无法对照基期衡量"]
        return ["规划共设", every, "项目标", *numbers, *known_, "。"]
    one = "target" if len(goals) == 1 else "targets"
    numbers = [counted(numbered) if len(numbered) else "none", f" {have} a number"]
    can: Pieces = [", ", counted(known) if len(known) else "none", " can be measured against a baseline"]
    return ["The plan sets ", every, f" {one}: ", *numbers, *(can if len(numbered) else []), ". "]


def _words(goals: pd.DataFrame, lang: str) -> Pieces:
    binding, expected = (goals[goals["attribute"] == name] for name in ("binding", "expected"))
    if binding.empty and expected.empty:
        none = f"{'It is not' if len(goals) == 1 else 'None is'} called binding or expected. "
        return [pick(lang, "目标均未标明约束性或预期性。", none)]
    if lang == "zh":
        parts: list[Pieces] = []
        for rows, name in ((binding, "约束性"), (expected, "预期性")):
            parts.append([f"标明{name}的", counted(rows), "项"] if len(rows) else [f"没有标明{name}的"])
        return [*enumerated(parts, lang), "。"]
    if len(goals) == 1:
        return [f"The plan calls it {goals['attribute'].iloc[0]}. "]
    cells = [counted(rows) if len(rows) else "none" for rows in (binding, expected)]
    return ["The plan calls ", cells[0], " of them binding and ", cells[1], " expected. "]


def _nation(view: View, plan: str) -> Pieces:
    """What became of the nation's binding indicators: counts, and whose number goes beyond or falls short."""
    table = view.of(binding_table, [plan])
    table = table[~table["fate"].isin(["", NOT_CODED])]
    if table.empty:
        return []
    every = len(table)
    shares = {fate: table[table["fate"] == fate] for fate in _FATES}
    shares = {fate: rows for fate, rows in shares.items() if len(rows)}
    end = [*_moved(view, table), view.pick("。", ". ")]
    if len(shares) == 1:
        return [_all_alike(next(iter(shares)), every, view.lang), *end]
    parts: list[Pieces] = []
    for fate, rows in shares.items():
        zh, one, many = _FATES[fate]
        parts.append([counted(rows), view.pick(f"项{zh}", f" {one if len(rows) == 1 else many}")])
    lead = view.pick(f"国家规划的{every}项约束性指标中，", f"Of the nation's {every} binding indicators, ")
    return [lead, *enumerated(parts, view.lang), *end]


def _all_alike(fate: str, every: int, lang: str) -> str:
    zh, one, many = _FATES[fate]
    if every == 1:
        return pick(lang, f"国家规划的1项约束性指标{zh}", f"The nation's one binding indicator {one}")
    if fate == "dropped":
        none = f"None of the nation's {every} binding indicators is set as a target"
        return pick(lang, f"国家规划的{every}项约束性指标均{zh}", none)
    return pick(
        lang, f"国家规划的{every}项约束性指标均{zh}", f"All {every} of the nation's binding indicators {many}"
    )


def _moved(view: View, table: pd.DataFrame) -> Pieces:
    """Raised or lowered in the direction in which the indicator is better, hence neither above nor below."""
    pieces: Pieces = []
    for number, zh, en in (("raised", "高于", "goes beyond"), ("lowered", "低于", "falls short of")):
        codes = list(dict.fromkeys(table.loc[table["number"] == number, "indicator"]))
        if not codes:
            continue
        names = joined([view.name("indicators", code) for code in codes], view.lang)
        each = "the target for" if len(codes) == 1 else "each target for"
        pieces.append(view.pick(f"；{names}的目标{zh}国家要求", f"; {each} {names} {en} the nation's"))
    return pieces
