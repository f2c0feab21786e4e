"""The headline numbers of a plan: few, computed by the measures, and what is not stated said so."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures import ambition_table, growth_table, ratio_table, target_table
from analysis.tables.cells import indicator_name
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import COMPARATORS, amount, period, plain, rate_text, stated_rate, unit_name
from analysis.words.phrases import pick

_STANDARD, _SHARE = "dibao_standard", "nursing_bed_share"


@dataclass(frozen=True, slots=True)
class Headline:
    """A number with its name.

    Attributes
    ----------
    label : str
        What it is.
    value : str
        The number, or why there is none.
    note : str
        Unit and year, or "".
    stated : bool
        Whether there is a number.
    """

    label: str
    value: str
    note: str = ""
    stated: bool = True


def headlines(data: Dataset, plan: str, lang: str) -> list[Headline]:
    """Return standard, its growth, the urban-rural ratio, the nursing beds promised, and the targets."""
    view = View(data, [plan], lang)
    growth = view.of(growth_table, _STANDARD, view.plans)
    # The urban standard, or the one that a place has for town and country.
    rows = growth[growth["group"].isin(["urban", "all"])]
    row = rows.iloc[0] if len(rows) else None
    return [
        _standard(view, row),
        _growth(view, row, growth),
        _ratio(view),
        _nursing(view),
        _targets(view),
    ]


def _absent(view: View, label: str, words: str = "") -> Headline:
    return Headline(label, words or absences.text(view, view.plans[0]), stated=False)


def _year(year: float, lang: str) -> str:
    return period(str(int(year)), str(int(year)), lang)


def _standard(view: View, row: pd.Series | None) -> Headline:
    label = indicator_name(view, _STANDARD, row["group"] if row is not None else "all")
    if row is None or pd.isna(row["end_value"]):
        return _absent(view, label)
    unit, year = unit_name(view, row["unit"]), _year(row["end_year"], view.lang)
    return Headline(label, plain(row["end_value"]), view.pick(f"{unit}，{year}", f"{unit}, {year}"))


def _growth(view: View, row: pd.Series | None, growth: pd.DataFrame) -> Headline:
    lang = view.lang
    label = pick(lang, "年均复合增长", "Its growth, compounded")
    if row is not None and row["evidence"] in ("series", "endpoints"):
        years = period(str(row["start_year"]), str(row["end_year"]), lang)
        return Headline(label, rate_text(row["cagr"], lang), pick(lang, years, f"a year, {years}"))
    if row is not None and row["stated_fact"]:
        words = stated_rate(
            row["stated"], row["stated_relation"], row["stated_start"], row["stated_end"], lang
        )
        return Headline(pick(lang, "增长（规划自述）", "Its growth, in the plan's own words"), words)
    if (growth["stated_fact"] != "").any():
        return _absent(view, label, pick(lang, "仅分区域载明", "stated for parts of the city only"))
    return _absent(view, label)


def _ratio(view: View) -> Headline:
    label = view.pick("低保标准城乡比", "Urban to rural standard")
    table = view.of(ratio_table, _STANDARD, view.plans).sort_values(
        "year", na_position="first", kind="stable"
    )
    row = table.iloc[-1]
    if row["evidence"] == "one standard":
        return Headline(label, view.pick("城乡同一标准", "one for both"), _year(row["year"], view.lang))
    if pd.isna(row["ratio"]):
        return _absent(view, label)
    return Headline(label, amount(row["ratio"], 2), _year(row["year"], view.lang))


def _nursing(view: View) -> Headline:
    label = indicator_name(view, _SHARE, "all")
    table = view.of(target_table, view.plans[0])
    rows = table[(table["indicator"] == _SHARE) & table["target"].notna()]
    if rows.empty:
        return _absent(view, label)
    row = rows.iloc[0]
    per_cent = view.pick("%", "\u00a0%")
    goal = f"{COMPARATORS[row['comparator']]}{plain(row['target'])}{per_cent}"
    if pd.isna(row["baseline"]):
        return Headline(label, goal, _year(row["target_year"], view.lang))
    start = f"{plain(row['baseline'])}{per_cent}"
    years = f"{row['baseline_year']:.0f} → {row['target_year']}"
    return Headline(label, f"{start} → {goal}", years)


def _targets(view: View) -> Headline:
    # As the briefing counts them: a target that the plan prints in two places is one.
    goals = view.of(ambition_table, view.plans)
    goals = goals[goals["indicator"] != ""]
    binding = (goals["attribute"] == "binding").sum()
    note = view.pick(f"其中约束性{binding}项", f"{binding} of them binding")
    if not binding:
        note = view.pick("均未标明约束性", "none called binding")
    return Headline(view.pick("目标", "Targets"), f"{len(goals)}", note)
