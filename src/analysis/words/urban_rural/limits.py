"""The limits of the evidence on town and country, each said only where it applies."""

from __future__ import annotations

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.urban_rural.points import INDICATORS, points
from analysis.say import Pieces
from analysis.view import View
from analysis.words.numbers import amount
from analysis.words.printed import sourced


def limits_prose(view: View) -> Prose:
    """Return the limits of the evidence, each only where it applies to the plans shown."""
    say = view.say("urban_rural")
    paragraphs: list[Pieces] = []
    county = [plan for plan in view.plans if view.plan(plan)["level"] == "county"]
    if county:
        names = say.joined([view.plan_name(plan) for plan in county])
        paragraphs.append([say("limit.counties", places=names, count=len(county))])
    seen = view.of(points, view.indicator, view.plans)
    single = seen.loc[seen["basis"] == "one standard", "plan"].unique()
    if len(single):
        names = say.joined([view.plan_name(plan) for plan in single])
        paragraphs.append([say("limit.single", places=names, count=len(single))])
    if (seen["basis"] == "implied").any():
        paragraphs.append([say("limit.implied")])
    paragraphs += [*_unlike(view), [say("limit.rules")], [say("limit.few")]]
    return Prose(*paragraphs, style="list", **sourced(view))


def _unlike(view: View) -> list[Pieces]:
    """Plans with one standard in one scheme and two in another: one standard is not one treatment."""
    say = view.say("urban_rural")
    standards = [name for name in INDICATORS if name.endswith("_standard")]
    tables = {name: view.of(points, name, view.plans) for name in standards}
    found: list[Pieces] = []
    for single, table in tables.items():
        one = set(table.loc[table["basis"] == "one standard", "plan"])
        for other, rows in tables.items():
            for row in rows[rows["plan"].isin(one) & (rows["basis"] == "levels")].itertuples():
                names = [view.name("indicators", name) for name in (single, other)]
                place, year = view.plan_name(row.plan), str(row.year)
                cell = Cell(amount(row.ratio, 3), ids(row.facts), "derived_ratio")
                found.append(
                    say("limit.unlike", place=place, single=names[0], other=names[1], ratio=cell, year=year)
                )
    return found
