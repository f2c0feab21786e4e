"""What is said where a plan has no figure: by the kind of absence, which `measures.absences` tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.absences import KIN, NOT_CODED, SCOPE, WORDS, YEAR, absence, reading
from analysis.view import View
from analysis.words.numbers import COMPARATORS, plain, unit_name
from analysis.words.phrases import joined, not_stated, pick


def not_coded(lang: str) -> str:
    """Return the words for what nobody has coded yet."""
    return pick(lang, "尚未录入", "not coded yet")


def cell(view: View, plan: str, indicator: str = "", **wanted: Any) -> Cell:
    """Return the cell in place of a figure: why there is none, or what the plan prints instead.

    Parameters
    ----------
    view : View
    plan, indicator : str
    **wanted
        `kind`, `group`, `year`, as `measures.absences.absence` takes them.
    """
    row = view.of(absence, plan, indicator, **wanted)
    facts = ids(row["facts"])
    return Cell(_text(view, row), facts, view.mark(facts), "muted")


def text(view: View, plan: str, indicator: str = "", **wanted: Any) -> str:
    """Return the same as text, for charts."""
    return _text(view, view.of(absence, plan, indicator, **wanted))


def _text(view: View, row: dict[str, Any]) -> str:
    if not row["facts"]:
        return not_coded(view.lang) if row["kind"] == NOT_CODED else not_stated(view.lang)
    facts, form = view.facts(ids(row["facts"])), row["form"]
    if form == WORDS:
        return view.wording(facts[0]["value_text"])
    said = [COMPARATORS[fact["comparator"]] + plain(fact["value"]) for fact in facts]
    comma = view.pick("、", "; ")
    if form in (KIN, SCOPE):
        unit = unit_name(view, facts[0]["unit"])
        number = comma.join(said) + view.pick("", " ") + unit
        return view.pick(f"{number}（{row['reason_zh']}）", f"{number} ({row['reason_en']})")
    if form == YEAR:
        return view.pick(f"{said[0]}（{facts[0]['end']}年）", f"{said[0]} ({facts[0]['end']})")
    groups = [view.name("groups", fact["group"]) for fact in facts]
    named = (view.pick(f"{n}（{g}）", f"{n} ({g})") for n, g in zip(said, groups, strict=True))
    return comma.join(named)


def sentence(view: View, plans: Iterable[str], zh: str, en: str) -> str:
    """Return what is said of the silence of some plans; of excerpts, that they are not coded in full.

    A sentence on plans of both sorts is followed by one on the excerpts.
    """
    listed = list(plans)
    excerpts = view.of(reading, listed)["excerpt"]
    if not excerpts:
        return view.pick(zh, en)
    names = joined([view.plan_name(plan) for plan in excerpts], view.lang)
    verb = "is" if len(excerpts) == 1 else "are"
    note = view.pick(f"{names}只录入一部分，是否载明尚不可知。",
                     f"{names} {verb} coded in part only: what is printed is not known yet. ")  # fmt: skip
    if len(excerpts) == len(listed):
        return note
    return view.pick(zh, f"{en.rstrip()} ") + note


def told(view: View, zh: str, en: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    return Prose([sentence(view, view.plans, zh, en)])


def listed(view: View, plans: Iterable[str]) -> str:
    """Return which plans are silent and which are excerpts: "not stated: A; not coded yet: B"."""
    every = list(plans)
    excerpts = view.of(reading, every)["excerpt"]
    silent = [plan for plan in every if plan not in excerpts]
    said = [
        label + view.pick("：", ": ") + joined([view.plan_name(plan) for plan in own], view.lang)
        for label, own in ((not_stated(view.lang), silent), (not_coded(view.lang), excerpts))
        if own
    ]
    return view.pick("；", "; ").join(said)
