"""What `minzheng checks --suggest` finds of the declared checks: `python -m benchmarks.relations`.

No candidate is ranked by what is declared, so each declared check counts as if it were not. Bounds and checks
whose figures are not printed cannot be found; of the others most can be found only if they hold.
"""

from __future__ import annotations

import sys

import pandas as pd

from analysis import Dataset, load_dataset
from analysis.measures import relation_table
from analysis.relations import suggest
from benchmarks.page import table

#: Candidates of a plan that are shown by default.
FIRST = 40


def recall(data: Dataset) -> pd.DataFrame:
    """Return the declared checks with the rank at which each is found.

    Parameters
    ----------
    data : Dataset
        As printed.

    Returns
    -------
    DataFrame
        `plan, check, kind, result, rank` (missing where it is not found).
    """
    results = relation_table(data).set_index("check")["result"]
    ranks = {
        each.declared: rank
        for plan in data.plan_ids
        for rank, each in enumerate(suggest(data, plan).candidates, start=1)
    }
    found = data.checks[["plan", "check", "kind"]].copy()
    found["result"] = found["check"].map(results)
    found["rank"] = found["check"].map(ranks).astype("float64")
    return found


def precision(data: Dataset) -> dict[str, list[int]]:
    """Return of each plan how many of its first 5, 10, 20 and 40 candidates checks declare or imply."""
    found = {}
    for plan in data.plan_ids:
        declared = [bool(each.declared) for each in suggest(data, plan).candidates]
        found[plan] = [sum(declared[:most]) for most in (5, 10, 20, FIRST)]
    return found


def main() -> int:
    """Print both."""
    data = load_dataset(corrected=False)
    checks = recall(data)
    for by in ("kind", "plan"):
        rows = [_row(str(name), own) for name, own in checks.groupby(by)] + [_row("all", checks)]
        print(table([by, "declared", "hold", "found", "of those that hold", "among the first 40"], rows))
    rows = [[plan, *counts] for plan, counts in precision(data).items()]
    print(table(["declared among the first", "5", "10", "20", "40"], rows), end="")
    return 0


def _row(name: str, own: pd.DataFrame) -> list[object]:
    holds, found = own["result"].isin(["holds", "rounding"]), own["rank"].notna()
    return [name, len(own), *(int(one.sum()) for one in (holds, found, holds & found, own["rank"] <= FIRST))]


if __name__ == "__main__":
    sys.exit(main())
