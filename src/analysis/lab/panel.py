"""The controls of a notebook: one for each parameter that a reader may want to move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from analysis.batch.parameters import BOUNDS
from analysis.dataset import Dataset
from analysis.dataset.model import LANGUAGES
from analysis.lab import choices
from analysis.lab.controls import Choice, Control, Several, Whole
from analysis.lab.labels import label

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


def laid_out(
    controls: Mapping[str, Control],
    more: Sequence[widgets.Widget],
    below: Sequence[widgets.Widget],
    output: widgets.Widget,
) -> widgets.VBox:
    """Return the plans in a row, the other controls and `more` under them, then `below`, then the output."""
    row = widgets.Layout(flex_flow="row wrap", align_items="center")
    plans = [one.widget for name, one in controls.items() if name == "plans"]
    rest = [one.widget for name, one in controls.items() if name != "plans"]
    edge = widgets.Layout(border_left="4px solid #7b9cc0", padding="2px 0 2px 12px")
    panel = widgets.VBox([*plans, widgets.HBox([*rest, *more], layout=row), *below], layout=edge)
    return widgets.VBox([panel, output])


def as_parameters(controls: Mapping[str, Control], lang: str) -> str:
    """Return the choices as lines of a parameter cell: HTML, folded away."""
    lines = "\n".join(f"{name} = {control.value!r}" for name, control in controls.items())
    return (
        f"<details><summary>{escape(label('settings', lang))}</summary>"
        f"<p>{escape(label('keep', lang))}</p><pre>{escape(lines)}</pre></details>"
    )
