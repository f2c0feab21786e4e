"""How sure the figures on aging pressure are, and what the plans do not state."""

from __future__ import annotations

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.absences import reading
from analysis.measures.aging.allowance import FOR_ALL, schedules
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, old_and_beds
from analysis.say import Pieces
from analysis.view import View
from analysis.words import absences
from analysis.words.aging.names import listed, names_of
from analysis.words.numbers import plain


def sure(view: View) -> Pieces:
    """Return what is printed, what is computed, and how far rounding alone moves it."""
    say, gap = view.say("aging"), view.of(nursing_gap, view.plans)
    known = gap[gap["conversion_rate"].notna()]
    if known.empty:
        return [say("sure-as-printed")]
    ranges = []
    for row in known.itertuples():
        low, high = (
            plain(round(rate * 100, 2)) for rate in (row.conversion_rate_low, row.conversion_rate_high)
        )
        facts = ids(row.share_fact, row.target_fact)
        ends = Cell(say("sure-ends", low=low, high=high), facts, "derived_convert")
        ranges.append(say("sure-in", ends=ends, place=view.plan_name(row.plan)))
    pieces = say("sure", ranges=listed(ranges, say("comma")))
    guessed = known[[view.mark([fact]) == "estimate" for fact in known["share_fact"]]]
    if len(guessed):
        pieces.append(say("provisional", places=names_of(view, guessed["plan"])))
    return pieces


def unknown(view: View) -> Pieces:
    """Return what the plans do not state, and which of them."""
    say = view.say("aging")
    table, gap = view.of(old_and_beds, view.plans), view.of(nursing_gap, view.plans)
    stated = set(
        view.of(schedules, view.plans).query("`class` == @FOR_ALL", local_dict={"FOR_ALL": FOR_ALL})["plan"]
    )

    def having(indicator: str) -> set[str]:
        return set(table.loc[(table["indicator"] == indicator) & (table["evidence"] != "not stated"), "plan"])

    lacking = {
        "old": having(f"{OLD}_share"),
        "beds": having("elderly_institution_beds"),
        "nursing": set(gap.loc[gap["share"].notna(), "plan"]),
        "allowance": stated,
    }
    parts, excerpts = [], view.of(reading, view.plans)["excerpt"]
    for code, known in lacking.items():
        what = say(f"lacks.{code}")
        absent = [plan for plan in view.plans if plan not in known and plan not in excerpts]
        if absent and len(absent) == len(view.plans) > 1:
            parts.append(say("lacks-everywhere", what=what))
        elif absent and len(view.plans) > 1:
            parts.append(say("lacks-in", what=what, places=names_of(view, absent)))
        elif absent:
            parts.append(what)
    said = say("not-stated", listed=say("semicolon").join(parts)) if parts else say("all-stated")
    return [absences.sentence(view, view.plans, said)]
