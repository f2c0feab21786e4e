"""The values that a control offers: those that the data and the measures can do something with."""

from __future__ import annotations

from typing import Any

from analysis.batch.parameters import CHOICES
from analysis.dataset import Dataset
from analysis.dataset.series import LEVELS
from analysis.words.phrases import sentence_case

#: Levels that are in use; another one that the parameter cell names is offered too.
_CONFIDENCE = (0.8, 0.9, 0.95, 0.99)


def indicators(data: Dataset, notebook: str, current: str) -> list[str]:
    """Return the indicators that a notebook can show something of, in the order of their list.

    These are the notebook's own short list, else those of which some plan prints levels of two years or more;
    and the one that the parameter cell names.
    """
    facts = data.facts[data.facts["kind"].isin(LEVELS)]
    start, end = (facts[column].str[:4] for column in ("period_start", "period_end"))
    years = facts.assign(year=start)[start == end].groupby(["plan", "concept", "group"])["year"].nunique()
    grown = set(years[years > 1].index.get_level_values("concept"))
    offered = set(CHOICES.get((notebook, "indicator"), grown)) | {current}
    return [code for code in data.indicators["indicator"] if code in offered]


def indicator_options(data: Dataset, notebook: str, current: str, lang: str) -> list[tuple[str, str]]:
    """Return names and codes of `indicators`, by name."""
    codes = indicators(data, notebook, current)
    return sorted((sentence_case(data.name("indicators", code, lang)), code) for code in codes)


def confidence_options(current: float) -> list[tuple[str, float]]:
    """Return levels of confidence, as text and as fractions."""
    return [(f"{100 * level:.4g} %", level) for level in sorted({*_CONFIDENCE, current})]


def plan_options(data: Dataset, lang: str) -> list[tuple[str, Any]]:
    """Return names and ids of all plans."""
    return [(data.plan_name(plan, lang), plan) for plan in data.plan_ids]
