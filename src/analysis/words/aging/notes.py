"""Sentences beside the tables of aging pressure: implied people, scenario, care workers, limits."""

from __future__ import annotations

import math

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, implied_populations, old_and_beds
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.measures.aging.services import residents_per_worker, staffing
from analysis.say import Pieces
from analysis.view import View
from analysis.words.absences import told as told_of
from analysis.words.aging.names import listed, names_of
from analysis.words.numbers import amount, rate_text
from analysis.words.printed import sourced


def implied(view: View) -> Prose:
    """Return the populations that printed figures imply, each as the interval that their rounding leaves."""
    say, found = view.say("aging"), view.of(implied_populations, view.plans)
    sentences = [_implied(view, row) for row in found.to_dict("records")]
    if not sentences:
        return Prose([say("implies-nothing")])
    return Prose(*sentences, style="list", **sourced(view))


def _implied(view: View, row: dict) -> Pieces:
    say, place, facts = view.say("aging"), view.plan_name(row["plan"]), ids(row["facts"])
    low, high = (Cell(amount(row[end], 0), facts, "derived_people") for end in ("low", "high"))
    if row["indicator"] != f"{OLD}_implied":
        return say("implied-recipients", place=place, low=low, high=high)
    if math.isnan(row["high"]):
        return say("implied-least", place=place, low=low)
    point = Cell(amount(round(row["value"], -3), 0), facts, "derived_people")
    return say("implied-people", place=place, point=point, low=low, high=high)


def scenario(view: View) -> Prose:
    """Return what `new_beds` nursing beds more in each city would change."""
    say, table = view.say("aging"), view.of(nursing_gap, view.plans, view.new_beds)
    table = table[table["share_after"].notna()]
    if table.empty:
        return Prose([say("scenario-without-stock")])
    if view.new_beds == 0:
        return Prose([say("scenario-without-beds")])
    parts = []
    for row in table.itertuples():
        place, facts = view.plan_name(row.plan), ids(row.facts)
        share = Cell(rate_text(row.share_after, view.lang, 1), facts, "derived_nursing")
        if row.conversion_after > 0:
            left = Cell(amount(row.conversion_after, 0), facts, "derived_convert")
            parts.append(say("scenario-left", place=place, share=share, left=left))
        else:
            parts.append(say("scenario-met", place=place, share=share))
    places = listed(parts, say("semicolon"))
    return Prose(say("scenario", beds=view.new_beds, places=places), **sourced(view))


def care_staff(view: View) -> Prose:
    """Return residents per care worker, and how far the norms reach into the stock of social workers."""
    say, sentences = view.say("aging"), []
    for plan in view.plans:
        row = view.of(residents_per_worker, plan)
        if row:
            value = Cell(amount(row["value"], 1), ids(row["facts"]), "derived_per_head")
            sentences.append(say("residents", place=view.plan_name(plan), year=f"{row['year']}", value=value))
    if not sentences:
        return told_of(view, say("no-residents", plans=len(view.plans)))
    return Prose(*sentences, **sourced(view))


def limits(view: View) -> Prose:
    """Return the limits of the evidence for the plans at hand."""
    say = view.say("aging")
    items: list[str] = []
    if levels := _levels(view):
        items.append(levels)
    scopes = view.of(old_and_beds, view.plans).query("value.notna() and unit == 'bed'")
    both = [
        names_of(view, scopes.loc[scopes["scope"] == one, "plan"]) for one in (ALL_BEDS, INSTITUTION_BEDS)
    ]
    if all(both):
        items.append(say("limit-beds", all=both[0], institutions=both[1]))
    if view.of(nursing_gap, view.plans)["conversion_rate"].notna().any():
        items += [say("limit-gap"), say("limit-price")]
    if (view.of(staffing, view.plans)["stock_indicator"] != "").any():
        items.append(say("limit-staff"))
    items += [say("limit-ages"), say("limit-plans", plans=len(view.plans))]
    return Prose(*([item] for item in items), style="list")


def _levels(view: View) -> str:
    say, rows = view.say("aging"), {plan: view.plan(plan)["level"] for plan in view.plans}
    county = [view.plan_name(plan) for plan, level in rows.items() if level == "county"]
    above = [view.plan_name(plan) for plan, level in rows.items() if level != "county"]
    if not county:
        return ""
    places, beside = say.joined(county), say.joined(above)
    return say("limit-levels" if above else "limit-level", places=places, count=len(county), above=beside)


def absent(view: View, what: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    say = view.say("aging")
    return told_of(view, say(f"absent.{what}"))
