"""What of an executed notebook belongs in a briefing: its prose in one language and what its cells show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from analysis.briefing.references import Register, register
from analysis.display import MIME
from analysis.errors import UsageError

#: Properties of a Head.
FIELDS = ("title", "subtitle", "lang", "version", "date", "imprint")


@dataclass(frozen=True, slots=True)
class Content:
    """A briefing before it is set.

    Attributes
    ----------
    head : dict
        `FIELDS`.
    blocks : list of dict
        In order: markdown cells (`type` "markdown", `text`) and display objects, the Head left out.
    register : Register
        The numbers of the references.
    """

    head: dict[str, Any]
    blocks: list[dict[str, Any]]
    register: Register

    def facts(self) -> list[str]:
        """Return the ids of the facts behind the briefing, in the order of the references."""
        return list(self.register.numbers)


def payloads(notebook: NotebookNode) -> list[dict[str, Any]]:
    """Return the display objects stored in the outputs, in order.

    Raises
    ------
    UsageError
        If a code cell was not run, or shows something that is no display object of ours: it would be lost
        on paper without a word.
    """
    return [payload for cell in notebook.cells if _shows(cell) for payload in _outputs(cell)]


def _shows(cell: NotebookNode) -> bool:
    """Return whether a cell's outputs belong in a briefing: controls are for the reader at the keyboard."""
    return cell.cell_type == "code" and "controls" not in cell.metadata.get("tags", [])


def _outputs(cell: NotebookNode) -> list[dict[str, Any]]:
    found = []
    for output in cell.outputs:
        if output.output_type == "error":
            raise UsageError(f"the notebook stores an error, {output.ename}: {output.evalue}")
        data = output.get("data", {})
        if MIME in data:
            found.append(data[MIME])
        elif output.output_type in ("display_data", "execute_result"):
            raise UsageError(
                f"a cell shows a plain {', '.join(data)}; only Head, Prose, Table and Figure reach the "
                f"briefing:\n{cell.source}"
            )
    return found


def head(notebook: NotebookNode) -> dict[str, Any]:
    """Return the title block; language and data version of the notebook's metadata go before it."""
    heads = [payload for payload in payloads(notebook) if payload["type"] == "head"]
    if not heads:
        raise UsageError("the notebook shows no Head; run all its cells first")
    travelled = notebook.metadata.get("minzheng", {})
    return heads[0] | {key: travelled[key] for key in ("lang", "version", "date") if key in travelled}


def content(notebook: NotebookNode) -> Content:
    """Return what of an executed notebook is to be set."""
    front = head(notebook)
    blocks: list[dict[str, Any]] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and _in_language(cell, front["lang"]):
            blocks.append({"type": "markdown", "text": cell.source})
        elif _shows(cell):
            blocks += [payload for payload in _outputs(cell) if payload["type"] != "head"]
    return Content(front, blocks, register(block for block in blocks if block["type"] != "markdown"))


def _in_language(cell: NotebookNode, lang: str) -> bool:
    tags = [tag for tag in cell.metadata.get("tags", []) if tag.startswith("lang-")]
    return not tags or f"lang-{lang}" in tags
