"""Sentences on promised ratios and the paces of the past."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.urban_rural.targets import reach
from analysis.view import View
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import amount
from analysis.words.phrases import pick

Pieces = list[Cell | str]


def promise_sentence(view: View) -> Pieces:
    """Return which ratios are promised and how many past paces would reach them."""
    table = view.of(reach, view.indicator, view.plans)
    goals = table[table["target"].notna()]
    if goals.empty:
        if len(view.plans) == 1:
            return [view.pick("规划没有承诺城乡比。", "The plan promises no ratio. ")]
        return [view.pick("没有一份规划承诺城乡比。", "No plan here promises a ratio. ")]
    pieces: Pieces = []
    for at, (plan, own) in enumerate(goals.groupby("plan", sort=False)):
        first = own.iloc[0]
        place = view.plan_name(plan)
        listed = ids(first["facts"])[-1:]
        goal = Cell(amount(first["target"], 3), listed, of_stated_ratio(view, first["target"], listed))
        reached = int(own["verdict"].isin(["reaches", "passes parity"]).sum())
        lead = view.pick(f"{place}承诺{first['target_year']}年降至", f"{place} promises ")
        pieces += [view.pick("；", "; ") if at else "", lead, goal]
        pieces.append(view.pick("", f" by {first['target_year']}"))
        pieces.append(_past(first["verdict"], reached, own, view.lang))
    return [*pieces, view.pick("。", ". ")]


def _past(verdict: str, reached: int, own: pd.DataFrame, lang: str) -> str:
    count = len(own)
    if verdict == "already met":
        return pick(lang, "，现状已达到", ", which is met already")
    if verdict == "no past pace":
        return pick(lang, "，过去的速度无从知晓", ", with no past pace to judge it by")
    areas = own.loc[own["verdict"] != "falls short", "area"].nunique()
    every = own["area"].nunique()
    where = (
        ""
        if every == 1
        else pick(lang, f"（{every}类地区中的{areas}类）", f" (in {areas} of {every} kinds of area)")
    )
    if reached == count:
        return pick(
            lang,
            f"，过去的{count}种速度都够",
            f", which {'all' if count > 1 else 'the'} {count} past pace{'s' if count > 1 else ''} would "
            "reach",
        )
    if reached == 0:
        return pick(lang, f"，过去的{count}种速度都不够", f", which none of {count} past paces would reach")
    return pick(
        lang,
        f"，过去的{count}种速度中有{reached}种够{where}",
        f", which {reached} of {count} past paces would reach{where}",
    )
