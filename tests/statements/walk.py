"""What a notebook says of some data: its cells run here, without a kernel, and their payloads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import nbformat

import analysis
from analysis import paths
from analysis.dataset import Dataset


def payloads(
    notebook: str, data: Dataset, monkeypatch: Any, **parameters: Any
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the source of each code cell of a notebook, and the payload of what it shows."""
    monkeypatch.setattr(analysis, "load_dataset", lambda *_: data)
    cells = nbformat.read(paths.notebooks_dir() / notebook, as_version=4).cells
    space: dict[str, Any] = {}
    for cell in cells:
        if cell.cell_type != "code" or "explore(" in cell.source:
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, notebook, "exec"), space)
        if "parameters" in cell.metadata.get("tags", ()):
            space |= parameters
        shown = eval(compile(ast.Expression(last.value), notebook, "eval"), space) if last else None
        if hasattr(shown, "payload"):
            yield cell.source, shown.payload()


def texts(payload: Any) -> Iterator[str]:
    """Yield every text of a payload but its drawings."""
    if isinstance(payload, str):
        yield payload
    elif isinstance(payload, dict):
        for key, value in payload.items():
            if key not in ("svg", "png", "facts", "mark", "html"):
                yield from texts(value)
    elif isinstance(payload, list | tuple):
        for value in payload:
            yield from texts(value)
