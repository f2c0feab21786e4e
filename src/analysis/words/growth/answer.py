"""Words of the growth notebook: head and answer."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.absences import reading
from analysis.measures.growth.difference import mean_difference, rural_minus_urban
from analysis.measures.growth.rates import HEADLINE, PRINTED, SENSITIVITY, TRACED, UNLIKE, growth_rates
from analysis.measures.growth.stated import conventions
from analysis.say import Pieces
from analysis.view import View
from analysis.words import absences
from analysis.words.listing import by_level
from analysis.words.numbers import amount, rate_text
from analysis.words.printed import sourced

_RATE = "derived_growth"


def subject(view: View, row: Row, *, brackets: bool = False) -> str:
    """Return city and group ("city, urban"), or the city alone where the figure is for everybody."""
    say, place = view.say("growth"), view.plan_name(row.plan)
    if row.group in ("", "all"):
        return place
    group = view.name("groups", row.group)
    return say("subject-in-brackets" if brackets else "subject", place=place, group=group)


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle."""
    say = view.say("growth")
    title = say("title", name=view.name("indicators", view.indicator))
    return title, say.joined([view.plan_name(plan) for plan in view.plans])


def opening(view: View) -> Prose:
    """Return question and answer: growth by level and years, the rural lead, and what is not known."""
    say = view.say("growth")
    table = view.of(
        growth_rates, view.plans, [view.indicator], intervals=view.intervals, confidence=view.confidence
    )
    name = view.name("indicators", view.indicator)
    pieces = [say("question", name=name), *_range(view, table, name), *_base_choice(view, table)]
    return Prose([*pieces, *_gap(view), *_unknown(view, table)], style="lead", **sourced(view))


