"""The answer on aging pressure from the census, for the lead of the notebook."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.consistency.ledger import claim_row
from analysis.measures.consistency.populations import explaining_populations
from analysis.measures.pressure.demand import demand
from analysis.say import Pieces
from analysis.view import View
from analysis.words.aging.names import printed, spread
from analysis.words.consistency import claim_text
from analysis.words.listing import by_level
from analysis.words.numbers import amount
from analysis.words.pressure.names import age, mark_of

SHARE, RISE = "share_aged_60_plus", "share_aged_60_plus_rise"


def lead(view: View) -> Pieces:
    """Return how old the cities are by the census, beside the places above, and what a printed rate hides."""
    return [*_shares(view), *printed_rates(view)]


def latest_shares(view: View) -> pd.DataFrame:
    """Return the share aged 60 and over of each city and place above it, of the latest census."""
    table = view.of(demand, view.plans)
    table = table[(table["indicator"] == SHARE) & table["value"].notna()]
    return table[table["year"] == table["year"].max()].assign(
        own=lambda rows: rows["place"] == rows["plan"].map(lambda plan: view.plan(plan)["place"])
    )


def _per_cent(view: View, row: pd.Series) -> Cell:
    text = amount(row["value"], 1) + view.pick("%", "\u00a0%")
    return Cell(text, ids(row["facts"]), mark_of(view, row))


def _shares(view: View) -> Pieces:
    if view.lacks("census_2020"):
        return []
    table = latest_shares(view)
    own = table[table["own"]].sort_values("value", kind="stable")
    if own.empty:
        return []
    year = own["year"].iat[0]
    if own["place"].nunique() == 1:
        names, cells = [view.plan_name(own["plan"].iat[0])], [_per_cent(view, own.iloc[0])]
        pieces: Pieces = [view.pick(f"按{year}年普查，{names[0]}60岁及以上常住人口占", "By the census of "
                               f"{year}, people aged 60 and over were "), cells[0]]  # fmt: skip
        pieces += [view.pick("", f" of the permanent population of {names[0]}")]
    else:
        pieces = [
            view.pick(
                f"按{year}年普查，60岁及以上常住人口占比：",
                f"Aged 60 and over by the census of {year}, of the permanent population: ",
            )
        ]
        own = own.drop_duplicates("place")  # the census knows places, not plans
        own = own.assign(name=[view.name("places", place) for place in own["place"]])
        pieces += by_level(view, own, lambda row: [_per_cent(view, row)])
    return [*pieces, *_beside(view, table), view.pick("。", ". ")]


def _beside(view: View, table: pd.DataFrame) -> Pieces:
    """Return the share of the places above: all of a single city, those that several share."""
    common = [
        place
        for place in view.superiors(view.plans[0])
        if all(place in view.superiors(p) for p in view.plans)
    ]
    pieces: Pieces = []
    for place in common:
        found = table[table["place"] == place]
        if len(found):
            name = view.name("places", place)
            pieces += [view.pick("；" if not pieces else "、", "; " if not pieces else ", "),
                       view.pick(name, f"{name} "), _per_cent(view, found.iloc[0])]  # fmt: skip
    return pieces


def printed_rates(view: View) -> Pieces:
    """Return for each plan that prints a rate of beds what its beds are on the census, and the verdict."""
    table = view.of(explaining_populations, view.plans)
    return [piece for _, own in table.groupby("plan", sort=False) for piece in _explained(view, own)]


def _explained(view: View, own: pd.DataFrame) -> Pieces:
    usual = own[own["usual"]].iloc[0]
    place, year = view.plan_name(usual["plan"]), usual["year"]
    rate = Cell(printed(view, usual["rate_fact"]), (usual["rate_fact"],), view.mark([usual["rate_fact"]]))
    beds = Cell(printed(view, usual["beds_fact"]), (usual["beds_fact"],), view.mark([usual["beds_fact"]]))
    outside = tuple(f for f in ids(usual["facts"]) if f not in (usual["rate_fact"], usual["beds_fact"]))
    people = Cell(amount(usual["persons"], 0), outside, view.mark(outside))
    text = spread(view, usual["value"], usual["low"], usual["high"], 1)
    computed = Cell(text, ids(usual["facts"]), f"derived_per_1000 {view.mark(outside)}")
    if view.lang == "zh":
        pieces: Pieces = [f"{place}印出每千名老年人床位", rate, f"张（{year}年）；其", beds]
        pieces += [
            "张床位除以普查的",
            people,
            f"名{age('aged_60_plus', view.lang)}常住人口，为每千人",
            computed,
            "张",
        ]
    else:
        pieces = [
            f"{place} prints ",
            rate,
            f" beds per 1,000 old people ({year}); its ",
            beds,
            " beds and the ",
        ]
        pieces += [people, f" people {age('aged_60_plus', view.lang)} of the census make ", computed]
    row = view.of(claim_row, usual["rate_fact"])
    said = claim_text(row, view.lang) if row else ""
    zh, en = (f"。规划公布的比率：{said}。", f". The printed rate: {said}. ") if said else ("。", ". ")
    return [*pieces, view.pick(zh, en)]
