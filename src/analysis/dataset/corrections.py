"""Declared corrections: the transcription is never edited, and a corrected figure says that it is one."""

from __future__ import annotations

import pandas as pd


def marked(facts: pd.DataFrame, corrections: pd.DataFrame, *, apply: bool) -> pd.DataFrame:
    """Return the facts with the column `mark`, corrections applied if wanted.

    Parameters
    ----------
    facts, corrections : DataFrame
        As read; the rules have checked that each correction still finds what the plan prints.
    apply : bool
        Whether to put `used` in place of `printed`.

    Returns
    -------
    DataFrame
        `mark` tells how far a figure is from plain print: "corrected", else "estimate" (the plan's own
        provisional figure), else "inferred" (a period that is not printed), else "".
    """
    facts = facts.copy()
    mark = facts["period_inferred"].map({True: "inferred", False: ""}).astype("str")
    mark = mark.mask(facts["kind"] == "estimate", "estimate")
    if apply:
        at = {fact: index for index, fact in zip(facts.index, facts["fact_id"], strict=True)}
        for row in corrections.itertuples():
            facts.loc[at[row.fact_id], row.field] = row.used
        mark = mark.mask(facts["fact_id"].isin(corrections["fact_id"]), "corrected")
    return facts.assign(mark=mark)
