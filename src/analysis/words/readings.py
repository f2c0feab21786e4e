"""What is said of a sentence that may be read in two ways: the other reading, and whether it matters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.readings import ONE_ALONE, SAME, declared, readings
from analysis.view import View
from analysis.words.phrases import joined
from analysis.words.standing import COUNTED, headline_name, headline_value

Pieces = list[Cell | str]


def second_reading(view: View, plan: str) -> Pieces:
    """Return the other reading of the ambiguous sentences of a plan, and what it changes; none without."""
    table = view.of(readings, [plan])
    pieces: Pieces = []
    for one in view.of(declared, plan):
        rows = table[table["reading"] == one["reading"]].to_dict("records")
        names = joined([view.name(f"{one['field']}s", code) for code in one["other"].split(";")], view.lang)
        reason = one[f"reason_{view.lang}"]
        pieces += view.pick(
            [f"原文若指{names}（{reason}），", *_changes(view, rows), "。"],
            [f"If the text means {names} instead ({reason}), ", *_changes(view, rows), ". "],
        )
    return pieces


def _changes(view: View, rows: list[dict[str, Any]]) -> Pieces:
    """What the other reading changes; where it changes nothing, one says so and stops."""
    moved = [row for row in rows if row["verdict"] != SAME]
    if not moved:
        return [view.pick("各项结果相同", "the figures are the same")]
    none = [row for row in moved if row["verdict"] == ONE_ALONE and math.isnan(row["other"])]
    pieces: Pieces = []
    if none:
        pieces.append(view.pick("则未载明", "it states no ") + _named(view, none))
    for row in moved:
        if row not in none:
            pieces += [view.pick("；", "; ") if pieces else "", *_either(view, row)]
    same = [row for row in rows if row["verdict"] == SAME and row["headline"] not in COUNTED]
    if same:
        pieces.append(view.pick(f"；{_named(view, same)}不变", f"; unchanged: {_named(view, same)}"))
    return pieces


def _named(view: View, rows: Iterable[dict[str, Any]]) -> str:
    names = [headline_name(row["headline"], view.lang) for row in rows]
    return joined([name[:1].lower() + name[1:] for name in names], view.lang)


def _either(view: View, row: dict[str, Any]) -> Pieces:
    texts = [
        view.pick("无", "none")
        if math.isnan(row[side])
        else headline_value(row["headline"], row[side], row["unit"], view.lang)
        for side in ("value", "other")
    ]
    facts = ids(row["facts"])
    as_printed = row["value"] in {fact["value"] for fact in view.facts(facts)}
    mark = "" if as_printed or row["unit"] != "CNY/person/month" else "derived_monthly"
    either = Cell(view.pick("或", " or ").join(texts), facts, f"{mark} {view.mark(facts)}".strip())
    return [view.pick(f"{_named(view, [row])}为", f"{_named(view, [row])}: "), either]
