"""The headline measures one by one: rows of one plan and of the places above it, not ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from analysis.dataset import Dataset
from analysis.dataset.ids import ids, joined
from analysis.dataset.lists import Record
from analysis.errors import MeasureError
from analysis.measures.ambition.profile import profile_of
from analysis.measures.consistency.ledger import ledger_of
from analysis.measures.growth.compound import POINTS
from analysis.measures.growth.levels import growth_of
from analysis.measures.growth.rates import HEADLINE, TRACED, rates_of
from analysis.measures.pressure.capacity import capacity_of
from analysis.measures.pressure.demand import demand_of
from analysis.measures.ranks import RANKS
from analysis.measures.standards.ratio import ratios_of
from analysis.measures.standards.series import levels_of

#: From a plan to its rows; those without a place are of the plan's own.
Measure = Callable[[Dataset, str], Iterable[Record]]

STANDARD = "dibao_standard"

#: Columns of `standing`.
COLUMNS = {
    "headline": "str", "plan": "str", "place": "str", "level": "str", "own": "bool", "value": "float64",
    "low": "float64", "high": "float64", "unit": "str", "start_year": "Int64", "year": "Int64",
    "class": "str", **RANKS, "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip

#: A single standard for town and country: never ranked among ratios.
ONE_STANDARD = "one standard"

#: Bases of rates: on the census, or of no population.
_CENSUS = ("permanent", "")


def _level(area: str) -> Measure:
    def measure(data: Dataset, plan: str) -> Iterator[Record]:
        """A city's level of another year, or printed as a bound, is no value here, but it is not silence."""
        year = data.lists.plans[plan]["baseline_year"]
        rows = [
            row for row in levels_of(data, plan, STANDARD) if row["area"] in (area, "all") and row["year"]
        ]
        rows.sort(key=lambda row: (row["year"] != year, row["area"] != area))
        for row in _first(rows):
            off, bound = row["year"] != year, row["comparator"] not in POINTS
            if off or bound:
                row = row | {"value": None, "evidence": "other year" if off else "bound"}
            if row["own"] or not off:
                yield row | {"class": ONE_STANDARD if row["area"] == "all" else ""}

    return measure


def _growth(data: Dataset, plan: str) -> Iterator[Record]:
    for row in growth_of(data, plan, STANDARD):
        if row["group"] in ("urban", "all") and _known(row.get("cagr")):
            facts = ids(row["facts"])
            ends = (facts[0], facts[-1])
            found = {"value": row["cagr"], "unit": "rate", "start_year": row["start_year"]}
            evidence = "corrected" if "corrected" in data.mark(ends) else "derived"
            yield found | {"year": row["end_year"], "evidence": evidence, "facts": joined(ends)}
            return
    yield from _stated_growth(data, plan)


def _stated_growth(data: Dataset, plan: str) -> Iterator[Record]:
    """The rates of the changes that a plan states of towns, under the headline convention; as a range."""
    try:
        every = rates_of(data, plan, STANDARD)
    except MeasureError:  # a change that gives no base: the notebook on growth says why
        return
    rates = [
        row
        for row in every
        if row["base_assumption"] in (HEADLINE, TRACED)
        and _known(row["cagr"])
        and data.lists.groups[row["group"]]["area"] in ("urban", "all")
    ]
    spans = {(row["start_year"], row["end_year"]) for row in rates}
    if len(spans) != 1:
        return
    low, high = min(row["cagr"] for row in rates), max(row["cagr"] for row in rates)
    found = {"unit": "rate", "class": "stated change", "facts": joined(row["facts"] for row in rates)}
    found |= dict(zip(("start_year", "year"), spans.pop(), strict=True))
    yield found | ({"value": low, "evidence": "derived"} if low == high else
                   {"low": low, "high": high, "evidence": "several"})  # fmt: skip


def _ratio(data: Dataset, plan: str) -> Iterator[Record]:
    rows = [row for row in ratios_of(data, plan, STANDARD) if row["kind"] == "observed"]
    rows = [row for row in rows if _known(row.get("ratio")) or row.get("basis") == ONE_STANDARD]
    year = data.lists.plans[plan]["baseline_year"]
    # Levels go before a ratio that the plan states; the baseline year before any other.
    best = sorted(rows, key=lambda row: (abs(row["year"] - year), row["basis"] == "ratio"))
    for place in dict.fromkeys(row["place"] for row in rows):
        row = next(row for row in best if row["place"] == place)
        one = ONE_STANDARD if row["basis"] == ONE_STANDARD else ""
        yield row | {"value": row.get("ratio"), "class": one, "unit": "ratio"}


def _evaluable(data: Dataset, plan: str) -> Iterator[Record]:
    for row in profile_of(data, plan, None):
        if row["measure"] == "evaluable" and row["of"]:
            yield {name: row[name] for name in ("value", "evidence", "facts")} | {"unit": "fraction"}


def _holding(data: Dataset, plan: str) -> Iterator[Record]:
    judged = [row for row in ledger_of(data, plan) if row["verdict"] != "not checkable"]
    if judged:
        value = sum(row["verdict"] == "holds" for row in judged) / len(judged)
        facts = joined(row["facts"] for row in judged)
        yield {"value": value, "unit": "fraction", "evidence": "derived", "facts": facts}


def _demand(data: Dataset, plan: str) -> list[Record]:
    rows = [row for row in demand_of(data, plan) if row["indicator"] == "share_aged_60_plus"]
    rows = sorted((row for row in rows if _known(row.get("value"))), key=lambda row: row["year"])
    return _first(rows[::-1])[::-1]


def _capacity(indicator: str) -> Measure:
    def measure(data: Dataset, plan: str) -> Iterator[Record]:
        city, rows = data.lists.plans[plan]["place"], []
        for row in capacity_of(data, plan):
            own, known = row["place"] == city, _known(row.get("value"))
            dated = known or (own and _known(row.get("year")))
            if row["indicator"] == indicator and dated and (not own or row.get("basis", "") in _CENSUS):
                rows.append(row)
        for row in _first(sorted(rows, key=lambda row: not _known(row.get("value")))):
            vague = not _known(row.get("value")) and row["evidence"] != "not available"
            yield row | {"class": row["scope"]} | ({"evidence": "bound"} if vague else {})

    return measure


def _first(rows: list[Record]) -> list[Record]:
    """The first row of each place."""
    found: dict[str, Record] = {}
    for row in rows:
        found.setdefault(row["place"], row)
    return list(found.values())


def _known(value: float | None) -> bool:
    return value is not None and value == value


#: Headlines that rest on the census.
ON_CENSUS = ("old_share", "beds_per_1000")

#: What no plan states as such: we compute it, or cannot.
COMPUTED = ("growth_urban", "evaluable", "claims_hold")
ANY_CLASS = ("standard_urban", "standard_rural")

#: Headlines in their order, and what gives them.
HEADLINES: dict[str, Measure] = {
    "standard_urban": _level("urban"),
    "standard_rural": _level("rural"),
    "growth_urban": _growth,
    "ratio": _ratio,
    "old_share": _demand,
    "beds_per_1000": _capacity("elderly_beds_per_1000"),
    "nursing_bed_share": _capacity("nursing_bed_share"),
    "evaluable": _evaluable,
    "claims_hold": _holding,
}
