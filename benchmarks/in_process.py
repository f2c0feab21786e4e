"""Running the cells of a notebook in this process, without a kernel."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from analysis.batch import notebooks
from analysis.batch.notebooks import Document


def run(cells: list[Document], parameters: dict[str, Any]) -> Iterator[tuple[Document, Any]]:
    """Yield each cell with the value that it shows; None for prose and for code without result.

    Parameters
    ----------
    cells : list of dict
        Of one language and without controls.
    parameters : dict
        Take the place of the cell tagged `parameters`.
    """
    names = dict(parameters)
    for cell in cells:
        if not notebooks.tagged(cell, "parameters"):
            yield cell, _value(cell["source"], names) if cell["cell_type"] == "code" else None


def _value(source: str, names: dict[str, Any]) -> Any:
    body = ast.parse(source).body
    shown = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(shown.value), "<cell>", "eval"), names) if shown else None
