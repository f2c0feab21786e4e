"""Targets against what exists already: at those above, and at other plans where money is paid."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.measures.ambition.table import ambition_table
from analysis.measures.intervals import Interval, fact_interval, overlap, product, quotient
from analysis.measures.superiors.amplification import set_interval
from analysis.measures.superiors.yardsticks import lists, own_facts

#: What the existing level is: printed as such, a ratio of two printed standards, money paid divided by cases.
BASES = ("level", "standards", "paid")
VERDICTS = ("below", "equal", "above")

_EXPORT = [
    "plan", "indicator", "group", "target_year", "target", "comparator", "unit", "basis", "place", "level",
    "start_year", "year", "period", "existing", "low", "high", "verdict", "gap", "evidence", "grade", "facts",
]  # fmt: skip
_MORE = ["direction", "target_facts", "existing_facts"]
_REAL = ["target", "existing", "low", "high", "gap"]
_WHOLE = ["target_year", "start_year", "year"]


def export(data: Dataset) -> pd.DataFrame:
    """Return existing.csv: targets beside what exists elsewhere, see `existing_table`."""
    return existing_table(data)[_EXPORT]


@remembered
def existing_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return each target beside every level that a superior, or for payments another plan, has already.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans. Payments are compared with those of all other plans of the data.

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
          better), `equal` (within rounding), `above`; `gap` = target - existing.
        - `evidence`: `stated` (a printed level), `derived`, `not stated` (nothing to compare) or `not
          available` (no outside figures); `grade`, `facts`.

    Examples
    --------
    A target of 1.3 for the urban standard over the rural one, where the province has 727 a month in town
    and 6,754 a year in the country: 727 / (6754 / 12) = 1.2917, and lower is better, so the target is below
    what exists, by 1.3 - 1.2917 = 0.0083.
    """
    targets = ambition_table(data, plans)
    targets = targets[targets["target"].notna() & targets["direction"].isin(["higher", "lower"])]
    rows: list[dict[str, object]] = []
    for plan in data.check_plans(plans or ()):
        found = [
            _row(data, target, level)
            for _, target in targets[targets["plan"] == plan].iterrows()
            for level in [*_levels(data, target), *_standards(data, target), *_paid(data, target)]
        ]
        none = "not available" if data.reference.lacks("yardsticks") else "not stated"
        rows += found or [{"plan": plan, "evidence": none}]
    table = pd.DataFrame(rows, columns=_EXPORT + _MORE)
    text = [name for name in table.columns if name not in _REAL + _WHOLE]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(dict.fromkeys(_REAL, "float64") | dict.fromkeys(_WHOLE, "Int64"))


def nearest(table: pd.DataFrame) -> pd.DataFrame:
    """Return of `existing_table` the latest row of each target, basis and place: one line each to show."""
    known = table[table["existing"].notna()].sort_values(["year", "start_year"], kind="stable")
    last = known.drop_duplicates(["plan", "indicator", "group", "target_year", "basis", "place"], keep="last")
    return last.sort_index()


def _row(data: Dataset, target: pd.Series, level: dict[str, object]) -> dict[str, object]:
    names = ("plan", "indicator", "group", "target_year", "target", "comparator", "unit", "direction")
    row = {name: target[name] for name in names} | level
    low, high = row["low"], row["high"]
    row["gap"] = target["target"] - row["existing"]
    better = row["gap"] > 0 if target["direction"] == "higher" else row["gap"] < 0
    row["verdict"] = "above" if better else "below"
    if overlap(set_interval(data, target), (low, high)):
        row["verdict"] = "equal"
    row["period"] = "before" if row["year"] <= data.plan(target["plan"])["baseline_year"] else "within"
    row["target_facts"] = own_facts(target)
    facts = lists(f"{row['target_facts']};{row['existing_facts']}")
    row["grade"] = ";".join(data.grades(facts))
    return row | {"facts": ";".join(facts)}


def _above(data: Dataset, target: pd.Series) -> list[tuple[str, str]]:
    level = data.places.set_index("place")["level"]
    return [(place, level[place]) for place in data.superiors(target["plan"])]


