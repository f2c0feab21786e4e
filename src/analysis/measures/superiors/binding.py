"""What became of the nation's binding indicators in each plan."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.concepts import apart
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.measures.absences import NOT_CODED, is_excerpt
from analysis.measures.ambition.table import goals
from analysis.measures.superiors.amplification import compared
from analysis.measures.superiors.yardsticks import OPEN, Record, above
from analysis.measures.whole import whole

#: What became of the attribute; and of the number.
FATES = ("kept binding", "made expected", "attribute not stated", "dropped", NOT_CODED)
NUMBERS = ("raised", "same", "lowered", OPEN, "words", "another group", "other year", "none")

COLUMNS = columns("binding")
_MORE = dict.fromkeys(("superior_comparator", "superior_facts", "target_facts", "mentions"), "str")

#: From the relation of a target to the superior's to what became of the number.
_NUMBER = {"beyond": "raised", "equal": "same", "short": "lowered", "differs": "other year",
           "earlier target": "other year"}  # fmt: skip


def export(data: Dataset) -> pd.DataFrame:
    """Return binding.csv: the nation's binding indicators by plan, see `binding_table`."""
    return apart(binding_table(data))[list(COLUMNS)]


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
          not call it either), `dropped` (no target on the indicator), `not coded` (an excerpt has none).
        - `number`: `raised`, `same`, `lowered` in the direction in which the indicator is better, `words` (no
          number), `another group`, `other year`, `none` (dropped).
        - `mentions`: facts of the plan on the indicator that are no targets. A dropped target is not a
          dropped duty.
        - `evidence`: `stated`, `not stated` (dropped) or `not available`; `grade`, `facts`.

    Examples
    --------
    The nation binds to 55 %. A plan with "at least 60 %, expected" has made it expected and raised it.
    """
    return whole(data, plans, lambda plan: _rows(data, plan), COLUMNS | _MORE)


def _rows(data: Dataset, plan: str) -> list[Record]:
    none: Record = {"plan": plan, "evidence": "not available"}
    if data.reference.lacks("yardsticks"):
        return [none]
    year = data.lists.plans[plan]["target_year"]
    bound = [
        yardstick
        for yardstick in above(data, plan)
        if (yardstick["level"], yardstick["year"], yardstick["attribute"]) == ("nation", year, "binding")
    ]
    # Of several admissible targets the leading one stands for the indicator.
    leading: dict[tuple[str, str], Record] = {}
    for one in bound:
        leading.setdefault((one["indicator"], one["group"]), one)
    return [_row(data, plan, one) for one in leading.values()] or [none]


def _row(data: Dataset, plan: str, bound: Record) -> Record:
    row = {"plan": plan, "indicator": bound["indicator"], "group": bound["group"], "unit": bound["unit"]}
    row |= {"superior": bound["superior"], "superior_year": bound["year"], "superior_target": bound["target"]}
    row |= {"superior_comparator": bound["comparator"], "superior_facts": bound["facts"]}
    printed = data.records(plan, bound["indicator"])
    row["mentions"] = joined(fact["fact_id"] for fact in printed if fact["kind"] != "target")
    mine = [goal for goal in goals(data, plan) if goal["indicator"] == bound["indicator"]]
    same = [goal for goal in mine if goal["group"] == bound["group"]] or mine
    if not same:
        fate = NOT_CODED if is_excerpt(data, plan) else "dropped"
        return row | {"fate": fate, "number": "none", "evidence": "not stated"} | _ids(data, row)
    goal = same[0]
    row |= {name: goal[name] for name in ("target_year", "target", "comparator", "attribute")}
    fates = {"binding": "kept binding", "expected": "made expected"}
    row["fate"] = fates.get(goal["attribute"], "attribute not stated")
    pair = next(
        pair
        for pair in compared(data, plan)
        if (pair["superior_facts"], pair["group"]) == (bound["facts"], goal["group"])
    )
    row["number"] = _NUMBER.get(pair["relation"], pair["relation"])
    row["target_facts"] = pair["target_facts"]
    return row | {"evidence": "stated"} | _ids(data, row)


def _ids(data: Dataset, row: Record) -> dict[str, str]:
    facts = joined([row.get("target_facts", ""), row["superior_facts"]])
    return {"facts": facts, "grade": ";".join(data.grades(ids(facts)))}
