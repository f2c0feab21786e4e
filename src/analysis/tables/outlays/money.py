"""Tables of what is spent: by year, over periods, per inhabitant; and which figures the plans print."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.outlays.inhabitants import inhabitant_table
from analysis.measures.outlays.overview import stated_roles
from analysis.measures.outlays.rows import months
from analysis.measures.outlays.spending import spending
from analysis.view import View
from analysis.words.absences import cell as missing
from analysis.words.numbers import COMPARATORS, amount
from analysis.words.outlays.names import programme_name, role_name, span
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced

#: The formulas of outlays that are not printed.
_FORMULAS = {"outlay_reckoned": "derived_outlay", "outlay_rest": "derived_yearly"}


def outlays_stated(view: View) -> Table:
    """Return which figures each plan prints of each programme; empty ones are not stated."""
    table = view.of(stated_roles, view.plans)
    columns = [Column(view.pick("项目", "Programme"), width=1.2)]
    columns += [Column(view.plan_name(plan), width=1) for plan in view.plans]
    rows = []
    for programme in dict.fromkeys(view.of(stated_roles)["programme"]):
        own = table[table["programme"] == programme]
        rows.append([Cell(sentence_case(programme_name(programme, view.lang)))])
        for plan in view.plans:
            names = [role_name(role, view.lang) for role in own.loc[own["plan"] == plan, "role"]]
            rows[-1].append(Cell(view.pick("、", ", ").join(names)) if names else missing(view, plan))
    caption = view.pick("各规划印出哪些数字", "What each plan prints")
    note = view.pick(
        "人数（人）、按月发放人次与救助人次各自成数，互不相加；部分对象人数不能代替在册总数。",
        "Persons, monthly payments and cases are counts of their own and are never added; a part of the roll "
        "does not stand for the roll.",
    )
    return Table(columns, rows, caption=caption, notes=[note])


def _table(view: View, found: pd.DataFrame, caption: str, notes: list[str], *, rate: bool) -> Table:
    columns = [
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("项目", "Programme"), width=1.8),
        Column(view.pick("时期", "Period"), width=1.4),
        Column(view.pick("支出", "Outlay"), view.pick("万元", "10,000 CNY"), "number", 1),
    ]
    if rate:
        unit = view.pick("万元/年", "10,000 CNY")
        columns.append(Column(view.pick("年均", "A year on average"), unit, "number", 1))
    columns.append(Column(view.pick("口径", "Basis"), width=1.6 if rate else 2.6))
    rows, last = [], ""
    for row in found.to_dict("records"):
        facts = ids(row["facts"])
        mark = _FORMULAS.get(row["measure"]) or view.mark(facts)
        cells = [
            Cell("" if row["plan"] == last else view.plan_name(row["plan"])),
            Cell(sentence_case(programme_name(row["programme"], view.lang))),
            Cell(span(row["start"], row["end"], view.lang)),
            Cell(_money(row, 1), facts, mark),
        ]
        if rate:
            cells.append(Cell(_money(row, months(row) / 12), facts, "derived_yearly"))
        rows.append([*cells, Cell(_basis(row, view.lang))])
        last = row["plan"]
    return Table(columns, rows, caption=caption, notes=notes, **sourced(view))


def _money(row: dict, years: float) -> str:
    bound, value = ("", row["value"]) if not math.isnan(row["value"]) else (COMPARATORS[">"], row["low"])
    value = value / years / 1e4
    return bound + amount(value, 2 if value < 10_000 else 0)


def _basis(row: dict, lang: str) -> str:
    if row["measure"] == "outlay":
        return pick(lang, "印出", "printed")
    return {
        "recipients x average x 12": pick(
            lang, "推算：人数×月人均×12", "reckoned: recipients × average × 12"
        ),
        "urban + rural": pick(lang, "推算：人数×月人均×12", "reckoned: recipients × average × 12"),
        "sum of the reckoned years": pick(lang, "推算各年之和", "sum of the reckoned years"),
        "total - last year": pick(lang, "累计数减末年", "total less its last year"),
    }[row["formula"]]


def outlays_by_year(view: View) -> Table | None:
    """Return outlays of single years and parts of a year, printed or reckoned; None where there is none."""
    table = view.of(spending, view.plans)
    table = table[(table["start"] != "") & (table["start"].str[:4] == table["end"].str[:4])]
    table = table[table["group"] == "all"]
    if table.empty:
        return None
    caption = view.pick("按年支出", "Outlays by year")
    note = view.pick("金额为当年名义值；不足一年者按印出的月份列示。",
        "Nominal yuan. Parts of a year are shown with their months.",
    )  # fmt: skip
    return _table(view, table, caption, [note], rate=False)


def outlays_of_periods(view: View) -> Table | None:
    """Return outlays over several years with their yearly average; None where there is none."""
    table = view.of(spending, view.plans)
    table = table[(table["start"] != "") & (table["start"].str[:4] != table["end"].str[:4])]
    if table.empty:
        return None
    caption = view.pick("累计支出", "Outlays over several years")
    note = view.pick(
        "累计数只与同期的数字相比，不除以某一年的人数或标准。",
        "A cumulative outlay is compared with figures of its own period only, never with a year's roll or "
        "standard.",
    )
    return _table(view, table, caption, [note], rate=True)


def outlays_per_inhabitant(view: View) -> Table | None:
    """Return outlays a year per inhabitant of the census; None without outlays or census."""
    table = view.of(inhabitant_table, view.plans)
    table = table[table["evidence"] != "not available"]
    if table.empty:
        return None
    columns = [
        Column(view.pick("项目", "Programme"), width=2),
        Column(view.pick("城市", "City"), width=1),
        Column(view.pick("支出年份", "Years of the outlay"), width=1.2),
        Column(view.pick("人口年份", "Year of the population"), width=1.2),
        Column(view.pick("每名常住人口每年", "Per inhabitant a year"), view.pick("元", "CNY"), "number", 1.3),
    ]
    rows, last = [], ""
    for programme in table["programme"].unique():
        for row in table[table["programme"] == programme].to_dict("records"):
            facts = ids(row["facts"])
            bound, value = ("", row["value"]) if not math.isnan(row["value"]) else ("> ", row["low"])
            name = "" if programme == last else sentence_case(programme_name(programme, view.lang))
            last = programme
            rows.append(
                [
                    Cell(name),
                    Cell(view.plan_name(row["plan"])),
                    Cell(span(row["start"], row["end"], view.lang)),
                    Cell(row["formula"].rpartition(" ")[2]),
                    Cell(bound + amount(value, 1), facts, f"derived_per_head {view.mark(facts)}".strip()),
                ]
            )
    caption = view.pick("按普查常住人口平均的支出", "Outlays per inhabitant of the census")
    note = view.pick(
        "累计支出按年平均后再除。支出与人口年份不同者，分别列出。低保推算支出只列最近一年。",
        "Outlays over several years are averaged by year first. Where the outlay is of other years than the "
        "population, both are given. Of reckoned outlays only the latest year is shown.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))
