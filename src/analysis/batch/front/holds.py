"""What a run holds, in words: the parameters that tell it from the others of its notebook."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from analysis.batch.front.entries import Entry
from analysis.dataset import Dataset
from analysis.words.phrases import joined, pick

#: Letters of a value that are shown.
_SHOWN = 120


def holds(data: Dataset, entry: Entry, beside: list[Entry], lang: str) -> str:
    """Return in words what `entry` holds: of a variant what differs, of the standard run its values there.

    Parameters
    ----------
    data : Dataset
    entry : Entry
    beside : list of Entry
        All the runs of its plan or notebook.
    lang : str
    """
    if entry.differs:
        return told(data, entry.differs, lang)
    names = {name for one in beside for name in one.differs}
    own = told(data, {name: value for name, value in entry.parameters().items() if name in names}, lang)
    return pick(lang, f"标准运行（{own}）", f"Standard run ({own})")


def told(data: Dataset, parameters: dict[str, Any], lang: str) -> str:
    """Return parameters in words: plans and an indicator by their names, others as `name = value`."""
    said = [_said(data, name, value, lang) for name, value in parameters.items()]
    return pick(lang, "；", "; ").join(said)


def _said(data: Dataset, name: str, value: Any, lang: str) -> str:
    if name == "plans" and _known(value, data.plan_ids):
        places = joined([data.plan_name(plan, lang) for plan in value], lang)
        return pick(lang, f"规划：{places or '全部'}", f"plans: {places or 'all'}")
    if name == "indicator" and _known([value], data.indicators["indicator"]):
        label = data.name("indicators", value, lang)
        return pick(lang, f"指标：{label}", f"indicator: {label}")
    text = json.dumps(value, ensure_ascii=False, default=str)
    return f"{name} = {text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}"


def _known(codes: Any, valid: Iterable[str]) -> bool:
    return isinstance(codes, list) and all(code in list(valid) for code in codes)
