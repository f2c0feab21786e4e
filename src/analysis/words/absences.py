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


def sentence(view: View, plans: Iterable[str], text: str, *, of: str = "excerpt") -> str:
    """Return what is said of the silence of some plans; of excerpts, that they are not coded in full.

    Parameters
    ----------
    view : View
    plans : iterable of str
        Of whom `text` tells.
    text : str
        In the language of the view.
    of : str
        "excerpt", or "unjudged" for a sentence on claims: then of plans whose checks nobody has declared.
    """
    listed = list(plans)
    open_ones = view.of(reading, listed)[of]
    if not open_ones:
        return text
    names = joined([view.plan_name(plan) for plan in open_ones], view.lang)
    note = _NOTES[of][view.lang].format(names=names)
    if len(open_ones) == len(listed):
        return note
    return text + note if view.lang == "zh" else f"{text.rstrip()} {note}"


_NOTES = {
    "excerpt": {
        "zh": "{names}只录入一部分，是否载明尚不可知。",
        "en": "Not coded in full yet, so its silence tells nothing: {names}. ",
    },
    "unjudged": {
        "zh": "{names}的自述尚未录入核对。",
        "en": "Claims not coded yet: {names}. ",
    },
}


def told(view: View, text: str, *, of: str = "excerpt") -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    return Prose([sentence(view, view.plans, text, of=of)])


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
