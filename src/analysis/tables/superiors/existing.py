"""Tables of targets beside what exists already, and of what the population alone does to them."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.display import Cell, Column, Table
from analysis.measures import existing_table, population_effect
from analysis.tables.cells import blank, indicator_name
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.numbers import amount, period, plain, rate_text, unit_name
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced
from analysis.words.superiors.names import FORMULAS, cell, holder, number, rounded
from analysis.words.superiors.population import population_name

_KEYS = ["plan", "indicator", "group", "target_year"]


def existing_levels(view: View) -> Table | None:
    """Return each target beside what a superior, or for payments another plan, has; None if there is nothing.

    One row a target and place: the latest level, and before it the first that the target asks less than.
    """
    table = view.of(existing_table, view.plans)
    table = table[table["existing"].notna()]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("指标", "Indicator"), width=2.6),
        Column(view.pick("目标", "Target"), kind="number", width=1),
        Column(view.pick("何处", "Where"), width=1.2),
        Column(view.pick("已有水平", "Exists"), width=2),
        Column(view.pick("目标的要求", "The target asks for"), width=1.2),
    ]
    rows = []
    for _, mine in table.groupby(_KEYS, sort=False):
        for at, (_, levels) in enumerate(mine.groupby(["basis", "place"], sort=False)):
            rows.append(_row(view, levels, at > 0))
    caption = view.pick("目标与已有水平", "Targets beside what exists already")
    notes = [
        view.pick(
            "城乡标准之比由同一地同一年的城、乡标准相除而得；临时救助为支出除以人次。比较时计入四舍五入。",
            "Ratios of standards: town over country, or the reverse, of one place and year; relief: outlay "
            "over cases. Rounding is allowed for.",
        )
    ]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _row(view: View, levels: pd.DataFrame, again: bool) -> list[Cell | str]:
    last = levels.iloc[-1]
    unit = unit_name(view, last["unit"])
    name = f"{indicator_name(view, last['indicator'], last['group'])}, {unit}"
    own = cell(view, number(last["target"], last["comparator"]), last["target_facts"])
    first = ["", "", ""] if again else [view.plan_name(last["plan"]), name, own]
    below = levels[levels["verdict"] == "below"].head(1)
    told = pd.concat([below, levels.tail(1)]).drop_duplicates(["year", "existing_facts"])
    text = "; ".join(
        f"{rounded(row.existing, row.unit)} ({period(str(row.start_year), str(row.year), 'en')})"
        for row in told.itertuples()
    )
    facts, formula = ";".join(told["existing_facts"]), FORMULAS[last["basis"]]
    return [*first, holder(view, last["place"]), cell(view, text, facts, formula=formula),
            _verdict(last["verdict"], view.lang)]  # fmt: skip


def _verdict(code: str, lang: str) -> Cell:
    said = {
        "below": pick(lang, "低于已有", "less"),
        "equal": pick(lang, "相同", "the same"),
        "above": pick(lang, "高于已有", "more"),
        "open": pick(lang, "依取何数而定", "by the figure taken"),
    }[code]
    return Cell(said)


def population_effects(view: View) -> Table | None:
    """Return what the census scenario does to each target per head; None where there is none."""
    table = view.of(population_effect, view.plans)
    table = table[table["factor"].notna()]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("指标", "Indicator"), width=2.6),
        Column(view.pick("所除人口", "Divided by"), width=1.3),
        Column(view.pick("人口变化", "Change of it"), width=1.1),
        Column(view.pick("基期", "Baseline"), width=0.9),
        Column(view.pick("仅人口变化", "People alone"), width=0.9),
        Column(view.pick("目标", "Target"), width=0.9),
        Column(view.pick("占所需变化", "Of the distance"), width=0.9),
        Column(view.pick("目标所需人数", "Persons asked for"), width=1.2),
    ]
    rows = [_effect(view, row) for row in table.itertuples()]
    caption = view.pick(
        "按人口计算的目标：仅由人口变化能达到多少",
        "Targets per head: what the population alone would do",
    )
    first, last = table["first_year"].min(), table["last_year"].max()
    households = (table["proxy"] == "households").any()
    notes = [
        view.pick(
            f"情景：{first}年至{last}年普查之间的年均速度延续，分子不变。"
            + ("按户计算者以人代户。" if households else ""),
            f"Scenario: the yearly pace between the censuses of {first} and {last} goes on, numerators stay. "
            + ("Households are taken to move as people do." if households else ""),
        ).strip(),
    ]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _effect(view: View, row: Row) -> list[Cell | str]:
    name = f"{indicator_name(view, row.indicator, row.group)}, {unit_name(view, row.unit)}"
    change = rate_text(row.factor - 1, view.lang, 1)
    based = pd.notna(row.met)
    stand_in = view.pick("户（以人代）", "households (by people)")
    people = stand_in if row.proxy else sentence_case(population_name(row.population, view.lang))
    asked = blank()
    if pd.notna(row.needed):
        text = f"{amount(row.needed, 0)} → {amount(row.needed_then, 0)}"
        asked = cell(view, text, row.facts, formula="derived_scenario", cited=False)
    alone, met = missing(view, row.plan), blank()
    if based:
        text = plain(round(row.alone, 1))
        alone = cell(view, text, row.facts, formula="derived_scenario", cited=False)
        met = cell(view, rate_text(row.met, view.lang, 0), row.facts, formula="derived_headroom", cited=False)
    return [
        view.plan_name(row.plan),
        name,
        sentence_case(people),
        cell(view, f"+{change}" if row.factor > 1 else change, row.census_facts, formula="derived_scenario"),
        cell(view, number(row.baseline), row.baseline_fact)
        if based
        else missing(view, row.plan, row.indicator, group=row.group),
        alone if based else blank(),
        cell(view, number(row.target, row.comparator), row.target_facts),
        met,
        asked,
    ]
