"""One control a parameter: a widget with a label in the reader's language, and the value it stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from analysis.lab.labels import label

Options = Callable[[str], list[tuple[str, Any]]]

#: Labels are as long as they have to be.
_STYLE = {"description_width": "initial"}
_MARGIN = "2px 16px 2px 0"


class Choice:
    """One of several values.

    Parameters
    ----------
    name : str
        Of the parameter; also of its label.
    value : object
    lang : str
    options : callable
        Gives the texts and values on offer in a language.
    width : str
        CSS width.
    """

    def __init__(self, name: str, value: Any, lang: str, options: Options, width: str = "auto"):
        self.name, self.options = name, options
        layout = widgets.Layout(width=width, max_width="100%", margin=_MARGIN)
        self.widget = widgets.Dropdown(options=options(lang), value=value, style=_STYLE, layout=layout)
        self.speak(lang)

    @property
    def value(self) -> Any:
        """The value chosen."""
        return self.widget.value

    @value.setter
    def value(self, value: Any) -> None:
        self.widget.value = value

    def speak(self, lang: str) -> None:
        """Put label and options into `lang`; the choice stays."""
        chosen = self.widget.value
        self.widget.options = self.options(lang)
        self.widget.value = chosen
        self.widget.description = label(self.name, lang)

    def watch(self, changed: Callable[[Any], None]) -> None:
        """Call `changed` after each change."""
        self.widget.observe(changed, names="value")


class Several:
    """Any number of values, as boxes to tick; in the order in which they are offered."""

    def __init__(self, name: str, value: list[Any], lang: str, options: Options):
        self.name, self.options = name, options
        self.codes = [code for _, code in options(lang)]
        layout = widgets.Layout(width="auto", margin="0 12px 0 0")
        self.boxes = [
            widgets.Checkbox(value=code in value, indent=False, layout=layout) for code in self.codes
        ]
        self.head = widgets.Label(layout=widgets.Layout(margin="0 12px 0 0"))
        self.widget = widgets.HBox([self.head, *self.boxes], layout=widgets.Layout(flex_flow="row wrap"))
        self.speak(lang)

    @property
    def value(self) -> list[Any]:
        """The values ticked."""
        return [code for code, box in zip(self.codes, self.boxes, strict=True) if box.value]

    @value.setter
    def value(self, value: list[Any]) -> None:
        for code, box in zip(self.codes, self.boxes, strict=True):
            box.value = code in value

    def speak(self, lang: str) -> None:
        """Put label and options into `lang`."""
        self.head.value = label(self.name, lang)
        for (name, _), box in zip(self.options(lang), self.boxes, strict=True):
            box.description = name

    def watch(self, changed: Callable[[Any], None]) -> None:
        """Call `changed` after each change."""
        for box in self.boxes:
            box.observe(changed, names="value")


class Whole:
    """A whole number between two bounds, both included."""

    def __init__(self, name: str, value: int, lang: str, low: int, high: int):
        self.name = name
        layout = widgets.Layout(width="auto", margin=_MARGIN)
        self.widget = widgets.BoundedIntText(value=value, min=low, max=high, style=_STYLE, layout=layout)
        self.speak(lang)

    @property
    def value(self) -> int:
        """The number."""
        return self.widget.value

    @value.setter
    def value(self, value: int) -> None:
        self.widget.value = value

    def speak(self, lang: str) -> None:
        """Put the label into `lang`."""
        self.widget.description = label(self.name, lang)

    def watch(self, changed: Callable[[Any], None]) -> None:
        """Call `changed` after each change."""
        self.widget.observe(changed, names="value")


Control = Choice | Several | Whole
