"""Tables of beds on the census: per old person, and with which population a printed rate is consistent."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.measures.consistency.populations import explaining_populations
from analysis.measures.pressure.capacity import NURSING, RATE, capacity
from analysis.measures.pressure.rows import PERMANENT
from analysis.tables.cells import blank, city_once
from analysis.tables.pressure.demand import in_order
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.aging.names import basis_name, printed, scope_name, spread
from analysis.words.numbers import amount
from analysis.words.outside import lacking_text
from analysis.words.pressure.names import age, cell, mark_of
from analysis.words.printed import sourced


def census_beds(view: View) -> Table:
    """Return beds per 1,000 people aged 60 and over on the census beside the plan's own rate."""
    table = view.of(capacity, view.plans)
    beds = view.pick("张", "beds")
    columns = [
        Column(view.pick("地区", "Place"), width=1.1),
        Column(view.pick("床位口径", "Beds counted"), width=1.3),
        Column(
            view.pick("按普查60岁及以上人口，每千人", "Per 1,000 aged 60 and over, census"), beds, width=1.5
        ),
        Column(view.pick("规划自身口径，每千人", "Per 1,000 old people, the plan's own"), beds, width=1.5),
        Column(
            view.pick("每百名80岁及以上的护理型床位", "Nursing beds per 100 aged 80 and over"),
            beds,
            width=1.3,
        ),
    ]
    cities = {view.plan(plan)["place"]: plan for plan in view.plans}
    rows = []
    for place, own in in_order(view, table):
        name = Cell(view.name("places", place))
        rates = own[own["indicator"] == RATE]
        known = rates[rates["evidence"].isin(["stated", "derived", "corrected"])]
        if place in cities and rates["evidence"].eq("not stated").all():
            rows.append(
                [
                    name,
                    missing(view, cities[place], "elderly_beds_total"),
                    *[missing(view, cities[place])] * 3,
                ]
            )
        for scope in (ALL_BEDS, INSTITUTION_BEDS):
            same = known[known["scope"] == scope]
            if len(same):
                rates_of = _rates(view, same, cities.get(place, ""))
                rows.append([name, Cell(scope_name(view, scope)), *rates_of,
                             _nursing(view, own, place in cities)])  # fmt: skip
                name = Cell("")
    note = view.pick(
        "上级地区的数字为公布值，或由公布的床位数除以普查人口。≤：只印出各类场所的总床位，护理型床位至多如此。",
        "Figures of the places above are as published, or published beds over the census. ≤: only beds of "
        "places of all kinds are printed, so there are no more nursing beds than this.",
    )
    caption = view.pick("按普查人口计算的床位", "Beds on the census population")
    return Table(
        columns,
        rows,
        caption=caption,
        notes=[note, lacking_text(view, "census_2020", "yardsticks")],
        **sourced(view),
    )


def _rates(view: View, same: pd.DataFrame, city: str) -> list[Cell]:
    """The rates of a place; `city` is its plan, "" for a place above."""
    census = same[same["basis"] == PERMANENT] if city else same
    own = same[same["basis"] != PERMANENT] if city else same.iloc[:0]
    cells = [blank(), missing(view, city) if city else blank()]
    if len(census):
        row = census.iloc[0]
        cells[0] = cell(view, row, 1)
        if row["evidence"] == "derived":
            text = spread(view, row["value"], row["low"], row["high"], 1)
            cells[0] = Cell(text, ids(row["facts"]), mark_of(view, row))
    if len(own):
        row = own.iloc[0]
        basis = view.pick(f"（{basis_name(view, row['basis'])}）", f" ({basis_name(view, row['basis'])})")
        text = printed(view, row["facts"]) if row["evidence"] != "derived" else amount(row["value"], 1)
        cells[1] = Cell(text + basis, ids(row["facts"]), mark_of(view, row))
    return cells


def _nursing(view: View, own: pd.DataFrame, city: bool) -> Cell:
    found = own[own["indicator"] == NURSING]
    return cell(view, found.iloc[0], 1) if city and len(found) else blank()


def explained_rates(view: View) -> Table | None:
    """Return with which old populations a printed rate of beds is consistent; None without a rate."""
    table = view.of(explaining_populations, view.plans)
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("印出的每千人床位", "Printed rate"), view.pick("张", "beds"), "number", 0.9),
        Column(view.pick("若除以", "If divided by people"), width=1.7),
        Column(view.pick("人数", "There are"), view.pick("人", "persons"), "number", 1.1),
        Column(view.pick("则每千人床位", "The rate would be"), view.pick("张", "beds"), width=1.6),
        Column(view.pick("相符", "Consistent"), width=0.7),
    ]
    rows, last = [], ""
    for row in table.to_dict("records"):
        first = row["plan"] != last
        last = row["plan"]
        head = [Cell(""), Cell("")]
        if first:
            fact = row["rate_fact"]
            head = [Cell(view.plan_name(row["plan"])),
                    Cell(printed(view, fact), (fact,), view.mark([fact]))]  # fmt: skip
        outside = tuple(f for f in ids(row["facts"]) if f not in (row["rate_fact"], row["beds_fact"]))
        who, year = age(row["population"], view.lang), row["population_year"]
        usual = row["population"] == "aged_60_plus"
        grades = view.mark(outside)
        count = f"derived_people {grades}" if len(outside) > 1 else grades
        rows.append([
            *head,
            Cell(view.pick(f"{who}，{year}年", f"{who}, {year}")),
            Cell(amount(row["persons"], 0), outside, count),
            Cell(spread(view, row["value"], row["low"], row["high"], 1), ids(row["facts"]),
                 f"{'derived_per_1000' if usual else 'derived_per_head'} {grades}"),
            Cell(view.pick("是", "yes") if row["consistent"] else view.pick("否", "no")),
        ])  # fmt: skip
    note = view.pick(
        "相符：在所列床位数和比率的舍入范围内能够相等。相符只说明算术上可能，不说明规划就用了这一人口。",
        "Consistent: within what the rounding of the printed beds and of the printed rate leaves open, the "
        "two can be equal. That is arithmetic: it does not show that the plan used this population.",
    )
    caption = view.pick(
        "规划公布的每千人床位与哪一人口相符", "With which population the printed rate is consistent"
    )
    columns, rows = city_once(columns, rows, view.plans)
    return Table(
        columns,
        rows,
        caption=caption,
        notes=[note, lacking_text(view, "census_2020", "census_2010")],
        **sourced(view),
    )
