"""Targets against what exists already: at those above, and at other plans where money is paid."""

from __future__ import annotations

import itertools
import math

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.concepts import apart
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.dataset.printed import Fact
from analysis.measures.ambition.table import goals
from analysis.measures.intervals import Interval, divided, overlap, product, quotient, scaled
from analysis.measures.superiors.amplification import set_interval
from analysis.measures.superiors.yardsticks import OPEN, Record, one_way, own_facts
from analysis.measures.whole import whole

#: What the existing level is: printed as such, a ratio of two printed standards, money paid divided by cases.
BASES = ("level", "standards", "paid")
VERDICTS = ("below", "equal", "above", OPEN)

COLUMNS = columns("existing")
_MORE = dict.fromkeys(("direction", "target_facts", "existing_facts"), "str")


def export(data: Dataset) -> pd.DataFrame:
    """Return existing.csv: targets beside what exists elsewhere, see `existing_table`."""
    return apart(existing_table(data))[list(COLUMNS)]


def existing_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return each target beside every level that a superior, or for payments another plan, has already.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans. Payments are compared with those of all plans of other places.

    Returns
    -------
    DataFrame
        One row a target and existing level, up to the target year: `plan, indicator, group, target_year,
        target, comparator, unit`, and

        - `basis`: `level` (a figure on the same indicator, group and unit), `standards` (a ratio of town and
          country: urban / rural, or 100 x rural / urban, of two standards of one place and year in one unit
          of time), `paid` (outlay / cases of one plan and period, for a target of an average payment).
        - `place, level`: a superior and its level, or the place of a plan and `plan`.
        - `start_year, year`: of the existing level; `period`: `before` (up to the plan's baseline year) or
          `within` (after it: the target was overtaken).
        - `existing, low, high`: the level and its rounding interval.
        - `verdict`: `below` (the target asks for less than exists, in the direction in which the indicator is
          better), `equal` (within rounding), `above`, `open` (a place above has several admissible levels of
          the year, and they do not give one verdict); `gap` = target - existing.
        - `evidence`: `stated` (a printed level), `derived`, `not stated` (nothing to compare) or `not
          available` (no outside figures); `grade`, `facts`.

    Examples
    --------
    A target of 1.3 for the urban standard over the rural one, where the province has 727 a month in town
    and 6,754 a year in the country: 727 / (6754 / 12) = 1.2917, and lower is better, so the target is below
    what exists, by 1.3 - 1.2917 = 0.0083.
    """
    return whole(data, plans, lambda plan: _rows(data, plan), COLUMNS | _MORE)


def _rows(data: Dataset, plan: str) -> list[Record]:
    rows = [
        _row(data, goal, level)
        for goal in goals(data, plan)
        if not math.isnan(goal["target"]) and goal["direction"] in ("higher", "lower")
        for level in [*_levels(data, goal), *_standards(data, goal), *_paid(data, goal)]
    ]
    one_way(rows, "verdict", ("indicator", "group", "target_year", "basis", "place", "start_year", "year"))
    none = "not available" if data.reference.lacks("yardsticks") else "not stated"
    return rows or [{"plan": plan, "evidence": none}]


def nearest(table: pd.DataFrame) -> pd.DataFrame:
    """Return of `existing_table` the latest row of each target, basis and place: one line each to show."""
    known = table[table["existing"].notna()].sort_values(["year", "start_year"], kind="stable")
    last = known.drop_duplicates(["plan", "indicator", "group", "target_year", "basis", "place"], keep="last")
    return last.sort_index()


def _row(data: Dataset, goal: Record, level: Record) -> Record:
    names = ("plan", "indicator", "group", "target_year", "target", "comparator", "unit", "direction")
    row = {name: goal[name] for name in names} | level
    row["gap"] = goal["target"] - row["existing"]
    better = row["gap"] > 0 if goal["direction"] == "higher" else row["gap"] < 0
    row["verdict"] = "above" if better else "below"
    if overlap(set_interval(data, goal), (row["low"], row["high"])):
        row["verdict"] = "equal"
    before = row["year"] <= data.lists.plans[goal["plan"]]["baseline_year"]
    row["period"] = "before" if before else "within"
    row["target_facts"] = own_facts(goal)
    row["facts"] = joined([row["target_facts"], row["existing_facts"]])
    return row | {"grade": ";".join(data.grades(ids(row["facts"])))}


def _levels(data: Dataset, goal: Record) -> list[Record]:
    rows = []
    for place in data.superiors(goal["plan"]):
        figures = [
            figure
            for figure in data.reference.records(place, goal["indicator"], goal["group"], "observed")
            if figure["unit"] == goal["unit"] and figure["year"] <= goal["target_year"]
        ]
        rows += [
            {"basis": "level", "place": place, "level": data.lists.places[place]["level"],
             "start_year": f["year"], "year": f["year"], "existing": f["value"], "low": f["low"],
             "high": f["high"], "evidence": "stated", "existing_facts": f["reference_id"]}
            for f in sorted(figures, key=lambda figure: figure["year"])
        ]  # fmt: skip
    return rows


def _standards(data: Dataset, goal: Record) -> list[Record]:
    """Ratios of the superiors' printed standards, where the target is such a ratio."""
    listed = data.lists.indicators[goal["indicator"]]
    if listed["statistic"] not in ("urban_to_rural_ratio", "rural_to_urban_ratio"):
        return []
    rows = []
    for place in data.superiors(goal["plan"]):
        towns, countries = (
            data.reference.records(place, listed["base"], group, "observed") for group in ("urban", "rural")
        )
        both = itertools.product(towns, countries)
        pairs = [(u, r) for u, r in both if u["year"] == r["year"] <= goal["target_year"]]
        alike = {u["year"] for u, r in pairs if u["grade"] == r["grade"]}
        for urban, rural in sorted(pairs, key=lambda pair: pair[0]["year"]):
            year = urban["year"]
            if year in alike and urban["grade"] != rural["grade"]:
                continue  # of several admissible figures those of one source go together
            value, (low, high) = standard_ratio(data, urban, rural, listed["statistic"])
            row = {"basis": "standards", "place": place, "level": data.lists.places[place]["level"]}
            row |= {"start_year": year, "year": year, "existing": value, "low": low, "high": high}
            facts = joined([urban["reference_id"], rural["reference_id"]])
            rows.append(row | {"evidence": "derived", "existing_facts": facts})
    return rows


def standard_ratio(data: Dataset, urban: Record, rural: Record, statistic: str) -> tuple[float, Interval]:
    """Return the ratio of two outside standards of one place and year, with its rounding interval.

    `urban_to_rural_ratio`: urban / rural; `rural_to_urban_ratio`: 100 x rural / urban (per cent). The rural
    standard is brought to the unit of the urban one first.
    """
    factor = data.lists.factor(rural["unit"], urban["unit"])
    town, country = (urban["low"], urban["high"]), product((rural["low"], rural["high"]), (factor, factor))
    value = divided(urban, {name: rural[name] * factor for name in ("value", "low", "high")})[0]
    if any(math.isnan(end) for end in (*town, *country)):  # digits that say nothing of the rounding
        return (value if statistic == "urban_to_rural_ratio" else 100 / value), (math.nan, math.nan)
    if statistic == "urban_to_rural_ratio":
        return value, quotient(town, country)
    return 100 / value, product(quotient(country, town), (100.0, 100.0))


def _paid(data: Dataset, goal: Record) -> list[Record]:
    """What the other plans pay on average: outlay / cases of the same period and group."""
    stem = goal["indicator"].removesuffix("_average")
    sides = (f"{stem}_outlay", f"{stem}_cases")
    if stem == goal["indicator"] or not all(side in data.lists.indicators for side in sides):
        return []
    paid = _payments(data, *sides).get(goal["group"], ())
    own = data.lists.plans[goal["plan"]]["place"]
    return [row for plan, row in paid if data.lists.plans[plan]["place"] != own]


@remembered
def _payments(data: Dataset, outlay: str, cases: str) -> dict[str, list[tuple[str, Record]]]:
    """What each plan pays on average, by group: the plan and a row."""
    found: dict[str, list[tuple[str, Record]]] = {}
    for plan in data.plan_ids:
        for group, row in _averages(data, plan, outlay, cases):
            found.setdefault(group, []).append((plan, row))
    return found


def _averages(data: Dataset, plan: str, outlay: str, cases: str) -> list[tuple[str, Record]]:
    sides: list[dict[tuple[str, str, str], Fact]] = []
    for name in (outlay, cases):
        side: dict[tuple[str, str, str], Fact] = {}
        for fact in data.records(plan, name, None, ("observed", "estimate")):
            side.setdefault((fact["group"], fact["period_start"], fact["period_end"]), fact)
        sides.append(side)
    rows = []
    for key, money in sides[0].items():
        count = sides[1].get(key)
        if count is None or not count["value"] > 0:
            continue
        average, low, high = divided(scaled(money), scaled(count))
        row = {"basis": "paid", "place": data.lists.plans[plan]["place"], "level": "plan"}
        row |= {"start_year": money["start"], "year": money["end"], "low": low, "high": high}
        row |= {"existing": average, "evidence": "derived"}
        row["existing_facts"] = joined([money["fact_id"], count["fact_id"]])
        rows.append((key[0], row))
    return rows
