"""The targets of the places above a plan, as rows beside it."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset

_FIELDS = ["indicator", "group", "year", "unit", "comparator", "attribute", "low", "high"]
COLUMNS = ["plan", "superior", "level", "target", "facts", *_FIELDS]


def lists(text: str) -> list[str]:
    """Return the ids of a `;`-separated list, each once."""
    return list(dict.fromkeys(part for part in text.split(";") if part))


def own_facts(target: pd.Series) -> str:
    """Return the facts that print a target of `ambition_table`, without its baseline and its past pace."""
    others = {target["baseline_fact"], *lists(target["past_facts"])}
    return ";".join(fact for fact in lists(target["facts"]) if fact not in others)


def yardsticks(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame | None:
    """Return the targets of everybody above each plan; None where the outside figures are not there.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame or None
        `plan` (the plan measured against them), `superior` (place), `level` (nation, province, prefecture),
        `indicator, group, year, target, low, high, unit, comparator, attribute, facts` (reference id). The
        nearest superior comes first. A target is set and not measured: `low` and `high` are the target
        itself, but for `~`, where they are those of its last digit.

    Examples
    --------
    A city in a province that asks for 55 % by the end of the plan, as the nation does, has two rows: the
    province's, then the nation's.
    """
    if data.reference.lacks("yardsticks"):
        return None
    level = data.places.set_index("place")["level"]
    frames = []
    for plan in data.check_plans(plans or ()):
        for place in data.superiors(plan):
            own = data.reference.select(place, kind="target")
            frames.append(own.assign(plan=plan, superior=place, level=level[place]))
    found = pd.concat(frames, ignore_index=True) if frames else data.reference.figures.iloc[:0]
    found = found.rename(columns={"value": "target", "reference_id": "facts"}).reindex(columns=COLUMNS)
    about = (found["comparator"] == "~") & found["low"].notna()
    return found.assign(
        low=found["low"].where(about, found["target"]), high=found["high"].where(about, found["target"])
    )
