"""The derived table of outlays and rolls: every measure of this package as tidy rows."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.measures.outlays.decomposition import changes
from analysis.measures.outlays.equivalents import ratios
from analysis.measures.outlays.inhabitants import inhabitant_table
from analysis.measures.outlays.rolls import rolls
from analysis.measures.outlays.rows import COLUMNS, PROGRAMMES, Row, printed
from analysis.measures.outlays.spending import spending


def outlay_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return rolls, outlays, ratios, changes and outlays per inhabitant in one tidy table.

    Returns
    -------
    DataFrame
        Columns as in `rolls`; `evidence` is `stated`, `derived`, `corrected`, `not stated` (the plan prints
        nothing) or `not available` (a figure from outside is lacking); `grade` grades outside figures.
    """
    tables = [measure(data, plans) for measure in (rolls, spending, ratios, changes, inhabitant_table)]
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def stated_roles(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return which figures a plan prints of each programme.

    Returns
    -------
    DataFrame
        `plan, programme, role` (`outlay`: of a year; `period`: outlay over several years or a part of one;
        `recipients, payments, cases, average, standard`; `part`), `count, facts`; only what is printed.
    """
    found = []
    for plan in data.check_plans(plans or ()):
        for programme, roles in PROGRAMMES.items():
            rows = [row for role in roles for row in printed(data, plan, programme, role)]
            for name in dict.fromkeys(_role(row) for row in rows):
                own = [row for row in rows if _role(row) == name]
                facts = joined(row["facts"] for row in own)
                found.append((plan, programme, name, len(own), facts))
    return pd.DataFrame(found, columns=["plan", "programme", "role", "count", "facts"])


def _role(row: Row) -> str:
    return "period" if row["measure"] == "outlay" and row["start"][:4] != row["end"][:4] else row["measure"]


def export(data: Dataset) -> pd.DataFrame:
    """Return the derived table over all plans."""
    return outlay_table(data)
