"""Tables of urban-rural ratios."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Column, Table
from analysis.measures import ratio_table
from analysis.tables.cells import blank, facts_of, missing, ratio
from analysis.words.marks import marks, of_stated_ratio
from analysis.words.numbers import amount, unit_name
from analysis.words.phrases import pick


def ratios(data: Dataset, indicator: str, plans: list[str], lang: str, *, latest: bool = True) -> Table:
    """Return the urban-rural ratio by plan, the latest year each or every year."""
    table = ratio_table(data, indicator, plans)
    if latest:
        table = table.sort_values("year", na_position="first", kind="stable")
        table = table.drop_duplicates("plan", keep="last").set_index("plan").loc[plans].reset_index()
    unit = unit_name(data, data.indicators.set_index("indicator").at[indicator, "unit"], lang)
    columns = [
        Column(pick(lang, "城市", "City")),
        Column(pick(lang, "年份", "Year")),
        Column(pick(lang, "城市标准", "Urban"), unit, "number"),
        Column(pick(lang, "农村标准", "Rural"), unit, "number"),
        Column(pick(lang, "城乡比", "Urban : rural"), kind="number"),
        Column(pick(lang, "依据", "Evidence")),
    ]
    rows = [
        [Cell(data.plan_name(row.plan, lang)), *_ratio_row(data, row, lang)] for row in table.itertuples()
    ]
    name = data.name("indicators", indicator, lang)
    caption = pick(lang, f"{name}的城乡比", f"Urban-rural ratio of the {name}")
    note = pick(
        lang,
        "农村标准按年印出者，除以12后再与城市月标准相比。",
        "Rural standards printed per year are divided by 12 before they meet the urban monthly ones.",
    )
    return Table(columns, rows, caption=caption, notes=[note], marks=marks(lang))


def evidence_name(evidence: str, lang: str) -> str:
    """Return the words for an evidence class of a ratio."""
    return {
        "computed": pick(lang, "由印出的两个标准计算", "both standards printed"),
        "stated": pick(lang, "规划只给出比值", "only the ratio is printed"),
        "one standard": pick(lang, "城乡同一标准", "one standard for town and country"),
        "not stated": pick(lang, "未载明", "not stated"),
    }[evidence]


def _ratio_row(data: Dataset, row, lang: str) -> list[Cell]:
    evidence = Cell(evidence_name(row.evidence, lang), tone="muted" if row.evidence == "not stated" else "")
    year = missing(lang) if pd.isna(row.year) else Cell(f"{row.year:.0f}")
    if row.evidence != "computed":
        mark = of_stated_ratio(data, row.ratio, facts_of(row.facts)) if row.evidence == "stated" else ""
        side = missing(lang) if row.evidence == "stated" else blank()
        return [year, side, side, ratio(row.ratio, facts=row.facts, mark=mark), evidence]
    urban, rural = facts_of(row.facts)
    sides = [_side(data, row.urban, urban), _side(data, row.rural, rural)]
    return [year, *sides, ratio(row.ratio, facts=row.facts), evidence]


def _side(data: Dataset, value: float, fact: str) -> Cell:
    printed = data.by_id.at[fact, "value"]
    mark = data.mark([fact]) if printed == value else "derived_monthly"
    return Cell(amount(value, 0 if float(value).is_integer() else 1), (fact,), mark)
