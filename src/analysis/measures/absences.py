"""Why a plan has no figure: the one maker of absences, which every page, table and chart asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.derived import columns
from analysis.dataset.ids import joined
from analysis.dataset.printed import Fact
from analysis.dataset.series import LEVELS
from analysis.measures.whole import whole

Record = dict[str, Any]

#: Kinds of absence of a plan's own figure; what is not found outside the plans is `NOT_FOUND`.
NOT_PRINTED, OTHER_FORM, NOT_COMPARABLE, NOT_CODED = "not stated", "other form", "not comparable", "not coded"
NOT_FOUND = "not available"

#: How the figure is printed instead.
PARTS, WORDS, KIN = "parts", "words", "another figure"
GROUP, SCOPE, YEAR = "another group", "another scope", "other year"

#: Groups that stand for a whole place.
_WHOLE = ("all", "urban", "rural")

COLUMNS = columns("absences")


def is_excerpt(data: Dataset, plan: str) -> bool:
    """Tell whether only a part of a plan is coded, so that its silence says nothing."""
    return bool(data.lists.plans[plan]["state"] == "excerpt")


def unjudged(data: Dataset, plan: str) -> bool:
    """Tell whether nobody has declared yet which claims of a plan can be recomputed."""
    return bool(data.lists.plans[plan]["checks"] == "undeclared" or data.checks_of(plan).empty)


def reading(data: Dataset, plans: list[str]) -> dict[str, list[str]]:
    """Return which of some plans are excerpts, and of which no check is declared: `excerpt`, `unjudged`."""
    return {
        "excerpt": [plan for plan in plans if is_excerpt(data, plan)],
        "unjudged": [plan for plan in plans if unjudged(data, plan)],
    }


def absence(
    data: Dataset, plan: str, indicator: str = "", *, kind: str = "", group: str = "", year: int | None = None
) -> Record:
    """Return why a plan has no figure of an indicator, and what it prints instead.

    Parameters
    ----------
    data : Dataset
    plan, indicator : str
        "" where what is missing is no indicator (a rate that the plan might state itself).
    kind : str
        "target" where a promise is looked for; else a level is.
    group, year : optional
        The group and the year that are looked for; default: the whole place, town or country, in any year.

    Returns
    -------
    dict
        `plan, indicator, kind, form, reason_zh, reason_en, facts`. `kind` is `other form` (the plan prints
        `parts`, `words`, or `another figure` of the same thing: `form`), `not comparable` (`other year`,
        `another group` or `another scope`), else `not coded` (the plan is an excerpt), else `not stated`:
        looked for in every group and form. `facts` are what is printed; the reasons tell how it differs.
    """
    row: Record = {"plan": plan, "indicator": indicator, "form": "", "facts": ""}
    row |= {"reason_zh": "", "reason_en": ""}
    found = _instead(data, plan, indicator, kind, group, year) if indicator else None
    return row | (found or {"kind": NOT_CODED if is_excerpt(data, plan) else NOT_PRINTED})


def _instead(
    data: Dataset, plan: str, indicator: str, kind: str, group: str, year: int | None
) -> Record | None:
    kinds = ("target",) if kind == "target" else LEVELS
    own = data.records(plan, indicator, kind=kinds)
    numbers = [fact for fact in own if fact["comparator"] != "text"]
    wanted = (group,) if group else _WHOLE
    same = [fact for fact in numbers if fact["group"] in wanted]
    if not same and numbers:
        parts = [fact for fact in numbers if fact["group"] not in _WHOLE]
        if len(parts) == len(numbers) and wanted[0] in _WHOLE:
            return {"kind": OTHER_FORM, "form": PARTS, "facts": _ids(_last(parts))}
        return {"kind": NOT_COMPARABLE, "form": GROUP, "facts": _ids(_last(numbers))}
    if same:
        far = year is not None and all(fact["end"] != year for fact in same)
        return {"kind": NOT_COMPARABLE, "form": YEAR, "facts": _ids(_last(same))} if far else None
    if own:
        return {"kind": OTHER_FORM, "form": WORDS, "facts": _ids(own[-1:])}
    for form in _forms(data).get(indicator, ()):
        facts = data.records(plan, form["form"], kind=kinds)
        if facts := [fact for fact in facts if fact["comparator"] != "text"]:
            alike = form["relation"] == "same"
            row = {"kind": OTHER_FORM if alike else NOT_COMPARABLE, "form": KIN if alike else SCOPE}
            row |= {name: form[name] for name in ("reason_zh", "reason_en")}
            return row | {"facts": _ids(_last(facts))}
    return None


def _last(facts: list[Fact]) -> list[Fact]:
    """The facts of the latest year, each group once."""
    year = max(fact["end"] for fact in facts)
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact["end"] == year:
            found.setdefault(fact["group"], fact)
    return list(found.values())


def _ids(facts: list[Fact]) -> str:
    return joined(fact["fact_id"] for fact in facts)


@remembered
def _forms(data: Dataset) -> dict[str, list[Record]]:
    """The declared other forms of each indicator, the same things before those of another scope."""
    rows: list[Record] = [{str(k): v for k, v in row.items()} for row in data.forms.to_dict("records")]
    found: dict[str, list[Record]] = {}
    for row in sorted(rows, key=lambda row: row["relation"]):
        found.setdefault(row["indicator"], []).append(row)
    return found


def absences(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return every indicator that another plan gives a level of, and a plan does not: kind, form, facts.

    Looked for are indicators that two plans or more print, and those that are known in other forms. A level
    of the whole place, of town or of country is no absence.
    """
    return whole(data, plans, lambda plan: _of_plan(data, plan), COLUMNS)


def _of_plan(data: Dataset, plan: str) -> Iterator[Record]:
    for indicator in _shared(data):
        own = [fact for fact in data.records(plan, indicator, kind=LEVELS) if fact["comparator"] != "text"]
        if not any(fact["group"] in _WHOLE for fact in own):
            found = absence(data, plan, indicator)
            yield {name: found[name] for name in COLUMNS if name in found}


@remembered
def _shared(data: Dataset) -> tuple[str, ...]:
    printed: dict[str, set[str]] = {}
    for fact in data.printed.records:
        if fact["kind"] in LEVELS:
            printed.setdefault(fact["indicator"], set()).add(fact["plan"])
    return tuple(sorted({name for name, plans in printed.items() if len(plans) > 1} | set(_forms(data))))


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/absences.csv over all plans."""
    return absences(data)
