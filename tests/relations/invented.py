"""Invented plans: facts made by hand, a line each unless said otherwise."""

from __future__ import annotations

import pandas as pd

from analysis import Dataset
from analysis.relations import Candidate, Suggestions, suggest

PLAN = "hulunbuir"


def fact(at: int, indicator: str, value_text: str, unit: str, year: str = "2020", **more: object) -> dict:
    """Return an invented fact `hulunbuir-9<at>`, observed, of all, in one section."""
    scale = float(more.get("scale", 1))
    start, _, end = year.partition("/")
    base, _, statistic = indicator.partition(":")
    row = {"fact_id": f"{PLAN}-9{at}", "plan": PLAN, "indicator": base, "group": "all", "line": at}
    row |= {"concept": indicator, "statistic": statistic or "level"}
    row |= {
        "period_start": start,
        "period_end": end or start,
        "comparator": "=",
        "scale": scale,
        "unit": unit,
    }
    row |= {"value_text": value_text, "value": float(value_text) * scale, "kind": "observed", "mark": ""}
    return row | {"origin": "narrative", "section": "第一章", "shared_with": ""} | more


def mined(data: Dataset, *facts: dict, checks: pd.DataFrame | None = None) -> Suggestions:
    """Return the suggestions among invented facts."""
    none = data.checks.iloc[:0] if checks is None else checks
    return suggest(Dataset(data.package, {**data.frames, "facts": pd.DataFrame(facts), "checks": none}), PLAN)


def told(each: Candidate) -> tuple[str, str]:
    """Return the kind of a candidate and its relation: "91 = part 92, part 93"."""
    one = each.combination
    operands = ", ".join(f"{role} {term.id[-2:]}" for role, term in one.operands)
    return one.kind, f"{one.claim.id[-2:]} = {operands}"


def all_told(found: Suggestions) -> list[tuple[str, str]]:
    """Return all candidates so, in their order."""
    return [told(each) for each in found.candidates]
