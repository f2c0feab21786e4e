"""A sentence that may be read in two ways: what either reading gives, and whether they differ."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.derived import columns
from analysis.measures.headlines import standing
from analysis.measures.intervals import overlap
from analysis.measures.whole import whole

Record = dict[str, Any]

COLUMNS = columns("readings")

SAME, DIFFERS, ONE_ALONE = "same", "differs", "one reading alone"


def readings(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the headline measures of a plan under both readings of its ambiguous sentences.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a declared reading and headline that rests on its facts by either: `plan, reading, headline,
        unit, value` (the default, which all else uses), `other` (both empty where a reading gives none),
        `verdict` (`same` within rounding, `differs`, `one reading alone`), `facts`. Plans without such a
        sentence have no row.
    """
    return whole(data, plans, lambda plan: _of_plan(data, plan), COLUMNS)


@remembered
def _of_plan(data: Dataset, plan: str) -> tuple[Record, ...]:
    declared = data.readings[data.readings["plan"] == plan]
    return tuple(row for one in declared.itertuples() for row in _both(data, plan, one))


def declared(data: Dataset, plan: str) -> list[Record]:
    """Return the sentences of a plan that may be read in two ways, as declared."""
    own = data.readings[data.readings["plan"] == plan]
    return [{str(name): cell for name, cell in row.items()} for row in own.to_dict("records")]


def _both(data: Dataset, plan: str, one: Any) -> Iterator[Record]:
    named = one.facts.split(";")
    ours, theirs = (_headlines(each, plan) for each in (data, _read(data, plan, one)))
    for headline, row in ours.items():
        other = theirs[headline]
        if not any(fact in side["facts"].split(";") for side in (row, other) for fact in named):
            continue
        found = {"plan": plan, "reading": one.reading, "headline": headline, "facts": one.facts}
        found |= {"value": row["value"], "other": other["value"], "unit": row["unit"] or other["unit"]}
        yield found | {"verdict": _verdict(row, other)}


def _headlines(data: Dataset, plan: str) -> dict[str, Record]:
    table = standing(data, [plan])
    return {str(row["headline"]): row for row in table[table["own"]].to_dict("records")}


def _verdict(row: Record, other: Record) -> str:
    known = [side for side in (row, other) if side["value"] == side["value"]]
    if len(known) < 2:
        return ONE_ALONE if known else SAME
    if row["value"] == other["value"]:
        return SAME
    spans = [(side["low"], side["high"]) for side in known]
    inside = all(end == end for span in spans for end in span) and overlap(*spans)
    return SAME if inside else DIFFERS


def _read(data: Dataset, plan: str, one: Any) -> Dataset:
    """The data about a plan, with the other reading of a sentence in the place of the default."""
    facts = data.facts[data.facts["plan"] == plan].copy()
    to = dict(zip(one.facts.split(";"), one.other.split(";"), strict=True))
    facts[one.field] = [
        to.get(fact, code) for fact, code in zip(facts["fact_id"], facts[one.field], strict=True)
    ]
    own = {name: data.frames[name][data.frames[name]["plan"] == plan] for name in ("checks", "peers")}
    told = {"claims": "claim", "corrections": "fact_id"}
    own |= {name: data.frames[name][data.frames[name][key].isin(facts["fact_id"])]
            for name, key in told.items()}  # fmt: skip
    read = dataclasses.replace(data, frames=data.frames | own | {"facts": facts}, fingerprint="")
    vars(read)["lists"] = data.lists  # the same codes, and reading them again would take most of the time
    return read


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/readings.csv over all plans."""
    return readings(data)
