"""What is said of a sentence that may be read in two ways: the other reading, and whether it matters."""

from __future__ import annotations

import math
from typing import Any

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.readings import SAME, declared, readings
from analysis.view import View
from analysis.words.phrases import joined
from analysis.words.standing import headline_name, headline_value

Pieces = list[Cell | str]


def second_reading(view: View, plan: str) -> Pieces:
    """Return the other reading of the ambiguous sentences of a plan, and what it changes; none without."""
    table = view.of(readings, [plan])
    pieces: Pieces = []
    for one in view.of(declared, plan):
        rows = table[table["reading"] == one["reading"]].to_dict("records")
        names = joined([view.name(f"{one['field']}s", code) for code in one["other"].split(";")], view.lang)
        pieces.append(view.pick(f"{one['reason_zh']}；若指{names}：",
                                f"Another reading ({names}): {one['reason_en']}. "))  # fmt: skip
        same = [headline_name(row["headline"], view.lang) for row in rows if row["verdict"] == SAME]
        moved = [row for row in rows if row["verdict"] != SAME]
        if not moved:
            pieces.append(view.pick("各项结果相同。", "Either gives the same. "))
            continue
        for at, row in enumerate(moved):
            pieces += [view.pick("，", "; ") if at else "", *_either(view, row)]
        if same:
            alike = joined(same, view.lang)
            pieces.append(view.pick(f"；{alike}相同", f"; the same by either: {alike}"))
        pieces.append(view.pick("。", ". "))
    return pieces


def _either(view: View, row: dict[str, Any]) -> Pieces:
    name = headline_name(row["headline"], view.lang)
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
    return [view.pick(f"{name}为", f"{name}: "), either]
