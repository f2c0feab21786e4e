"""The answer of the notebook: who carried the rises that can be followed, and which cannot."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.absences import reading
from analysis.measures.outlays.decomposition import bearers
from analysis.view import View
from analysis.words import absences
from analysis.words.outlays.borne import percent, rises
from analysis.words.outlays.names import rise_mark, span, subject
from analysis.words.phrases import joined, pick, plural
from analysis.words.printed import sourced

Pieces = list[Cell | str]


def opening(view: View) -> Prose:
    """Return how outlays moved while standards rose, an example, and which plans leave it open."""
    table = view.of(bearers, view.plans)
    risen = rises(table)
    lead = _count(risen, view.lang) if len(risen) else _none(view.lang)
    paragraphs: list[Pieces] = [[*lead, *(_example(view, risen) if len(risen) else [])]]
    if absent := _absent(view, risen):
        paragraphs.append(absent)
    return Prose(*paragraphs, style="lead", **sourced(view))


def _none(lang: str) -> Pieces:
    said = "No plan shown prints a rise of a standard beside the outlay of the same years. "
    return [pick(lang, "所选规划没有同时印出标准的提高与同年的支出。", said)]


def _count(risen: pd.DataFrame, lang: str) -> Pieces:
    fell, grew = int((risen["budget"] < 0).sum()), int((risen["budget"] > 0).sum())
    total = len(risen)
    if total == 1:
        how = ("下降", "fell") if fell else ("增加", "rose") if grew else ("不变", "stayed")
        one = f"One rise of a standard can be followed to the money: the outlay {how[1]} meanwhile. "
        return [pick(lang, f"有一项标准的提高可以追到支出：同期支出{how[0]}。", one)]
    counts = ((fell, "下降", "fell"), (grew, "增加", "rose"), (total - fell - grew, "不变", "stayed"))
    parts = [
        pick(
            lang, f"{number}项支出{zh}", f"the outlay {en} in {'all of them' if number == total else number}"
        )
        for number, zh, en in counts
        if number
    ]
    text = pick(
        lang,
        f"有{total}项标准的提高可以追到支出：同期{'、'.join(parts)}。",
        f"{plural(total, 'rise', 'rises')} of standards can be followed to the money: "
        f"{joined(parts, lang)} meanwhile. ",
    )
    return [text]


def _example(view: View, risen: pd.DataFrame) -> Pieces:
    """A case in which money and standard moved far apart; places and years differ, so it leads no order."""
    row = risen.loc[(risen["standard"] - risen["budget"]).idxmax()]
    place, facts = view.plan_name(row["plan"]), ids(row["facts"])
    name, years = subject(view, row["programme"], row["group"]), span(row["start"], row["end"], view.lang)
    standard = Cell(percent(row["standard"], view.lang), facts, rise_mark(row))
    outlay = Cell(percent(row["budget"], view.lang), facts, rise_mark(row))
    down = row["budget"] < 0
    if view.lang == "zh":
        told = "推算支出" if row["reckoned"] else "支出"
        tail = _zh_tail(row)
        return [
            f"{'例如' if len(risen) > 1 else '即'}{place}{name}：{years}年标准提高",
            standard,
            f"，{told}{'减' if down else '增'}",
            outlay,
            tail,
        ]
    told = "reckoned outlays" if row["reckoned"] else "outlays"
    verb = "fell" if down else "rose"
    which = "For example, in " if len(risen) > 1 else "It is that of "
    return [
        f"{which}{place} ({name}, {years}): the standard rose by ",
        standard,
        f", {told} {verb} by ",
        outlay,
        _en_tail(row),
    ]


def _zh_tail(row: pd.Series) -> str:
    if row["roll"] > 0 and row["roll"] >= row["part"]:
        return "，主要因为在册人数减少。"
    if row["part"] > 0:
        return "，主要因为补差占标准下降。"
    return "。"


def _en_tail(row: pd.Series) -> str:
    if row["roll"] > 0 and row["roll"] >= row["part"]:
        return ", for the most part because the roll grew shorter."
    if row["part"] > 0:
        return ", for the most part because a smaller part of the standard was paid."
    return "."


def _absent(view: View, risen: pd.DataFrame) -> Pieces:
    silent = [plan for plan in view.plans if plan not in set(risen["plan"])]
    excerpts = view.of(reading, silent)["excerpt"]
    names = [view.plan_name(plan) for plan in silent if plan not in excerpts]
    if not names:
        return [absences.sentence(view, excerpts, "")] if excerpts else []
    do = "does" if len(names) == 1 else "do"
    their = "its" if len(names) == 1 else "their"
    return [
        view.pick(
            f"{joined(names, view.lang)}未载明所需的数字，由谁承担无从得知。",
            f"{joined(names, view.lang)} {do} not state what this takes, so who bears the rise of {their} "
            "standards "
            "is open. ",
        ),
        *([absences.sentence(view, excerpts, "")] if excerpts else []),
    ]
