"""Tables of aging pressure: the old and the beds, nursing beds, services, staff, allowances."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.aging.nursing import SHARE, nursing_gap
from analysis.measures.aging.overview import OLD, old_and_beds
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.tables.cells import blank, level
from analysis.tables.targets import attribute_name
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.aging.names import basis_name, printed, scope_name, spread
from analysis.words.numbers import amount
from analysis.words.printed import sourced

#: Formulas of nursing beds, and of the beds that a target asks for.
_NURSING, _CONVERT = "derived_nursing", "derived_convert"


def old_beds(view: View) -> Table:
    """Return the share of the old with its basis, and beds and beds per 1,000 old people with their scope."""
    say = view.say("aging")
    table = view.of(old_and_beds, view.plans)
    columns = [
        Column(say("column.city"), width=1.1),
        Column(say("column.old"), "%", "number", 1, "derived_share"),
        Column(say("column.population"), width=1.1),
        Column(say("column.scope"), width=1.3),
        Column(say("column.beds"), say("unit.beds"), "number", 1),
        Column(
            say("column.per-1000"),
            say("unit.beds"),
            "number",
            1.2,
            "derived_per_1000",
        ),
        Column(say("column.year"), width=0.6),
    ]
    rows = []
    for plan in view.plans:
        own = table[table["plan"] == plan]
        shares = own[(own["indicator"] == f"{OLD}_share") & own["value"].notna()]
        old = [missing(view, plan, OLD), blank()]
        if len(shares):
            first = shares.iloc[0]
            old = [_cell(view, first, 1), Cell(basis_name(view, first["basis"]))]
        beds = _beds(view, plan, own) or [
            [missing(view, plan), missing(view, plan, "elderly_beds_total"), missing(view, plan), blank()]
        ]
        for at, cells in enumerate(beds):
            # A second count of beds has its own row; the share of the old is not said twice.
            start = [Cell(view.plan_name(plan)), *old] if at == 0 else [Cell("")] * 3
            rows.append([*start, *cells])
    note = say("note.old-beds")
    caption = say("caption.old-beds")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _beds(view: View, plan: str, own: pd.DataFrame) -> list[list[Cell]]:
    rows = []
    for scope in (ALL_BEDS, INSTITUTION_BEDS):
        known = own[(own["scope"] == scope) & own["value"].notna()]
        stock = known[known["unit"] == "bed"]
        rates = known[known["unit"] == "bed_per_1000_person"]
        if known.empty:
            continue
        cells = [_cell(view, frame.iloc[0], places) if len(frame) else missing(view, plan)
                 for frame, places in ((stock, 0), (rates, 1))]  # fmt: skip
        rows.append([Cell(scope_name(view, scope)), *cells, Cell(f"{known['year'].iat[0]}")])
    return rows


def _cell(view: View, row: pd.Series, places: int) -> Cell:
    if row["evidence"] != "derived":
        return Cell(printed(view, row["facts"]), (row["facts"],), view.mark([row["facts"]]))
    return Cell(amount(row["value"], places), ids(row["facts"]), "derived")


def nursing_rates(view: View) -> Table:
    """Return the nursing share, its target, and the gap per 100 existing beds, which needs no stock."""
    say = view.say("aging")
    per_100 = say("unit.per-100")
    columns = [
        Column(say("column.city"), width=1.2),
        Column(say("column.now"), "%", "number", 0.9),
        Column(say("column.target"), "%", "number", 0.9),
        Column(say("column.target-year"), width=0.7),
        Column(say("column.attribute"), width=0.9),
        Column(say("column.convert"), per_100, width=1.4, formula=_CONVERT),
        Column(say("column.build"), per_100, width=1.4, formula=_CONVERT),
    ]
    rows = []
    for row in view.of(nursing_gap, view.plans).itertuples():
        place = Cell(view.plan_name(row.plan))
        if not row.share_fact:
            rows.append(
                [
                    place,
                    missing(view, row.plan, SHARE),
                    missing(view, row.plan, SHARE, kind="target"),
                    *[blank()] * 4,
                ]
            )
            continue
        now = Cell(printed(view, row.share_fact), (row.share_fact,), view.mark([row.share_fact]))
        if math.isnan(row.target):
            rows.append([place, now, missing(view, row.plan, SHARE, kind="target"), *[blank()] * 4])
            continue
        goal = level(round(row.target * 100, 6), facts=row.target_fact, comparator=row.comparator)
        said = Cell(attribute_name(row.attribute, view.lang), tone="" if row.attribute else "muted")
        prices = [_price(view, row, f"{way}_rate", 100, 1) for way in ("conversion", "building")]
        rows.append([place, now, goal, Cell(str(row.target_year)), said, *prices])
    notes = [say("note.nursing-rates")]
    caption = say("caption.nursing-rates")
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _price(view: View, row: Row, name: str, times: float, places: int) -> Cell:
    value = getattr(row, name)
    if math.isnan(value):
        return blank()
    low, high = (getattr(row, f"{name}{side}") * times for side in ("_low", "_high"))
    facts = tuple(f for f in (row.share_fact, row.target_fact, row.beds_fact) if f)
    return Cell(spread(view, value * times, low, high, places), facts[: 2 if times > 1 else 3], "derived")


def nursing_beds(view: View) -> Table:
    """Return nursing beds now and at the target, the gap in beds, and a scenario of `new_beds`."""
    say = view.say("aging")
    unit = say("unit.beds")
    columns = [
        Column(say("column.city"), width=1.1),
        Column(say("column.institutions"), unit, "number", 1),
        Column(say("column.nursing"), unit, width=1.5, formula=_NURSING),
        Column(say("column.at-target"), unit, "number", 0.9, _NURSING),
        Column(say("column.convert"), unit, width=1.4, formula=_CONVERT),
        Column(say("column.build"), unit, width=1.4, formula=_CONVERT),
    ]
    if view.new_beds:
        grown = say("column.grown", beds=view.new_beds)
        columns += [
            Column(grown, "%", "number", 1.1, _NURSING),
            Column(say("column.left"), unit, "number", 1, _CONVERT),
        ]
    rows = []
    for row in view.of(nursing_gap, view.plans, view.new_beds).itertuples():
        cells = [Cell(view.plan_name(row.plan))]
        if math.isnan(row.nursing):
            most = blank() if row.share_fact else missing(view, row.plan)
            if not math.isnan(row.ceiling):
                text = f"≤ {amount(math.floor(row.ceiling), 0)}"
                most = Cell(text, (row.share_fact, row.beds_fact), "derived")
            rows.append(
                [
                    *cells,
                    missing(view, row.plan, "elderly_institution_beds"),
                    most,
                    *[blank()] * (len(columns) - 3),
                ]
            )
            continue
        cells.append(level(row.beds, facts=row.beds_fact, mark=view.mark([row.beds_fact])))
        cells.append(_price(view, row, "nursing", 1, 0))
        at_target = row.nursing_target
        cells.append(blank() if math.isnan(at_target) else _derived(at_target, 0, row))
        cells += [_price(view, row, way, 1, 0) for way in ("conversion", "building")]
        if view.new_beds:
            cells += [_derived(row.share_after * 100, 1, row), _derived(row.conversion_after, 0, row)]
        rows.append(cells)
    notes = [say("note.nursing-beds") if any("≤" in cell.text for row in rows for cell in row) else ""]
    caption = say("caption.nursing-beds")
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _derived(value: float, places: int, row: Row) -> Cell:
    facts = tuple(f for f in (row.share_fact, row.target_fact, row.beds_fact) if f)
    return blank() if math.isnan(value) else Cell(amount(value, places), facts, "derived")
