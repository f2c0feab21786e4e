"""The controls of a notebook: one for each parameter that a reader may want to move."""

from __future__ import annotations

from typing import Any

from analysis.batch.parameters import BOUNDS
from analysis.dataset import Dataset
from analysis.dataset.model import LANGUAGES
from analysis.lab import choices
from analysis.lab.controls import Choice, Control, Several, Whole

_LANGUAGES = {"zh": "中文", "en": "English"}

#: Whole numbers worth moving; others (draws of a simulation, its seed) stay what the parameter cell says.
_NUMBERS = ("intervals", "new_beds")


def controls(data: Dataset, notebook: str, given: dict[str, Any]) -> list[Control]:
    """Return the controls for those of the parameters `given` that have one, starting from their values.

    `given` names the language, `lang`, in any case.
    """
    lang = given["lang"]
    found: list[Control] = []
    if "plan" in given:
        found.append(Choice("plan", given["plan"], lang, lambda to: choices.plan_options(data, to)))
    if "plans" in given:
        chosen = data.check_plans(given["plans"])
        found.append(Several("plans", chosen, lang, lambda to: choices.plan_options(data, to)))
    if "indicator" in given:
        current = given["indicator"]

        def offered(to: str) -> list[tuple[str, str]]:
            return choices.indicator_options(data, notebook, current, to)

        found.append(Choice("indicator", current, lang, offered, width="28em"))
    if "confidence" in given:
        levels = choices.confidence_options(given["confidence"])
        found.append(Choice("confidence", given["confidence"], lang, lambda _: levels))
    for name in _NUMBERS:
        if name in given:
            low, high = BOUNDS[name]
            found.append(Whole(name, given[name], lang, int(low), int(high)))
    names = [(_LANGUAGES[code], code) for code in LANGUAGES]
    return [*found, Choice("lang", lang, lang, lambda _: names)]
