"""Tables of full-standard equivalents, and of what moved when the standards rose."""

from __future__ import annotations

import math

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.outlays.decomposition import changes
from analysis.measures.outlays.equivalents import ratios
from analysis.measures.outlays.overview import stated_roles
from analysis.measures.outlays.rolls import rolls
from analysis.measures.outlays.rows import year_of
from analysis.measures.outlays.spending import spending
from analysis.tables.cells import blank
from analysis.tables.outlays.heads import lead_cells, place_columns
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.numbers import amount
from analysis.words.printed import sourced

#: Changes in the order of the table.
_SHOWN = ("standard", "outlay", "recipients", "average", "part", "equivalents")


def full_standard(view: View) -> Table | None:
    """Return full-standard equivalents by year, beside standard, outlay and roll; None if none."""
    table = view.of(ratios, view.plans)
    found = table[table["measure"] == "equivalents"]
    if found.empty:
        return None
    columns = [
        *place_columns(view.lang),
        Column(view.pick("标准", "Standard"), view.pick("元/人·月", "CNY a month"), "number", 0.9),
        Column(view.pick("支出", "Outlay"), view.pick("万元", "10,000 CNY"), "number", 1),
        Column(view.pick("折合足额人数", "Paid in full"), view.pick("人", "persons"), width=1.7),
        Column(view.pick("在册人数", "On the roll"), view.pick("人", "persons"), "number", 1),
    ]
    standards = table[table["measure"] == "standard"].to_dict("records")
    outlays = view.of(spending, view.plans).to_dict("records")
    people = view.of(rolls, view.plans)
    heads = people[people["measure"] == "recipients"].to_dict("records")
    rows = []
    for row in found.to_dict("records"):
        facts = ids(row["facts"])
        standard, roll = next(r for r in standards if _same(r, row)), _beside(heads, row)
        outlay = next(r for r in outlays if r["measure"].startswith("outlay") and _same(r, row, exact=True))
        paid = ids(outlay["facts"])
        mark = "derived_outlay" if outlay["measure"] == "outlay_reckoned" else view.mark(paid)
        rows.append(
            [
                *lead_cells(view, row),
                _printed(view, standard, 1),
                Cell(amount(outlay["value"] / 1e4, 2), paid, mark),
                Cell(_within(row), facts, "derived_equivalents"),
                missing(view, row["plan"]) if roll is None else _printed(view, roll),
            ]
        )
    caption = view.pick("标准与折合足额人数", "Standards and full-standard equivalents")
    note = view.pick(
        "折合足额人数 = 支出 ÷（月数 × 月标准），即这笔钱可按标准足额供养的人数；方括号内为舍入所容许的范围。"
        "按年印出的标准除以十二。",
        "Paid in full: outlay ÷ (months × monthly standard), the people whom the money would pay the whole "
        "standard; in brackets what rounding allows. Annual standards are divided by twelve.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _printed(view: View, row: dict, decimals: int = 0) -> Cell:
    facts = ids(row["facts"])
    return Cell(amount(row["value"], decimals), facts, view.mark(facts))


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


def standard_moves(view: View) -> Table | None:
    """Return by how much standards, outlays, rolls and averages moved between the same two years.

    What a plan does not print is not stated; None where no two series share two years.
    """
    table = view.of(changes, view.plans)
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
    columns = place_columns(view.lang) + [Column(view.pick(*labels[r]), "%", width=1.05) for r in _SHOWN]
    stated = {
        tuple(row) for row in view.of(stated_roles, view.plans)[["plan", "programme", "role"]].to_numpy()
    }
    stated |= {(plan, programme, "outlay") for plan, programme, role in stated if role == "period"}
    rows = []
    for key, own in table.groupby(["plan", "programme", "group"], sort=False):
        by = {row["measure"].removeprefix("change_"): row for row in own.to_dict("records")}
        cells = []
        for role in _SHOWN:
            if role not in by:
                printed = (*key[:2], role) in stated or role in ("part", "equivalents")
                cells.append(blank() if printed else missing(view, key[0]))
                continue
            facts = ids(by[role]["facts"])
            cells.append(Cell(amount(100 * math.expm1(by[role]["value"]), 1), facts, "derived_rise"))
        rows.append([*lead_cells(view, own.iloc[0].to_dict()), *cells])
    caption = view.pick("标准提高时，什么在变", "What moved while the standards moved")
    note = view.pick(
        "起止为各数列共有的最早与最晚年份；短横：只有其他时期的数字，或无从折算。支出未印出而人数与补差印出的，按人数×补差×12推算。",
        "Between the first and the last year that the series share; a dash: printed for other periods only, "
        "or not to be formed. Where outlays are not printed but "
        "recipients and averages are, the outlay is recipients × average × 12.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))
