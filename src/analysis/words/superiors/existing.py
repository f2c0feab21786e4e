"""Sentences on targets that ask for less than exists already."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.display import Cell, Prose
from analysis.measures import existing_table
from analysis.view import View
from analysis.words.numbers import period
from analysis.words.phrases import pick, plural, sentence_case
from analysis.words.printed import sourced
from analysis.words.superiors.names import FORMULAS, cell, holder, rounded, spoken, unit_after

Pieces = list[Cell | str]


def findings(view: View) -> Prose | None:
    """Return each target below what exists, with the first and the last level; None if nothing to compare."""
    table = view.of(existing_table, view.plans)
    table = table[table["existing"].notna()]
    if table.empty:
        return None
    below = table[table["verdict"] == "below"]
    compared = table.drop_duplicates(["plan", "indicator", "group", "target_year"])
    if below.empty:
        said = view.pick(
            f"可与已有水平相比的目标有{len(compared)}项，没有一项低于已有水平。",
            f"{plural(len(compared), 'target', 'targets')} can be set beside what exists already; none asks "
            "for less.",
        )
        return Prose([said])
    keys = ["plan", "indicator", "group", "target_year"]
    items = [_finding(view, rows) for _, rows in below.groupby(keys, sort=False)]
    return Prose(*items, *_caution(below, view.lang), style="list", **sourced(view))


def _finding(view: View, rows: pd.DataFrame) -> Pieces:
    row = rows.iloc[0]
    name, place = view.name("indicators", row["indicator"]), view.plan_name(row["plan"])
    unit = unit_after(view, row["unit"])
    own = cell(view, spoken(row["target"], row["comparator"], view.lang) + unit, row["target_facts"])
    parts: Pieces = []
    for _, same in rows.groupby(["basis", "place"], sort=False):
        levels: Pieces = []
        for level in same.iloc[[0, -1]].drop_duplicates().itertuples():
            levels += [view.pick("、", ", ") if levels else "", *_level(view, level, unit)]
        parts += [view.pick("；", "; ") if parts else "", holder(view, same["place"].iat[0])]
        parts += [view.pick("", " "), *levels]
    overtaken = set(rows["period"]) == {"within"}
    year = row["target_year"]
    lower = row["direction"] == "lower"
    if view.lang == "zh":
        how = "（越低越好）" if lower else ""
        when = "，均为规划期内的水平" if overtaken else ""
        return [f"{place}的{name}{how}，{year}年目标为", own, "，要求不及已有水平：", *parts, f"{when}。"]
    how = " (lower is better)" if lower else ""
    when = "; reached within the period of the plan" if overtaken else ""
    lead = f"{sentence_case(name)}{how}, {place}: the target for {year} is "
    return [lead, own, ", less than exists: ", *parts, f"{when}."]


def _level(view: View, row: Row, unit: str) -> Pieces:
    value = cell(
        view, rounded(row.existing, row.unit) + unit, row.existing_facts, formula=FORMULAS[row.basis]
    )
    years = period(str(row.start_year), str(row.year), view.lang)
    return [years, value] if view.lang == "zh" else [value, f" ({years})"]


def _caution(below: pd.DataFrame, lang: str) -> list[Pieces]:
    said: list[Pieces] = []
    if (below["basis"] != "paid").any():
        said.append([pick(
            lang,
            "上级的数字是全辖区的平均，所属各地有高有低；低于平均不等于倒退。",
            "A superior's figure is the average of all its places; a target below it is no step back for the "
            "city itself.",
        )])  # fmt: skip
    if (below["basis"] == "paid").any():
        said.append([pick(
            lang,
            "临时救助按支出除以人次计算；目标写的是“人均”，按人还是按人次，规划没有说明。",
            "What others pay is outlay over cases; whether the target counts persons or cases is not said.",
        )])  # fmt: skip
    return said
