"""Tables of people: registered beside permanent, recipients per 1,000 inhabitants, helpers per 10,000."""

from __future__ import annotations

import math

import pandas as pd

from analysis.display import Cell, Column, Table
from analysis.measures.pressure.bases import INDICATORS, REGISTERED, bases
from analysis.measures.pressure.capacity import RECIPIENTS, STAFF, capacity
from analysis.measures.pressure.rows import NOT_STATED, PERMANENT
from analysis.tables.cells import blank, group_name
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.phrases import sentence_case
from analysis.words.pressure.names import cell, people
from analysis.words.printed import sourced


def population_bases(view: View) -> Table:
    """Return registered and permanent population, the old among them, and their share, side by side."""
    table = view.of(bases, view.plans)
    persons = view.pick("人", "persons")
    columns = [Column(view.pick("城市", "City"), width=1)]
    for zh, en in (("户籍", "Registered"), ("常住", "Permanent")):
        columns += [
            Column(view.pick(f"{zh}人口", f"{en}"), persons, "number", 1.1),
            Column(view.pick("60岁及以上", "aged 60 and over"), persons, "number", 1.1),
            Column(view.pick("占比", "share"), "%", "number", 0.8),
        ]
    rows = []
    for plan in view.plans:
        own = table[table["plan"] == plan].set_index(["basis", "indicator"], drop=False)
        cells = [
            cell(view, own.loc[(basis, name)], 1 if name == INDICATORS[-1] else 0)
            for basis in (REGISTERED, PERMANENT) for name in INDICATORS
        ]  # fmt: skip
        rows.append([Cell(view.plan_name(plan)), *cells])
    note = view.pick(
        "户籍数出自规划，常住数出自普查；占比只在同一口径内计算。≥：按意外伤害保险参保人数推得的下限。",
        "Registered figures are the plan's, permanent ones the census'; a share is of its own population. "
        "≥: a least number, from who is insured against accidents.",
    )
    caption = view.pick("户籍人口与常住人口", "Registered and permanent population")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def recipients_per_head(view: View) -> Table:
    """Return recipients of dibao and tekun per 1,000 inhabitants of town and country."""
    caption = view.pick(
        "每千名常住人口的低保和特困对象", "Recipients of dibao and tekun per 1,000 inhabitants"
    )
    note = view.pick(
        "城市对象除以城镇常住人口，农村对象除以乡村常住人口；对象按户籍认定，分母按居住地，二者不尽相同。",
        "Urban recipients over the urban, rural ones over the rural permanent population. Recipients go by "
        "registration and inhabitants by where they live, so the two do not match to the person.",
    )
    unit = view.pick("每千人", "per 1,000")
    return _per_head(view, RECIPIENTS, caption, note, unit)


def helpers_per_head(view: View) -> Table:
    """Return volunteers and social workers per 10,000 inhabitants."""
    caption = view.pick(
        "每万名常住人口的志愿者和社会工作者", "Volunteers and social workers per 10,000 inhabitants"
    )
    note = view.pick(
        "志愿者与注册志愿者、专业人才与持证者是不同口径，不互比。均为各领域总数。",
        "Volunteers and registered ones, professionals and certified ones are counted differently and do not "
        "compare. All are of all fields.",
    )
    return _per_head(view, STAFF, caption, note, view.pick("每万人", "per 10,000"))


def _per_head(view: View, names: tuple[str, ...], caption: str, note: str, unit: str) -> Table:
    table = view.of(capacity, view.plans)
    table = table[table["indicator"].str.rsplit("_per_", n=1).str[0].isin(names)]
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("人员", "Who"), width=1.8),
        Column(view.pick("城乡", "Where"), width=1.2),
        Column(view.pick("人数的年份", "Year of the count"), width=0.8),
        Column(view.pick("人口的年份", "Year of the population"), width=0.9),
        Column(view.pick("比率", "Rate"), unit, "number", 1),
    ]
    rows = []
    for plan in view.plans:
        known = table[(table["plan"] == plan) & (table["evidence"] != NOT_STATED)]
        start = Cell(view.plan_name(plan))
        if known.empty:
            rows.append(
                [
                    start,
                    missing(view, plan, "population_registered"),
                    *[blank()] * 3,
                    missing(view, plan, "population_registered"),
                ]
            )
        for row in known.to_dict("records"):
            of = "" if pd.isna(row["denominator_year"]) else str(row["denominator_year"])
            rows.append([
                start,
                Cell(sentence_case(people(row["indicator"], view.lang))),
                Cell(group_name(view, row["group"])),
                Cell(str(row["year"])),
                Cell(of) if of else blank(),
                cell(view, pd.Series(row), _places(row)),
            ])  # fmt: skip
            start = Cell("")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _places(row: dict) -> int:
    """Return the decimals that leave three or four digits."""
    size = row["low"] if math.isnan(row["value"]) else row["value"]
    return 2 if size < 10 else 1 if size < 100 else 0
