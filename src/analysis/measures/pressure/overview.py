"""Aging pressure in one tidy table: demand, capacity and the two bases of the population."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.pressure.bases import bases
from analysis.measures.pressure.capacity import capacity
from analysis.measures.pressure.demand import demand


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/pressure.csv: demand, capacity and bases of every city and of the places above it.

    Columns: `plan` (whose comparison the row belongs to); `place` and its `level` (the city itself or a place
    above it); `side` (demand, capacity, or basis); `indicator` and `group`; `year` of the figure (of a rise
    or change its last census, and `start_year` its first); `value` (empty where only bounds are known);
    `low`, `high` (rounding interval); `unit`; `numerator`, `denominator` and `denominator_year` of what is
    computed; `basis` of a population (permanent: census; registered or as printed: the plan); `scope` of
    beds; `evidence`; `grade` of the outside figures; `facts` (ids of facts and of outside figures).
    """
    return pd.concat([demand(data), capacity(data), bases(data)], ignore_index=True)
