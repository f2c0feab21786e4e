"""Sentences on who bears the rise of a standard: budget, roll, or the part of the line that is paid."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.outlays.decomposition import bearers
from analysis.view import View
from analysis.words.numbers import rate_text
from analysis.words.outlays.names import absent, rise_mark, span, subject
from analysis.words.phrases import joined, pick, sentence_case
from analysis.words.printed import sourced

Pieces = list[Cell | str]

#: What each bearer says when it carries the rise (its figure is above zero) and when it goes against it.
_CARRIED = {
    "budget": ("支出增加", "higher outlays"),
    "roll": ("在册人数减少", "a shorter roll"),
    "part": ("补差占标准下降", "a smaller part of the standard paid"),
    "roll_and_part": (
        "折合足额人数减少（人数与补差未分别印出）",
        "fewer full-standard equivalents (the roll or the part paid: not told apart)",
    ),
}
_AGAINST = {
    "roll": ("在册人数增加", "the roll grew"),
    "part": ("补差占标准上升", "the part paid grew"),
    "roll_and_part": ("折合足额人数增加", "full-standard equivalents grew"),
}
#: Logs closer to zero than this are called unchanged; it is half of a tenth of a per cent.
_STILL = 0.0005


def moves(view: View) -> Prose:
    """Return for every standard that moved what carried it, and where that is left open."""
    table = view.of(bearers, view.plans)
    if table.empty:
        return absent(view, "borne")
    paragraphs = [_one(view, row) for _, row in table.iterrows()]
    return Prose(*paragraphs, style="list" if len(paragraphs) > 1 else "body", **sourced(view))


def rises(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `bearers` whose standard rose and whose outlay is known."""
    return table[(table["standard"] > _STILL) & table["budget"].notna()]


def percent(log: float, lang: str) -> str:
    """Return the size of a log change in per cent."""
    return rate_text(abs(math.expm1(log)), lang, 1)


def _one(view: View, row: pd.Series) -> Pieces:
    place = view.plan_name(row["plan"])
    name = subject(view, row["programme"], row["group"])
    years = span(row["start"], row["end"], view.lang)
    lead = view.pick(f"{place}{name}，{years}年：", f"{place}, {name}, {years}: ")
    moved = row["standard"]
    facts = ids(row["facts"])
    if abs(moved) <= _STILL:
        still = view.pick(
            "标准未变，没有提高需要承担。",
            "the standard did not move, so there is no rise to bear.",
        )
        return [lead, still]
    size = Cell(percent(moved, view.lang), facts, rise_mark(row))
    if moved < 0:
        return [lead, view.pick("标准下降", "the standard fell by "), size, view.pick("。", ".")]
    rose: Pieces = [lead, view.pick("标准提高", "the standard rose by "), size]
    if math.isnan(row["budget"]):
        return rose + _only_average(row, facts, view.lang)
    known = {name: row[name] for name in _CARRIED if not math.isnan(row[name])}
    carried = [view.pick(*_CARRIED[n]) for n, value in known.items() if value > _STILL]
    against = [view.pick(*_AGAINST[n]) for n, value in known.items() if n in _AGAINST and value < -_STILL]
    outlay = _outlay(row, facts, view.lang)
    met = view.pick(f"由{joined(carried, view.lang)}承担", f"it was carried by {joined(carried, view.lang)}")
    if row["budget"] <= _STILL:
        met += view.pick("，并未靠增加支出", ", not by more money")
    if against:
        met += view.pick(f"，而{joined(against, view.lang)}", f", while {joined(against, view.lang)}")
    return [*rose, *outlay, sentence_case(met) if view.lang == "en" else met, view.pick("。", ".")]


def _outlay(row: pd.Series, facts: tuple[str, ...], lang: str) -> Pieces:
    """How the outlay and the roll moved beside the standard, as a clause that ends its sentence."""
    pieces: Pieces = []
    told = (
        pick(lang, "推算支出", "the reckoned outlay") if row["reckoned"] else pick(lang, "支出", "the outlay")
    )
    clauses = [(told, row["budget"])]
    if not math.isnan(row["roll"]):
        clauses.append((pick(lang, "在册人数", "the roll"), -row["roll"]))
    if not math.isnan(row["roll_and_part"]):
        clauses.append((pick(lang, "折合足额人数", "full-standard equivalents"), -row["roll_and_part"]))
    for at, (what, value) in enumerate(clauses):
        comma = pick(lang, "，", ", " if at < len(clauses) - 1 else " and ")
        if abs(value) <= _STILL:
            pieces.append(comma + what + pick(lang, "不变", " stayed"))
            continue
        verb = pick(lang, "增" if value > 0 else "减", " rose by " if value > 0 else " fell by ")
        pieces += [comma + what + verb, Cell(percent(value, lang), facts, rise_mark(row))]
    return [*pieces, pick(lang, "；", ". ")]


def _only_average(row: pd.Series, facts: tuple[str, ...], lang: str) -> Pieces:
    paid = row["standard"] - row["part"]
    verb = pick(lang, "增", "rose by ") if paid > 0 else pick(lang, "减", "fell by ")
    if abs(paid) <= _STILL:
        pieces: Pieces = [pick(lang, "，人均补差不变", ", the average paid stayed")]
    else:
        size = Cell(percent(paid, lang), facts, rise_mark(row))
        pieces = [pick(lang, "，人均补差", ", the average paid "), verb, size]
    if not math.isnan(row["roll"]) and abs(row["roll"]) > _STILL:
        roll = pick(lang, "，在册人数", ", the roll ")
        roll += pick(lang, "减", "fell by ") if row["roll"] > 0 else pick(lang, "增", "rose by ")
        pieces += [roll, Cell(percent(-row["roll"], lang), facts, rise_mark(row))]
    missing = (
        ["支出", "outlays"] if not math.isnan(row["roll"]) else ["支出和在册人数", "outlays and recipients"]
    )
    end = pick(
        lang,
        f"。同期可比的{missing[0]}未载明，由谁承担无从得知。",
        f". Comparable {missing[1]} are not stated, so who bore it is open.",
    )
    return [*pieces, end]
