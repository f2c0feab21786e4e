"""Who is on the rolls: recipients, payments, cases and households as printed, by programme and year."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.outlays.rows import COUNTS, PROGRAMMES, Row, empty, frame, printed

#: Measures of a roll. Persons, person-months, cases and households are never added to one another.
ROLL = (*COUNTS, "part")


def roll_rows(data: Dataset, plan: str, programme: str) -> list[Row]:
    """Return the printed counts of one plan and programme, in the order of `ROLL`."""
    return [row for role in ROLL for row in printed(data, plan, programme, role)]


def rolls(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return every printed count of a programme's people, payments, cases or households.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, programme, measure` (`recipients`: persons on the roll; `payments`: one for each person and
        month; `cases`; `part`: some of the people, or their households), `group, start, end` (as in the
        facts), `value, low, high` (rounding interval; counts printed to the last one are exact, of "more
        than" only `low` is known), `unit, formula, indicator, evidence, grade, facts`. A plan that prints
        none of `COUNTS` for a programme has one row, `not stated`.

    Examples
    --------
    A roll printed as 11.6 万人 is 116,000 persons, from 115,500 to 116,500.
    """
    found: list[Row] = []
    for plan in data.check_plans(plans or ()):
        for programme, roles in PROGRAMMES.items():
            rows = roll_rows(data, plan, programme)
            counted = [role for role in COUNTS if role in roles]
            if counted and not any(row["measure"] in counted for row in rows):
                rows = [empty(plan, programme, counted[0], "not stated"), *rows]
            found += rows
    return frame(found)
