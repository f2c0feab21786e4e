"""What every rule takes: tables as frames, and the raw tables that record problems."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.concepts import concepts
from analysis.dataset.read import RawTable

Frames = dict[str, pd.DataFrame]
Raws = dict[str, RawTable]


def listed(frames: Frames) -> dict[str, dict]:
    """Return every concept by code (`dataset.concepts`); a repeated key once."""
    return concepts(keyed(frames, "indicators"), keyed(frames, "statistics"))


def keyed(frames: Frames, table: str) -> pd.DataFrame:
    """Return a table by its first column, a repeated key once: rules must not trip over a duplicate."""
    frame = frames[table]
    key = frame.columns[0]
    return frame.drop_duplicates(key).set_index(key, drop=False)
