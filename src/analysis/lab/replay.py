"""Running a section of a notebook again under other parameters, apart from what the reader has done."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode

from analysis.batch import notebooks
from analysis.lab.sections import needed


class Replay:
    """A notebook that can be run in part.

    Parameters
    ----------
    notebook : NotebookNode
        As saved: cells that a reader has changed and not saved are run as they were.
    """

    def __init__(self, notebook: NotebookNode):
        cells = notebooks.without_controls(notebook).cells
        self.code = [
            cell for cell in cells if cell.cell_type == "code" and not notebooks.tagged(cell, "parameters")
        ]

    def shown(
        self, cells: list[NotebookNode], parameters: dict[str, Any]
    ) -> Iterator[tuple[NotebookNode, Any]]:
        """Yield each of `cells` with the object that it shows; None for prose and for code without result.

        Cells that these rest on are run before them and not shown.
        """
        names = dict(parameters)
        wanted = [cell for cell in cells if cell.cell_type == "code"]
        waiting = iter(needed(wanted, self.code))
        for cell in cells:
            yield cell, self._run_up_to(cell, waiting, names) if cell.cell_type == "code" else None

    def _run_up_to(self, last: NotebookNode, waiting: Iterator[NotebookNode], names: dict[str, Any]) -> Any:
        for cell in waiting:
            value = _run(cell.source, names)
            if cell is last:
                return value
        return None


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell's code and return the value of its last line, as a notebook shows it."""
    body = ast.parse(source).body
    last = body[-1] if body else None
    if not isinstance(last, ast.Expr):
        exec(compile(source, "<cell>", "exec"), names)
        return None
    exec(compile(ast.Module(body[:-1], []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
