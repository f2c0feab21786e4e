"""The answer on aging pressure from the census, for the lead of the notebook."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, facts_of
from analysis.measures.pressure.demand import demand
from analysis.measures.pressure.explained import explaining_populations
from analysis.words.aging.names import Pieces, printed, spread
from analysis.words.numbers import amount
from analysis.words.phrases import pick
from analysis.words.pressure.names import age, mark_of

SHARE, RISE = "share_aged_60_plus", "share_aged_60_plus_rise"


def lead(data: Dataset, plans: list[str], lang: str) -> Pieces:
    """Return how old the cities are by the census, beside the places above, and what a printed rate hides."""
    return [*_shares(data, plans, lang), *printed_rates(data, plans, lang)]


def latest_shares(data: Dataset, plans: list[str]) -> pd.DataFrame:
    """Return the share aged 60 and over of each city and place above it, of the latest census."""
    table = demand(data, plans)
    table = table[(table["indicator"] == SHARE) & table["value"].notna()]
    return table[table["year"] == table["year"].max()].assign(
        own=lambda rows: rows["place"] == rows["plan"].map(lambda plan: data.plan(plan)["place"])
    )


def _per_cent(data: Dataset, row: pd.Series, lang: str) -> Cell:
    text = amount(row["value"], 1) + pick(lang, "%", "\u00a0%")
    return Cell(text, facts_of(row["facts"]), mark_of(data, row))


def _shares(data: Dataset, plans: list[str], lang: str) -> Pieces:
    if data.reference.lacks("census_2020"):
        return []
    table = latest_shares(data, plans)
    own = table[table["own"]].sort_values("value", kind="stable")
    if own.empty:
        return []
    year, ends = own["year"].iat[0], [own.iloc[0], own.iloc[-1]]
    names = [data.plan_name(row["plan"], lang) for row in ends]
    cells = [_per_cent(data, row, lang) for row in ends]
    if len(own) == 1:
        pieces: Pieces = [pick(lang, f"按{year}年普查，{names[0]}60岁及以上常住人口占", "By the census of "
                               f"{year}, people aged 60 and over were "), cells[0]]  # fmt: skip
        pieces += [pick(lang, "", f" of the permanent population of {names[0]}")]
    else:
        pieces = [pick(lang, f"按{year}年普查，60岁及以上常住人口占比由{names[0]}的", "By the census of "
                       f"{year}, the share aged 60 and over of the permanent population runs from "),
                  cells[0]]  # fmt: skip
        pieces += [pick(lang, f"到{names[1]}的", f" ({names[0]}) to "), cells[1]]
        pieces += [pick(lang, "", f" ({names[1]})")]
    return [*pieces, *_beside(data, table, plans, lang), pick(lang, "。", ". ")]


def _beside(data: Dataset, table: pd.DataFrame, plans: list[str], lang: str) -> Pieces:
    """Return the share of the places above: all of a single city, those that several share."""
    common = [place for place in data.superiors(plans[0]) if all(place in data.superiors(p) for p in plans)]
    pieces: Pieces = []
    for place in common:
        found = table[table["place"] == place]
        if len(found):
            name = data.name("places", place, lang)
            pieces += [pick(lang, "；" if not pieces else "、", "; " if not pieces else ", "),
                       pick(lang, name, f"{name} "), _per_cent(data, found.iloc[0], lang)]  # fmt: skip
    return pieces


def printed_rates(data: Dataset, plans: list[str], lang: str) -> Pieces:
    """Return for each plan that prints a rate of beds whether its own beds on the census give it."""
    table = explaining_populations(data, plans)
    return [piece for _, own in table.groupby("plan", sort=False) for piece in _explained(data, own, lang)]


def _explained(data: Dataset, own: pd.DataFrame, lang: str) -> Pieces:
    usual = own[own["usual"]].iloc[0]
    place, year = data.plan_name(usual["plan"], lang), usual["year"]
    rate = Cell(printed(data, usual["rate_fact"]), (usual["rate_fact"],), data.mark([usual["rate_fact"]]))
    beds = Cell(printed(data, usual["beds_fact"]), (usual["beds_fact"],), data.mark([usual["beds_fact"]]))
    outside = tuple(f for f in facts_of(usual["facts"]) if f not in (usual["rate_fact"], usual["beds_fact"]))
    people = Cell(amount(usual["persons"], 0), outside, data.mark(outside))
    text = spread(usual["value"], usual["low"], usual["high"], 1, lang)
    computed = Cell(text, facts_of(usual["facts"]), f"derived_per_1000 {data.mark(outside)}")
    if lang == "zh":
        pieces: Pieces = [f"{place}印出每千名老年人床位", rate, f"张（{year}年）；其", beds]
        pieces += [
            "张床位除以普查的",
            people,
            f"名{age('aged_60_plus', lang)}常住人口，为每千人",
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
        pieces += [people, f" people {age('aged_60_plus', lang)} of the census make ", computed]
    return [*pieces, _verdict(own, usual, lang)]


def _verdict(own: pd.DataFrame, usual: pd.Series, lang: str) -> str:
    if usual["fits"]:
        return pick(lang, "，与印出的比率相符。", ", which agrees with the printed rate. ")
    fitting = own[own["fits"]]
    if fitting.empty:
        return pick(lang, "，与印出的比率不符，普查的其他老年人口也都解释不了。",
                    ", which contradicts the printed rate; no other old population of the censuses explains "
                    "it. ")  # fmt: skip
    names = [
        pick(lang, f"{row['population_year']}年{age(row['population'], lang)}者",
             f"those {age(row['population'], lang)} in {row['population_year']}")
        for row in fitting.to_dict("records")
    ]  # fmt: skip
    named = " or ".join(names) if lang == "en" else "，或".join(names)
    return pick(lang, f"，与印出的比率不符。印出的比率合于{named}。",
                f", which contradicts the printed rate. That would fit {named}. ")  # fmt: skip