def headline_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row a series or stated change with a compound rate, headline convention, whole spans.

    A traced change that repeats the printed levels of its own group is left to the series.
    """
    known = table[table["cagr"].notna() & table["base_assumption"].isin([PRINTED, HEADLINE, TRACED])]
    printed = known.loc[known["base_assumption"] == PRINTED, ["plan", "group"]].apply(tuple, axis=1)
    repeats = (known["base_assumption"] == TRACED) & known[["plan", "group"]].apply(tuple, axis=1).isin(
        set(printed)
    )
    return known[~repeats]


def _range(view: View, table: pd.DataFrame, name: str) -> Pieces:
    say, known = view.say("growth"), headline_rows(table)
    if known.empty:
        return _range_of_shares(view, table, name)
    known = known.assign(
        name=[subject(view, row, brackets=True) for row in known.itertuples()],
        value=known["cagr"],
        year=known["end_year"],
    )
    rates = by_level(
        view, known, lambda row: [Cell(rate_text(row["cagr"], view.lang, 1), ids(row["facts"]), _RATE)]
    )
    return [*say("growth", rates=rates), _evidence(view, known)]


def _evidence(view: View, known: pd.DataFrame) -> str:
    """What the rates rest on: levels year by year, or less."""
    say = view.say("growth")
    count, series = len(known), sum(len(ids(text)) > 2 for text in known["facts"])
    if series == count:
        return say("all-by-year")
    if series == 0:
        return say("none-by-year")
    some, all_ = (say("in-words", number=number) for number in (series, count))
    return say("some-by-year", series=series, some=some, all=all_)


def _range_of_shares(view: View, table: pd.DataFrame, name: str) -> Pieces:
    say, shares = view.say("growth"), table[table["pp_per_year"].notna()]
    bounds = table[table["cagr"].isna() & (table["cagr_high"].notna() | table["cagr_low"].notna())]
    if shares.empty and len(bounds):
        return _only_bounds(view, bounds)
    if shares.empty and (table["evidence"] == UNLIKE).any():
        return [say("unlike-months", name=name)]
    if shares.empty and (table["start_year"].notna() & table["end_value"].notna()).any():
        return [say("without-rate", name=name)]
    if shares.empty:
        return [absences.sentence(view, view.plans, say("no-growth", name=name))]
    pieces: Pieces = []
    for row in shares.itertuples():
        points = Cell(amount(row.pp_per_year * 100, 2), ids(row.facts), "derived_pace")
        years = f"{row.start_year}–{row.end_year}"
        pieces += say("share-moved", place=subject(view, row), years=years, points=points)
    return pieces


def _only_bounds(view: View, bounds: pd.DataFrame) -> Pieces:
    say, pieces = view.say("growth"), list[Cell | str]()
    for row in bounds.itertuples():
        most = pd.notna(row.cagr_high)
        rate = rate_text(row.cagr_high if most else row.cagr_low, view.lang, 1)
        cell, years = Cell(rate, ids(row.facts), _RATE), f"{row.start_year}–{row.end_year}"
        pieces += say("at-most" if most else "at-least", place=subject(view, row), years=years, rate=cell)
    return pieces


def _base_choice(view: View, table: pd.DataFrame) -> Pieces:
    say, stated = view.say("growth"), table[table["base_assumption"].isin([HEADLINE, SENSITIVITY])]
    if stated.empty:
        return []
    pairs = stated.pivot_table(index=["plan", "group"], columns="base_assumption", values="cagr")
    most = amount((pairs[SENSITIVITY] - pairs[HEADLINE]).abs().max() * 100, 1)
    numbers = (len(pairs), *conventions(view.intervals))
    some, longer, shorter = (say("in-words", number=number) for number in numbers)
    return [say("without-base-year", count=len(pairs), some=some, longer=longer, shorter=shorter, most=most)]


def _gap(view: View) -> Pieces:
    say = view.say("growth")
    table = view.of(rural_minus_urban, view.indicator, view.plans, intervals=view.intervals)
    known = table[table["difference"].notna()]
    if known.empty:
        return _one_standard(view, table)
    facts = tuple(fact for text in known["facts"] for fact in ids(text))
    if int(known["stands"].sum()) == 1:
        row = known[known["stands"]].iloc[0]
        said = say(f"rural-side.{row['faster']}", points=amount(abs(row["difference"]) * 100, 1))
        faster = Cell(said, facts, "derived_log_growth")
        pieces = say("one-city", place=view.plan_name(row["plan"]), faster=faster)
        return [*pieces, *_one_standard(view, table)]
    mean, short = (mean_difference(table, view.confidence, shorter=shorter) for shorter in (False, True))
    pieces = say(
        "mean",
        cities=int(mean["n"]),
        average=Cell(amount(mean["mean"] * 100, 1), facts, "derived_log_growth"),
        level=rate_text(view.confidence, view.lang, 0),
        low=amount(mean["low"] * 100, 1),
        high=amount(mean["high"] * 100, 1),
        zero=say(f"zero.{_where_zero_lies(mean, short)}"),
    )
    return [_each(view, known), *pieces, *_one_standard(view, table)]


def _where_zero_lies(mean: dict[str, float], short: dict[str, float]) -> str:
    """Whether zero lies outside of the interval of a mean; if the readings differ, by which it does."""
    outside, outside_short = (m["low"] > 0 or m["high"] < 0 for m in (mean, short))
    if outside == outside_short:
        return "outside" if outside else "inside"
    return "outside-longer" if outside else "outside-shorter"


def _each(view: View, known: pd.DataFrame) -> str:
    """Which side grew faster in each city: what is so there, whatever the mean says of others."""
    say, parts = view.say("growth"), []
    for side in ("rural", "urban", "either"):
        names = [view.plan_name(plan) for plan in known.loc[known["faster"] == side, "plan"]]
        if names:
            parts.append(say(f"faster-in.{side}", places=say.joined(names)))
    return say("each-city", cities=say("semicolon").join(parts))


def _one_standard(view: View, table: pd.DataFrame) -> Pieces:
    say = view.say("growth")
    one = [view.plan_name(plan) for plan in table.loc[table["evidence"] == "one standard", "plan"]]
    return [say("one-standard", places=say.joined(one), count=len(one))] if one else []


def _unknown(view: View, table: pd.DataFrame) -> Pieces:
    say = view.say("growth")
    known = set(table.loc[table["cagr"].notna() | table["pp_per_year"].notna(), "plan"])
    silent = [plan for plan in view.plans if plan not in known]
    if not known or not silent:
        return []
    if excerpts := view.of(reading, silent)["excerpt"]:
        rest = [plan for plan in silent if plan not in excerpts]
        return [say("not-known", listed=absences.listed(view, rest + excerpts))]
    names = say.joined([view.plan_name(plan) for plan in silent])
    return [say("silent", places=names, count=len(silent))]
