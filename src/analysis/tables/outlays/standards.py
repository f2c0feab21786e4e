"""Tables of full-standard equivalents, and of what moved when the standards rose."""

from __future__ import annotations

import math

from analysis.dataset import Dataset
from analysis.display import Cell, Column, Table, facts_of
from analysis.measures.outlays.decomposition import changes
from analysis.measures.outlays.equivalents import ratios
from analysis.measures.outlays.overview import stated_roles
from analysis.measures.outlays.rolls import rolls
from analysis.measures.outlays.rows import year_of
from analysis.measures.outlays.spending import spending
from analysis.tables.cells import blank, missing
from analysis.tables.outlays.heads import lead_cells, place_columns
from analysis.words.numbers import amount
from analysis.words.phrases import pick
from analysis.words.printed import sourced

#: Changes in the order of the table.
_SHOWN = ("standard", "outlay", "recipients", "average", "part", "equivalents")


def full_standard(data: Dataset, plans: list[str], lang: str) -> Table | None:
    """Return full-standard equivalents by year, beside standard, outlay and roll; None if none."""
    table = ratios(data, plans)
    found = table[table["measure"] == "equivalents"]
    if found.empty:
        return None
    columns = [
        *place_columns(lang),
        Column(pick(lang, "标准", "Standard"), pick(lang, "元/人·月", "CNY a month"), "number", 0.9),
        Column(pick(lang, "支出", "Outlay"), pick(lang, "万元", "10,000 CNY"), "number", 1),
        Column(pick(lang, "折合足额人数", "Paid in full"), pick(lang, "人", "persons"), width=1.7),
        Column(pick(lang, "在册人数", "On the roll"), pick(lang, "人", "persons"), "number", 1),
    ]
    standards = table[table["measure"] == "standard"].to_dict("records")
    outlays = spending(data, plans).to_dict("records")
    people = rolls(data, plans)
    heads = people[people["measure"] == "recipients"].to_dict("records")
    rows = []
    for row in found.to_dict("records"):
        facts = facts_of(row["facts"])
        standard, roll = next(r for r in standards if _same(r, row)), _beside(heads, row)
        outlay = next(r for r in outlays if r["measure"].startswith("outlay") and _same(r, row, exact=True))
        paid = facts_of(outlay["facts"])
        mark = "derived_outlay" if outlay["measure"] == "outlay_reckoned" else data.mark(paid)
        rows.append(
            [
                *lead_cells(data, row, lang),
                _printed(data, standard, 1),
                Cell(amount(outlay["value"] / 1e4, 2), paid, mark),
                Cell(_within(row), facts, "derived_equivalents"),
                missing(lang) if roll is None else _printed(data, roll),
            ]
        )
    caption = pick(lang, "标准与折合足额人数", "Standards and full-standard equivalents")
    note = pick(
        lang,
        "折合足额人数 = 支出 ÷（月数 × 月标准），即这笔钱可按标准足额供养的人数；方括号内为舍入所容许的范围。"
        "按年印出的标准除以十二。",
        "Paid in full: outlay ÷ (months × monthly standard), the people whom the money would pay the whole "
        "standard; in brackets what rounding allows. Annual standards are divided by twelve.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(data, lang))


def _printed(data: Dataset, row: dict, decimals: int = 0) -> Cell:
    facts = facts_of(row["facts"])
    return Cell(amount(row["value"], decimals), facts, data.mark(facts))


def _same(other: dict, row: dict, *, exact: bool = False) -> bool:
    if any(other[name] != row[name] for name in ("plan", "programme", "group")) or not other["start"]:
        return False
    if exact:
        return (other["start"], other["end"]) == (row["start"], row["end"])
    return year_of(other) is not None and year_of(other) == year_of(row)


def _beside(rows: list[dict], row: dict) -> dict | None:
    return next((other for other in rows if _same(other, row)), None)


def _within(row: dict) -> str:
    decimals = 0 if row["value"] >= 1000 else 1
    text, low, high = (amount(row[name], decimals) for name in ("value", "low", "high"))
    return text if low == high else f"{text} [{low}, {high}]"


def standard_moves(data: Dataset, plans: list[str], lang: str) -> Table | None:
    """Return by how much standards, outlays, rolls and averages moved between the same two years.

    What a plan does not print is not stated; None where no two series share two years.
    """
    table = changes(data, plans)
    if table.empty:
        return None
    labels = {
        "standard": ("标准", "Standard"),
        "outlay": ("支出", "Outlay"),
        "recipients": ("在册人数", "Recipients"),
        "average": ("人均补差", "Average paid"),
        "part": ("补差占标准", "Average ÷ standard"),
        "equivalents": ("折合足额人数", "Paid in full"),
    }
    columns = place_columns(lang) + [Column(pick(lang, *labels[r]), "%", width=1.05) for r in _SHOWN]
    stated = {tuple(row) for row in stated_roles(data, plans)[["plan", "programme", "role"]].to_numpy()}
    stated |= {(plan, programme, "outlay") for plan, programme, role in stated if role == "period"}
    rows = []
    for key, own in table.groupby(["plan", "programme", "group"], sort=False):
        by = {row["measure"].removeprefix("change_"): row for row in own.to_dict("records")}
        cells = []
        for role in _SHOWN:
            if role not in by:
                printed = (*key[:2], role) in stated or role in ("part", "equivalents")
                cells.append(blank() if printed else missing(lang))
                continue
            facts = facts_of(by[role]["facts"])
            cells.append(Cell(amount(100 * math.expm1(by[role]["value"]), 1), facts, "derived_rise"))
        rows.append([*lead_cells(data, own.iloc[0].to_dict(), lang), *cells])
    caption = pick(lang, "标准提高时，什么在变", "What moved while the standards moved")
    note = pick(
        lang,
        "起止为各数列共有的最早与最晚年份；短横：只有其他时期的数字，或无从折算。支出未印出而人数与补差印出的，按人数×补差×12推算。",
        "Between the first and the last year that the series share; a dash: printed for other periods only, "
        "or not to be formed. Where outlays are not printed but "
        "recipients and averages are, the outlay is recipients × average × 12.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(data, lang))
