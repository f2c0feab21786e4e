"""`minzheng coverage`: indicator by plan by kind, and who is missing."""

from __future__ import annotations

import argparse

from analysis import load_dataset
from analysis.measures import coverage_table, sharing

_LEGEND = """
o observed, e estimate, t target, s stated, r rule; . prints nothing
missing is named where two plans or more print the indicator"""


def show(arguments: argparse.Namespace) -> int:
    """Print the matrix."""
    data = load_dataset(arguments.data)
    plans = data.check_plans(arguments.plan)
    table = coverage_table(data, plans)
    shared = sharing(table)
    letters = table.assign(letter=table["kind"].str[:1]).groupby(["domain", "indicator", "plan"], sort=True)
    cells = letters["letter"].agg("".join).unstack("plan").reindex(columns=plans, fill_value="")
    if arguments.shared:
        cells = cells[cells.index.get_level_values("indicator").map(shared.to_dict()) > 1]
    width = max(map(len, cells.index.get_level_values("indicator")), default=9)
    print(f"{'indicator':<{width}}  " + "  ".join(f"{plan:<10}" for plan in plans) + "  missing")
    for domain, rows in cells.groupby("domain"):
        print(f"\n{domain}")
        for (_, indicator), row in rows.iterrows():
            kinds = "  ".join(f"{row[plan] or '.':<10}" for plan in plans)
            missing = [plan for plan in plans if not row[plan]]
            named = ", ".join(missing) if len(plans) - len(missing) > 1 else ""
            print(f"{indicator:<{width}}  {kinds}  {named}".rstrip())
    print(_LEGEND)
    for count, number in shared.value_counts().sort_index().items():
        print(f"{number} indicators are printed by {count} plan{'' if count == 1 else 's'}")
    return 0
