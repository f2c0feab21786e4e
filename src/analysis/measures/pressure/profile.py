"""The aging-pressure profile of a city: demand and capacity side by side, never folded into one score."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.dataset.tidy import filled, tidy
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.measures.aging.services import COVERAGE
from analysis.measures.pressure.capacity import NURSING, NURSING_SHARE, RATE, capacity_of
from analysis.measures.pressure.demand import demand_of
from analysis.measures.pressure.rows import CAPACITY, COLUMNS, DEMAND, NOT_STATED, PERMANENT, Record
from analysis.measures.ranks import rank

DEMANDS = ("share_aged_60_plus", "share_aged_80_plus", "share_aged_60_plus_rise", "old_age_dependency_60")
_STAFF = ("social_workers_per_10000", "social_workers_certified_per_10000")

#: Columns of the profile, and of data/derived/pressure_profile.csv.
PROFILE = columns("pressure_profile")

#: Indicator, group and scope of what is compared.
Key = tuple[str, str, str]
_NAMES = ("indicator", "group", "scope")


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/pressure_profile.csv: the profile of every plan; columns as `profile`."""
    return profile(data)


def profile(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each city its demand and its capacity, component by component.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans. Ranks are among these.

    Returns
    -------
    DataFrame
        `plan, side` (`demand`, `capacity`), `indicator, group, scope, year, start_year, value, low, high,
        unit`, `rank` (1 = the highest value, of demand the heaviest, of capacity the most; see
        `measures.ranks.rank`), `ranked` (how many places of its level have one of its year), `province,
        nation` (the same figure of the places above, where known and in the same scope), `evidence, facts`
        (of the city's figure), `above_facts` (of the places above), `grade` (of all of them). Every city has
        a row for each component that any of the cities has, so what is not stated shows. Nothing is added up
        over components.

    Examples
    --------
    Shares of one year in three prefectures and two counties have no ranks; in five prefectures they have.
    """
    chosen = data.check_plans(plans or ())
    latest = {plan: _latest(data, plan) for plan in chosen}
    units: dict[Key, str] = {}
    for known in latest.values():
        for (_, *parts), row in known.items():
            units.setdefault(_key(parts), row["unit"])
    rows: dict[str, list[Record]] = {plan: [] for plan in chosen}
    for side, key in _components(data, latest):
        same = [_row(data, latest[plan], plan, side, key, units.get(key, "percent")) for plan in chosen]
        rank(data, same, ["start_year"])
        for plan, row in zip(chosen, same, strict=True):
            rows[plan].append({name: cell for name, cell in row.items() if name != "tied"})
    return tidy(itertools.chain(*rows.values()), PROFILE)


def _key(parts: Iterable[str]) -> Key:
    indicator, group, scope = parts
    return indicator, group, scope


def _latest(data: Dataset, plan: str) -> dict[tuple[str, ...], Record]:
    """The latest figure of a plan and of the places above it, by place and key, permanent population only."""
    found: dict[tuple[str, ...], Record] = {}
    for part in (demand_of(data, plan), capacity_of(data, plan)):
        for row in part:
            if row.get("basis", "") not in (PERMANENT, ""):
                continue
            place = (row["place"], row["indicator"], row["group"], row.get("scope", ""))
            year, known = row.get("year") or 0, found.get(place)
            if known is None or year >= (known["year"] or 0):
                found[place] = filled(row, COLUMNS)
    return found


def _components(data: Dataset, latest: dict[str, dict[tuple[str, ...], Record]]) -> list[tuple[str, Key]]:
    """Return side and key of what is compared: the fixed ones, then services and staff that a plan prints."""
    fixed: list[tuple[str, Key]] = [(DEMAND, (name, "all", "")) for name in DEMANDS]
    fixed += [(CAPACITY, (RATE, "all", scope)) for scope in (ALL_BEDS, INSTITUTION_BEDS)]
    fixed += [(CAPACITY, (name, "all", INSTITUTION_BEDS)) for name in (NURSING_SHARE, NURSING)]
    printed: dict[Key, None] = {}
    for plan, known in latest.items():
        place = data.lists.plans[plan]["place"]
        for (of, *parts), row in known.items():
            if of == place and row["indicator"] in COVERAGE and not math.isnan(row["value"]):
                printed[_key(parts)] = None
    keys = sorted(printed, key=lambda key: COVERAGE.index(key[0])) or [("service_coverage", "all", "places")]
    return fixed + [(CAPACITY, key) for key in [*keys, *((name, "all", "") for name in _STAFF)]]


def _row(
    data: Dataset, known: dict[tuple[str, ...], Record], plan: str, side: str, key: Key, unit: str
) -> Record:
    place = data.lists.plans[plan]["place"]
    row: Record = {"plan": plan, "side": side, **dict(zip(_NAMES, key, strict=True))}
    row |= {"evidence": NOT_STATED, "unit": unit, "ranked": 0}
    if found := known.get((place, *key)):
        row |= {name: found[name] for name in PROFILE if name in COLUMNS}
    beside = []
    for level in ("province", "nation"):
        for above in data.superiors(plan):
            figure = known.get((above, *key))
            if figure and figure["level"] == level and not math.isnan(figure["value"]):
                row[level] = figure["value"]
                beside.append(figure["facts"])
                break
    row["above_facts"] = joined(beside)
    return row | {"grade": ";".join(data.grades(ids(row.get("facts", ""), row["above_facts"])))}
