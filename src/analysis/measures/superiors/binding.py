"""What became of the nation's binding indicators in each plan."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.measures.ambition.table import ambition_table
from analysis.measures.superiors.amplification import amplification_table
from analysis.measures.superiors.yardsticks import lists, yardsticks

#: What became of the attribute; and of the number.
FATES = ("kept binding", "made expected", "attribute not stated", "dropped")
NUMBERS = ("raised", "same", "lowered", "words", "another group", "other year", "none")

_EXPORT = [
    "plan", "indicator", "group", "superior", "superior_year", "superior_target", "unit", "target_year",
    "target", "comparator", "attribute", "fate", "number", "evidence", "grade", "facts",
]  # fmt: skip
_MORE = ["superior_comparator", "superior_facts", "target_facts", "mentions"]

#: From the relation of a target to the superior's to what became of the number.
_NUMBER = {"beyond": "raised", "equal": "same", "short": "lowered", "differs": "other year",
           "earlier target": "other year"}  # fmt: skip


def export(data: Dataset) -> pd.DataFrame:
    """Return binding.csv: the nation's binding indicators by plan, see `binding_table`."""
    return binding_table(data)[_EXPORT]


@remembered
def binding_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each plan and each target that the nation calls binding what the plan makes of it.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a plan and binding target of the nation for the plan's target year: `superior_target` (in
        `unit`), the plan's own `target, comparator, target_year, attribute`, and

        - `fate`: `kept binding`, `made expected`, `attribute not stated` (the plan sets the target and does
          not call it either), `dropped` (no target on the indicator).
        - `number`: `raised`, `same`, `lowered` in the direction in which the indicator is better, `words` (no
          number), `another group`, `other year`, `none` (dropped).
        - `mentions`: facts of the plan on the indicator that are no targets. A dropped target is not a
          dropped duty.
        - `evidence`: `stated`, `not stated` (dropped) or `not available`; `grade`, `facts`.

    Examples
    --------
    The nation binds to 55 %. A plan with "at least 60 %, expected" has made it expected and raised it.
    """
    above = yardsticks(data, plans)
    targets, pairs = ambition_table(data, plans), amplification_table(data, plans)
    rows: list[dict[str, object]] = []
    for plan in data.check_plans(plans or ()):
        if above is None:
            rows.append({"plan": plan, "evidence": "not available"})
            continue
        year = data.plan(plan)["target_year"]
        bound = above[(above["plan"] == plan) & (above["level"] == "nation") & (above["year"] == year)]
        bound = bound[bound["attribute"] == "binding"]
        mine, against = targets[targets["plan"] == plan], pairs[pairs["plan"] == plan]
        found = [_row(data, plan, one, mine, against) for _, one in bound.iterrows()]
        rows += found or [{"plan": plan, "evidence": "not available"}]
    table = pd.DataFrame(rows, columns=_EXPORT + _MORE)
    numbers = {"superior_target": "float64", "target": "float64"}
    whole = {"superior_year": "Int64", "target_year": "Int64"}
    text = [name for name in table.columns if name not in numbers | whole]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(numbers | whole)


def _row(
    data: Dataset, plan: str, bound: pd.Series, targets: pd.DataFrame, pairs: pd.DataFrame
) -> dict[str, object]:
    row = {"plan": plan, "indicator": bound["indicator"], "group": bound["group"], "unit": bound["unit"]}
    row |= {"superior": bound["superior"], "superior_year": bound["year"], "superior_target": bound["target"]}
    row |= {"superior_comparator": bound["comparator"], "superior_facts": bound["facts"]}
    other = data.select(plan, bound["indicator"])
    row["mentions"] = ";".join(other.loc[other["kind"] != "target", "fact_id"])
    mine = targets[targets["indicator"] == bound["indicator"]]
    same = mine[mine["group"] == bound["group"]]
    mine = same if len(same) else mine
    if mine.empty:
        return row | {"fate": "dropped", "number": "none", "evidence": "not stated"} | _ids(data, row)
    target = mine.iloc[0]
    row |= {name: target[name] for name in ("target_year", "target", "comparator", "attribute")}
    fates = {"binding": "kept binding", "expected": "made expected"}
    row["fate"] = fates.get(target["attribute"], "attribute not stated")
    pair = pairs[(pairs["superior_facts"] == bound["facts"]) & (pairs["group"] == target["group"])].iloc[0]
    row["number"] = _NUMBER.get(pair["relation"], pair["relation"])
    row["target_facts"] = pair["target_facts"]
    return row | {"evidence": "stated"} | _ids(data, row)


def _ids(data: Dataset, row: dict[str, object]) -> dict[str, str]:
    facts = lists(f"{row.get('target_facts', '')};{row['superior_facts']}")
    return {"facts": ";".join(facts), "grade": ";".join(data.grades(facts))}