def _levels(data: Dataset, target: pd.Series) -> list[dict[str, object]]:
    rows = []
    for place, level in _above(data, target):
        figures = data.reference.select(place, target["indicator"], target["group"], kind="observed")
        figures = figures[(figures["unit"] == target["unit"]) & (figures["year"] <= target["target_year"])]
        rows += [
            {"basis": "level", "place": place, "level": level, "start_year": f.year, "year": f.year,
             "existing": f.value, "low": f.low, "high": f.high, "evidence": "stated",
             "existing_facts": f.reference_id}
            for f in figures.sort_values("year", kind="stable").itertuples()
        ]  # fmt: skip
    return rows


def _standards(data: Dataset, target: pd.Series) -> list[dict[str, object]]:
    """Ratios of the superiors' printed standards, where the target is such a ratio."""
    listed = data.indicators.set_index("indicator").loc[target["indicator"]]
    if listed["relation"] not in ("urban_to_rural_ratio", "rural_to_urban_ratio"):
        return []
    rows = []
    for place, level in _above(data, target):
        sides = [
            data.reference.select(place, listed["base_indicator"], group, kind="observed").set_index("year")
            for group in ("urban", "rural")
        ]
        for year in sides[0].index.intersection(sides[1].index).sort_values():
            if year > target["target_year"]:
                continue
            urban, rural = (side.loc[year] for side in sides)
            value, (low, high) = standard_ratio(data, urban, rural, listed["relation"])
            facts = f"{urban['reference_id']};{rural['reference_id']}"
            row = {"basis": "standards", "place": place, "level": level, "start_year": year, "year": year}
            row |= {"existing": value, "low": low, "high": high, "evidence": "derived"}
            rows.append(row | {"existing_facts": facts})
    return rows


def standard_ratio(
    data: Dataset, urban: pd.Series, rural: pd.Series, relation: str
) -> tuple[float, Interval]:
    """Return the ratio of two outside standards of one place and year, with its rounding interval.

    `urban_to_rural_ratio`: urban / rural; `rural_to_urban_ratio`: 100 x rural / urban (per cent). The rural
    standard is brought to the unit of the urban one first.
    """
    factor = data.convert(1.0, rural["unit"], urban["unit"])
    town, country = (urban["low"], urban["high"]), product((rural["low"], rural["high"]), (factor, factor))
    value = urban["value"] / (rural["value"] * factor)
    if any(math.isnan(end) for end in (*town, *country)):  # digits that say nothing of the rounding
        return (value if relation == "urban_to_rural_ratio" else 100 / value), (math.nan, math.nan)
    if relation == "urban_to_rural_ratio":
        return value, quotient(town, country)
    return 100 / value, product(quotient(country, town), (100.0, 100.0))


def _paid(data: Dataset, target: pd.Series) -> list[dict[str, object]]:
    """What the other plans pay on average: outlay / cases of the same period and group."""
    stem = target["indicator"].removesuffix("_average")
    outlay, cases = f"{stem}_outlay", f"{stem}_cases"
    known = set(data.indicators["indicator"])
    if stem == target["indicator"] or not {outlay, cases} <= known:
        return []
    rows = []
    for plan in [plan for plan in data.plan_ids if plan != target["plan"]]:
        keys = ["group", "period_start", "period_end"]
        kinds = ("observed", "estimate")
        sides = [
            data.select(plan, name, target["group"], kinds).drop_duplicates(keys) for name in (outlay, cases)
        ]
        for pair in sides[0].merge(sides[1], on=keys, suffixes=("_outlay", "_cases")).to_dict("records"):
            money, count = (_side(pair, name) for name in ("outlay", "cases"))
            if not count["value"] > 0:
                continue
            low, high = quotient(fact_interval(money), fact_interval(count))
            row = {"basis": "paid", "place": data.plan(plan)["place"], "level": "plan", "low": low}
            row |= {"start_year": int(pair["period_start"][:4]), "year": int(pair["period_end"][:4])}
            row |= {"high": high, "existing": money["value"] / count["value"], "evidence": "derived"}
            rows.append(row | {"existing_facts": f"{money['fact_id']};{count['fact_id']}"})
    return rows


def _side(pair: dict[str, object], name: str) -> pd.Series:
    columns = ("value", "value_text", "scale", "comparator", "fact_id")
    return pd.Series({column: pair[f"{column}_{name}"] for column in columns})
