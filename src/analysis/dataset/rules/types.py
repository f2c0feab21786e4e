"""What every rule takes: tables as frames, and the raw tables that record problems."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.dataset.concepts import unit_of
from analysis.dataset.read import RawTable

Frames = dict[str, pd.DataFrame]
Raws = dict[str, RawTable]


def own_unit(frames: Frames) -> Callable[[str, str], str]:
    """Return what gives the canonical unit of a statistic of an indicator; "" where one is unknown."""
    own = keyed(frames, "indicators")["unit"].to_dict()
    told = keyed(frames, "statistics")["unit"].to_dict()

    def unit(indicator: str, statistic: str) -> str:
        return unit_of(own.get(indicator, ""), statistic, told[statistic]) if statistic in told else ""

    return unit


def keyed(frames: Frames, table: str) -> pd.DataFrame:
    """Return a table by its first column, a repeated key once: rules must not trip over a duplicate."""
    frame = frames[table]
    key = frame.columns[0]
    return frame.drop_duplicates(key).set_index(key, drop=False)
