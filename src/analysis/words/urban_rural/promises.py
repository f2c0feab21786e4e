"""Sentences on promised ratios and the paces of the past."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.urban_rural.targets import reach
from analysis.say import Pieces
from analysis.view import View
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import amount


def promise_sentence(view: View) -> Pieces:
    """Return which ratios are promised and how many past paces would reach them."""
    say = view.say("urban_rural")
    table = view.of(reach, view.indicator, view.plans)
    goals = table[table["target"].notna()]
    if goals.empty:
        return [say("promises-nothing", plans=len(view.plans))]
    pieces: Pieces = []
    for plan, own in goals.groupby("plan", sort=False):
        first = own.iloc[0]
        listed = ids(first["facts"])[-1:]
        goal = Cell(amount(first["target"], 3), listed, of_stated_ratio(view, first["target"], listed))
        place, year, past = view.plan_name(plan), str(first["target_year"]), _past(view, own)
        pieces += [say("semicolon")] if pieces else []
        pieces += say("promise", place=place, goal=goal, year=year, past=past)
    return say("promises", promises=pieces)


def _past(view: View, own: pd.DataFrame) -> str:
    say, verdict = view.say("urban_rural"), own["verdict"].iat[0]
    if verdict in ("already met", "no past pace"):
        return say("already-met" if verdict == "already met" else "no-past-pace")
    count, reached = len(own), int(own["verdict"].isin(["reaches", "passes parity"]).sum())
    if reached in (0, count):
        return say("all-reach" if reached else "none-reaches", count=count)
    every = own["area"].nunique()
    if every == 1:
        return say("some-reach", count=count, reached=reached)
    areas = own.loc[own["verdict"] != "falls short", "area"].nunique()
    return say("some-reach-by-area", count=count, reached=reached, areas=areas, every=every)
