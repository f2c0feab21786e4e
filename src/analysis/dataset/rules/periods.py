"""Rules on years: a period does not end before it starts, and what a plan tells lies within its reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset.rules.types import Frames, Raws, keyed

#: Years that a plan looks back from its period without a note, looks ahead from it, and lasts at most.
BACK, AHEAD, LENGTH = 11, 15, 15

#: Years by which a plan may be issued before its period starts, and after it ends.
EARLY, LATE = 5, 1


def order(frames: Frames, raws: Raws) -> None:
    """A period does not end before it starts."""
    for name in ("facts", "plans"):
        frame = frames[name].astype({"period_start": "str", "period_end": "str"})
        pairs = frame.groupby(["period_start", "period_end"], sort=False).indices
        for (start, end), indices in pairs.items():
            # "2020" and "2020-06" compare on what both print
            length = min(len(start), len(end))
            late = end[:length] < start[:length] and end != "0"  # which was told already
            for index in indices if late else ():
                raws[name].problem(int(index), "period_end", repr(end), f"not before {start}")


def plans(frames: Frames, raws: Raws) -> None:
    """A plan lasts at most fifteen years; its target lies in them, its baseline not long before."""
    raw = raws["plans"]
    for index, row in enumerate(frames["plans"].itertuples()):
        start, end = row.period_start, row.period_end
        if not 0 < start <= end:  # told already
            continue
        if end - start >= LENGTH:
            expected = f"at most {start + LENGTH - 1}, {LENGTH} years from {start}"
            raw.problem(index, "period_end", str(end), expected)
        inside = f"{start} to {end}, the period of the plan"
        if row.target_year and not start <= row.target_year <= end:
            raw.problem(index, "target_year", str(row.target_year), inside)
        if row.baseline_year and not start - BACK <= row.baseline_year <= (row.target_year or end):
            expected = f"{start - BACK} to {row.target_year or end}, the target year"
            raw.problem(index, "baseline_year", str(row.baseline_year), expected)
        if row.document_date and not start - EARLY <= int(row.document_date[:4]) <= end + LATE:
            expected = f"a day from {start - EARLY} to {end + LATE}, about the period of the plan"
            raw.problem(index, "document_date", repr(row.document_date), expected)


def facts(frames: Frames, raws: Raws) -> None:
    """A fact lies within the reach of its plan."""
    for index, column, expected in out_of_reach(frames["facts"], frames):
        raws["facts"].problem(index, column, repr(frames["facts"].at[index, column]), expected)


def out_of_reach(facts: pd.DataFrame, frames: Frames) -> Iterator[tuple[Any, str, str]]:
    """Return (label of the row, column, what was expected) of facts whose plan cannot tell of their years.

    No fact is older than eleven years before the period of its plan, unless a note says why. Levels do not
    lie behind the year of the document, or a year behind the period where its date is not printed; promises,
    changes and rules not more than fifteen years behind it.
    """
    known = keyed(frames, "plans")
    known = known[(known["period_start"] > 0) & (known["period_end"] >= known["period_start"])]
    first = facts["plan"].map(known["period_start"])
    last = facts["plan"].map(known["period_end"])
    issued = facts["plan"].map(_years(known["document_date"]))
    level = facts["kind"].isin(["observed", "estimate"])
    latest = (last + AHEAD).mask(level, issued.fillna(last + 1))
    old = (_years(facts["period_start"]) < first - BACK) & (facts["note"] == "")
    for index in facts.index[old]:
        yield index, "period_start", f"{first[index] - BACK:.0f} or later, or a note that says why"
    for index in facts.index[_years(facts["period_end"]) > latest]:
        kind = facts.at[index, "kind"]
        yield index, "period_end", f"{latest[index]:.0f} or earlier, for the kind {kind} of this plan"


def _years(dates: pd.Series) -> pd.Series:
    """Return the years of dates, a missing one where there is no date."""
    codes, distinct = pd.factorize(dates)
    years = np.array([int(text[:4]) if text else np.nan for text in distinct], dtype=float)
    return pd.Series(years.take(codes) if len(codes) else [], index=dates.index, dtype="float64")
