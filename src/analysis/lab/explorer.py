"""The explorer: controls above, and below them a section of the notebook under the values chosen."""

from __future__ import annotations

import traceback
from html import escape
from typing import Any

import ipywidgets as widgets
from nbformat import NotebookNode

from analysis import load_dataset
from analysis.batch import matrix, notebooks, parameters
from analysis.display import Figure
from analysis.errors import MinzhengError, unknown
from analysis.lab import outputs
from analysis.lab.controls import Choice
from analysis.lab.labels import label
from analysis.lab.panel import as_parameters, controls, laid_out
from analysis.lab.replay import Replay
from analysis.lab.sections import Section, sections

_EVERYTHING = -1


def explore(notebook: str, **given: Any) -> widgets.VBox:
    """Return controls for a notebook; a change shows one of its sections under the values chosen.

    Parameters
    ----------
    notebook : str
        Name: "growth" for `01_growth.ipynb`.
    **given
        Its parameters with the values to start from; each gets a control where a choice makes sense. Those
        left out keep the default of the notebook.

    Returns
    -------
    widgets.VBox
        Shows itself as the last line of a cell.

    Raises
    ------
    UsageError
        For an unknown notebook or parameter, or a value that the notebook would refuse.

    Examples
    --------
    >>> explore("growth", plans=[], lang="zh", indicator="tekun_standard")  # doctest: +SKIP
    """
    return Explorer(notebook, given).widget


class Explorer:
    """What `explore` shows, with its parts in reach.

    Parameters
    ----------
    notebook : str
    given : dict
        As for `explore`.

    Attributes
    ----------
    controls : dict of str to Control
        By the name of the parameter.
    section : Choice
        The section shown; the last one is the whole notebook.
    output : widgets.Output
    widget : widgets.VBox
        All of it.
    """

    def __init__(self, notebook: str, given: dict[str, Any]):
        self._data = load_dataset()
        available = notebooks.files()
        if notebook not in available:
            raise unknown("notebook", notebook, list(available))
        content = notebooks.read(available[notebook])
        defaults = notebooks.parameters(content, available[notebook])
        self._notebook = notebooks.Notebook(notebook, available[notebook], defaults)
        self._start = parameters.check(self._notebook, given, self._data)
        self._sections, self._replay = sections(content), Replay(content)
        offered = {"lang": self._start["lang"]} | {name: self._start[name] for name in given}
        self.controls = {one.name: one for one in controls(self._data, self._notebook.name, offered)}
        self._first = _first_chart(self._sections)
        self.section = Choice("section", self._first, self.lang, self._titles)
        self.output = widgets.Output()
        self._status, self._settings = widgets.HTML(), widgets.HTML()
        self._reset = widgets.Button(icon="undo", layout=widgets.Layout(width="auto"))
        self._quiet = False
        below = (self._status, self._settings)
        self.widget = laid_out(self.controls, [self.section.widget, self._reset], below, self.output)
        self._speak()
        self._status.value = escape(label("hint", self.lang))
        self._reset.on_click(lambda _: self._to_start())
        for control in (self.section, *self.controls.values()):
            control.watch(self._changed)

    @property
    def lang(self) -> str:
        """The language chosen."""
        return str(self.controls["lang"].value)

    def parameters(self) -> dict[str, Any]:
        """Return the full set of parameters under the values chosen, checked.

        Raises
        ------
        UsageError
            If the notebook would refuse them.
        """
        chosen = {name: control.value for name, control in self.controls.items()}
        return parameters.check(self._notebook, self._start | chosen, self._data)

    def show(self) -> None:
        """Show the section under the values chosen, or say in a sentence why it cannot be shown."""
        self._status.value = escape(label("busy", self.lang))
        try:
            self.output.outputs = tuple(self._outputs())
        except MinzhengError as error:
            self.output.outputs = (outputs.sentence(label("refused", self.lang), str(error)),)
        except Exception as error:
            told = outputs.sentence(label("fault", self.lang), repr(error))
            trace = (
                f"<details><summary>Traceback</summary><pre>{escape(traceback.format_exc())}</pre></details>"
            )
            self.output.outputs = (told, outputs.html(trace))
        self._status.value = escape(label("done", self.lang))
        self._settings.value = as_parameters(self.controls, self.lang)

    def _outputs(self) -> list[dict[str, Any]]:
        chosen = self.parameters()
        result = matrix.job(self._data, self._notebook, chosen).name
        cells = notebooks.in_language(NotebookNode(cells=self._cells()), self.lang).cells
        found: list[dict[str, Any]] = []
        charts = 0
        for cell, shown in self._replay.shown(cells, chosen):
            if cell.cell_type == "markdown":
                found.append(outputs.markdown(cell.source))
            elif shown is not None:
                found.append(outputs.output(shown))
            if isinstance(shown, Figure):
                charts += 1
                name = f"{result}-{self.section.value + 1}-{charts}"
                found.append(outputs.links(shown, name, self.lang))
        return found

    def _cells(self) -> list[NotebookNode]:
        chosen = self.section.value
        parts = self._sections if chosen == _EVERYTHING else [self._sections[chosen]]
        return [cell for section in parts for cell in section.cells]

    def _titles(self, lang: str) -> list[tuple[str, int]]:
        titles = [(section.title(lang), at) for at, section in enumerate(self._sections)]
        return [*titles, (label("everything", lang), _EVERYTHING)]

    # Widgets --------------------------------------------------------------------------------------------

    def _changed(self, change: Any) -> None:
        if self._quiet:
            return
        if change["owner"] is self.controls["lang"].widget:
            self._speak()
        self.show()

    def _speak(self) -> None:
        self._quiet = True
        for control in (self.section, *self.controls.values()):
            control.speak(self.lang)
        self._reset.description = label("reset", self.lang)
        self._quiet = False

    def _to_start(self) -> None:
        self._quiet = True
        for name, control in self.controls.items():
            start = self._start[name]
            control.value = self._data.check_plans(start) if name == "plans" else start
        self.section.value = self._first
        self._speak()
        self.output.outputs = ()
        self._settings.value = ""
        self._status.value = escape(label("hint", self.lang))


def _first_chart(parts: list[Section]) -> int:
    """Return the place of the first section with a chart, where a change is seen best; else 0."""
    drawn = (at for at, part in enumerate(parts) if any("charts." in cell.source for cell in part.code()))
    return next(drawn, 0)
