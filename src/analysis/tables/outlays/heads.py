"""Tables of who is on the rolls, and of what a person or a case gets."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.outlays.equivalents import ratios
from analysis.measures.outlays.rolls import rolls
from analysis.measures.outlays.rows import MONTHLY
from analysis.tables.cells import blank, indicator_name
from analysis.view import View
from analysis.words.numbers import amount, plain
from analysis.words.outlays.names import formula_name, span, subject, unit_text
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced


def place_columns(lang: str) -> list[Column]:
    """Return the columns of city, programme and period."""
    return [
        Column(pick(lang, "城市", "City"), width=1),
        Column(pick(lang, "项目", "Programme"), width=1.7),
        Column(pick(lang, "时期", "Period"), width=1),
    ]


def lead_cells(view: View, row: dict) -> list[Cell]:
    """Return the cells of city, programme and period."""
    name = sentence_case(subject(view, row["programme"], row["group"]))
    return [Cell(view.plan_name(row["plan"])), Cell(name), Cell(span(row["start"], row["end"], view.lang))]


def _known(row: dict, decimals: int) -> str:
    """A value, or the end of its interval that a bound leaves."""
    if not math.isnan(row["value"]):
        return amount(row["value"], decimals)
    if math.isnan(row["low"]):
        return f"≤ {amount(row['high'], decimals)}"
    return f"> {amount(row['low'], decimals)}"


def roll_counts(view: View) -> Table | None:
    """Return the first and the last printed count of each roll and its change; None without any."""
    table = view.of(rolls, view.plans)
    table = table[table["evidence"] != "not stated"]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("计数", "Count"), width=2.6),
        Column(view.pick("起", "First"), width=1.2),
        Column(view.pick("止", "Last"), width=1.2),
        Column(view.pick("变动", "Change"), "%", "number", 0.8),
    ]
    rows = []
    for (plan, indicator, group), own in table.groupby(["plan", "indicator", "group"], sort=False):
        ends = [own.iloc[0].to_dict(), own.iloc[-1].to_dict()]
        cells = [_count(view, row) for row in ends]
        change = blank()
        if len(own) > 1 and all(row["value"] > 0 for row in ends):
            facts = ids(";".join(row["facts"] for row in ends))
            change = Cell(amount(100 * (ends[1]["value"] / ends[0]["value"] - 1), 1), facts, "derived_rise")
        name = Cell(indicator_name(view, indicator, group))
        first = cells[0] if len(own) > 1 else blank()
        rows.append([Cell(view.plan_name(plan)), name, first, cells[1], change])
    note = view.pick(
        "人、户、人次互不相加。按月发放人次：一人一月计一次。",
        "Persons, households and cases are never added. A payment counts one person in one month.",
    )
    caption = view.pick("在册人数与发放、救助人次", "Rolls, payments and cases")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _count(view: View, row: dict) -> Cell:
    years = span(row["start"], row["end"], view.lang)
    text = view.pick(f"{_known(row, 0)}（{years}）", f"{_known(row, 0)} ({years})")
    return Cell(text, ids(row["facts"]), view.mark(ids(row["facts"])))


def outlay_averages(view: View) -> Table | None:
    """Return what one person or one case gets: printed, promised or computed, beside the standard.

    Of printed series the first and the last year; None where there is no average at all.
    """
    table = view.of(ratios, view.plans)
    found = table[table["measure"].str.startswith("average")]
    if found.empty:
        return None
    ends = found[found["measure"] != "average"].index
    series = found[found["measure"] == "average"].groupby(["plan", "programme", "group"], sort=False)
    ends = ends.union(series.head(1).index).union(series.tail(1).index)
    columns = [
        *place_columns(view.lang),
        Column(view.pick("算法", "How"), width=1.8),
        Column(view.pick("人均", "Average"), width=1.6),
        Column(view.pick("占标准", "Of the standard"), "%", "number", 0.9),
    ]
    shares = table[table["measure"] == "share_paid"]
    rows = []
    for row in found.loc[sorted(ends)].to_dict("records"):
        facts = ids(row["facts"])
        mark = "derived_average" if row["measure"] == "average_computed" else view.mark(facts)
        value = _known(row, 0 if row["value"] >= 1000 else 1)
        value = value.removesuffix(".0")
        if row["measure"] == "average_promised":
            value = f"≥ {plain(row['low'])}"
        unit = unit_text(view, row["unit"])
        cell = Cell(view.pick(f"{value}{unit}", f"{value} {unit}"), facts, mark)
        rows.append([*lead_cells(view, row), Cell(_how(row, view.lang)), cell, _share(shares, row)])
    note = view.pick(
        "每人与每人次不可相比，人均承诺也不与每人次的结果相比。只印出下限者给出界限。",
        "Yuan per person and yuan per case do not compare, nor does a promise per head with a result per "
        "case. From a count of more than so many only a bound follows.",
    )
    caption = view.pick("每人、每人次得到多少", "What a person or a case gets")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _how(row: dict, lang: str) -> str:
    if row["measure"] == "average_computed":
        return formula_name(row["formula"], lang)
    if row["measure"] == "average_promised":
        return pick(lang, "承诺（每人）", "promised, per head")
    return pick(lang, "印出", "printed")


def _share(shares: pd.DataFrame, row: dict) -> Cell:
    own = shares[(shares["plan"] == row["plan"]) & (shares["programme"] == row["programme"])]
    own = own[(own["group"] == row["group"]) & (own["start"] == row["start"]) & (own["end"] == row["end"])]
    hit = [r for r in own.to_dict("records") if r["facts"].startswith(row["facts"])]
    if not hit or row["unit"] != MONTHLY:
        return blank()
    return Cell(amount(hit[0]["value"], 1), ids(hit[0]["facts"]), "derived_paid")
