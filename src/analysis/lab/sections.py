"""A notebook as its reader sees it: sections under headings, and the code that each of them needs."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from nbformat import NotebookNode

from analysis.batch import notebooks
from analysis.dataset.model import LANGUAGES

_HEADING = "## "


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between two headings of the second level.

    Attributes
    ----------
    titles : dict of str to str
        The heading by language.
    cells : list of NotebookNode
        Prose in every language, and code.
    """

    titles: dict[str, str] = field(default_factory=dict)
    cells: list[NotebookNode] = field(default_factory=list)

    def title(self, lang: str) -> str:
        """Return the heading in `lang`, or in the language that there is."""
        return self.titles.get(lang) or next(iter(self.titles.values()))

    def code(self) -> list[NotebookNode]:
        """Return the code cells."""
        return [cell for cell in self.cells if cell.cell_type == "code"]


def sections(notebook: NotebookNode) -> list[Section]:
    """Return the sections; what comes before the first heading belongs to none."""
    found: list[Section] = []
    for cell in notebook.cells:
        lang = next((lang for lang in LANGUAGES if notebooks.tagged(cell, f"lang-{lang}")), "")
        if cell.cell_type == "markdown" and cell.source.startswith(_HEADING):
            if not found or lang in found[-1].titles:
                found.append(Section())
            found[-1].titles[lang] = cell.source.splitlines()[0].removeprefix(_HEADING)
        if found:
            found[-1].cells.append(cell)
    return found


def needed(wanted: list[NotebookNode], code: list[NotebookNode]) -> list[NotebookNode]:
    """Return the cells of `code`, in order, that `wanted` ones rest on, and these themselves.

    A cell rests on an earlier one if it reads a name that the earlier one sets.
    """
    chosen: list[NotebookNode] = []
    names: set[str] = set()
    for cell in reversed(code):
        sets, reads = _names(cell.source)
        if any(cell is one for one in wanted) or sets & names:
            chosen.append(cell)
            names |= reads
    return chosen[::-1]


def _names(source: str) -> tuple[set[str], set[str]]:
    """Return the names that a piece of code sets, and those that it reads."""
    sets: set[str] = set()
    reads: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            (reads if isinstance(node.ctx, ast.Load) else sets).add(node.id)
        elif isinstance(node, ast.alias):
            sets.add((node.asname or node.name).partition(".")[0])
    return sets, reads
