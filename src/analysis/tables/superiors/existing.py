"""Tables of targets beside what exists already, and of what the population alone does to them."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.display import Cell, Column, Table
from analysis.measures import existing_table, population_effect
from analysis.tables.cells import blank, indicator_name, missing
from analysis.words.numbers import amount, period, plain, rate_text, unit_name
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced
from analysis.words.superiors.names import FORMULAS, cell, holder, number, rounded
from analysis.words.superiors.population import population_name

_KEYS = ["plan", "indicator", "group", "target_year"]


def existing_levels(data: Dataset, plans: list[str], lang: str) -> Table | None:
    """Return each target beside what a superior, or for payments another plan, has; None if there is nothing.

    One row a target and place: the latest level, and before it the first that the target asks less than.
    """
    table = existing_table(data, plans)
    table = table[table["existing"].notna()]
    if table.empty:
        return None
    columns = [
        Column(pick(lang, "城市", "City"), width=1.1),
        Column(pick(lang, "指标", "Indicator"), width=2.6),
        Column(pick(lang, "目标", "Target"), kind="number", width=1),
        Column(pick(lang, "何处", "Where"), width=1.2),
        Column(pick(lang, "已有水平", "Exists"), width=2),
        Column(pick(lang, "目标的要求", "The target asks for"), width=1.2),
    ]
    rows = []
    for _, mine in table.groupby(_KEYS, sort=False):
        for at, (_, levels) in enumerate(mine.groupby(["basis", "place"], sort=False)):
            rows.append(_row(data, levels, at > 0, lang))
    caption = pick(lang, "目标与已有水平", "Targets beside what exists already")
    notes = [
        pick(
            lang,
            "城乡标准之比由同一地同一年的城、乡标准相除而得；临时救助为支出除以人次。比较时计入四舍五入。",
            "Ratios of standards: town over country, or the reverse, of one place and year; relief: outlay "
            "over cases. Rounding is allowed for.",
        )
    ]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(data, lang))


def _row(data: Dataset, levels: pd.DataFrame, again: bool, lang: str) -> list[Cell | str]:
    last = levels.iloc[-1]
    unit = unit_name(data, last["unit"], lang)
    name = f"{indicator_name(data, last['indicator'], last['group'], lang)}, {unit}"
    own = cell(data, number(last["target"], last["comparator"]), last["target_facts"])
    first = ["", "", ""] if again else [data.plan_name(last["plan"], lang), name, own]
    below = levels[levels["verdict"] == "below"].head(1)
    told = pd.concat([below, levels.tail(1)]).drop_duplicates(["year", "existing_facts"])
    text = "; ".join(
        f"{rounded(row.existing, row.unit)} ({period(str(row.start_year), str(row.year), 'en')})"
        for row in told.itertuples()
    )
    facts, formula = ";".join(told["existing_facts"]), FORMULAS[last["basis"]]
    return [*first, holder(data, last["place"], lang), cell(data, text, facts, formula=formula),
            _verdict(last["verdict"], lang)]  # fmt: skip


def _verdict(code: str, lang: str) -> Cell:
    said = {
        "below": pick(lang, "低于已有", "less"),
        "equal": pick(lang, "相同", "the same"),
        "above": pick(lang, "高于已有", "more"),
    }[code]
    return Cell(said)


def population_effects(data: Dataset, plans: list[str], lang: str) -> Table | None:
    """Return what the census scenario does to each target per head; None where there is none."""
    table = population_effect(data, plans)
    table = table[table["factor"].notna()]
    if table.empty:
        return None
    columns = [
        Column(pick(lang, "城市", "City"), width=1.1),
        Column(pick(lang, "指标", "Indicator"), width=2.6),
        Column(pick(lang, "所除人口", "Divided by"), width=1.3),
        Column(pick(lang, "人口变化", "Change of it"), width=1.1),
        Column(pick(lang, "基期", "Baseline"), width=0.9),
        Column(pick(lang, "仅人口变化", "People alone"), width=0.9),
        Column(pick(lang, "目标", "Target"), width=0.9),
        Column(pick(lang, "占所需变化", "Of the distance"), width=0.9),
        Column(pick(lang, "目标所需人数", "Persons asked for"), width=1.2),
    ]
    rows = [_effect(data, row, lang) for row in table.itertuples()]
    caption = pick(
        lang,
        "按人口计算的目标：仅由人口变化能达到多少",
        "Targets per head: what the population alone would do",
    )
    first, last = table["first_year"].min(), table["last_year"].max()
    households = (table["proxy"] == "households").any()
    notes = [
        pick(
            lang,
            f"情景：{first}年至{last}年普查之间的年均速度延续，分子不变。"
            + ("按户计算者以人代户。" if households else ""),
            f"Scenario: the yearly pace between the censuses of {first} and {last} goes on, numerators stay. "
            + ("Households are taken to move as people do." if households else ""),
        ).strip(),
    ]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(data, lang))


def _effect(data: Dataset, row: Row, lang: str) -> list[Cell | str]:
    name = f"{indicator_name(data, row.indicator, row.group, lang)}, {unit_name(data, row.unit, lang)}"
    change = rate_text(row.factor - 1, lang, 1)
    based = pd.notna(row.met)
    stand_in = pick(lang, "户（以人代）", "households (by people)")
    people = stand_in if row.proxy else sentence_case(population_name(row.population, lang))
    asked = blank()
    if pd.notna(row.needed):
        text = f"{amount(row.needed, 0)} → {amount(row.needed_then, 0)}"
        asked = cell(data, text, row.facts, formula="derived_scenario", cited=False)
    alone, met = missing(lang), blank()
    if based:
        text = plain(round(row.alone, 1))
        alone = cell(data, text, row.facts, formula="derived_scenario", cited=False)
        met = cell(data, rate_text(row.met, lang, 0), row.facts, formula="derived_headroom", cited=False)
    return [
        data.plan_name(row.plan, lang),
        name,
        sentence_case(people),
        cell(data, f"+{change}" if row.factor > 1 else change, row.census_facts, formula="derived_scenario"),
        cell(data, number(row.baseline), row.baseline_fact) if based else missing(lang),
        alone if based else blank(),
        cell(data, number(row.target, row.comparator), row.target_facts),
        met,
        asked,
    ]
