"""What every rule takes: tables as frames, and the raw tables that record problems."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.read import RawTable

Frames = dict[str, pd.DataFrame]
Raws = dict[str, RawTable]


def keyed(frames: Frames, table: str) -> pd.DataFrame:
    """Return a table by its first column, a repeated key once: rules must not trip over a duplicate."""
    frame = frames[table]
    key = frame.columns[0]
    return frame.drop_duplicates(key).set_index(key, drop=False)
