"""The notebooks and their parameters: found by glob, read from the tagged cell, never listed by hand.

A notebook with a cell tagged `parameters` is a comparison that can be run; one without, such as the start
page, only shows.
"""

from __future__ import annotations

import ast
import json
import re
from copy import copy, deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from analysis import paths
from analysis.errors import UsageError, unknown

if TYPE_CHECKING:  # nbformat takes longer to import than an unchanged batch to see that nothing is to be done
    from nbformat import NotebookNode

#: A notebook as nbformat or as JSON has it: both are read by key.
Document = dict[str, Any]
AnyDocument = TypeVar("AnyDocument", bound=Document)

#: Tag of the cell with widgets: for a reader at the keyboard, run by nobody else and stored without output.
CONTROLS = "controls"


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook of the suite.

    Attributes
    ----------
    name : str
        File name without number and ending: `00_comparison.ipynb` is `comparison`.
    path : Path
    parameters : dict
        Names and default values of the cell tagged `parameters`.
    """

    name: str
    path: Path
    parameters: dict[str, Any]

    @property
    def per_plan(self) -> bool:
        """Whether a run is about one plan (it takes `plan`) or across plans (it takes `plans`)."""
        return "plan" in self.parameters


def read(path: Path) -> NotebookNode:
    """Return the notebook at `path`, checked."""
    import nbformat

    try:
        return nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise UsageError(f"{path}: no readable notebook ({error})") from None


def read_json(path: Path) -> Document:
    """Return the notebook at `path` as its JSON has it, each cell's source in one piece."""
    try:
        found: Document = json.loads(path.read_text(encoding="utf-8"))
        for cell in found["cells"]:
            cell["source"] = "".join(cell["source"])
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: no readable notebook ({error!r})") from None
    return found


def tagged(cell: Document, tag: str) -> bool:
    """Return whether a cell carries `tag`."""
    return tag in _tags(cell)


def parameters(notebook: Document, path: Path) -> dict[str, Any]:
    """Return names and defaults of the cell tagged `parameters`; it may hold literal assignments only."""
    cells = [cell for cell in notebook["cells"] if tagged(cell, "parameters")]
    if len(cells) != 1:
        raise UsageError(f"{path.name}: {len(cells)} cells are tagged 'parameters', expected one")
    found, line = {}, ""
    try:
        for statement in ast.parse(cells[0]["source"]).body:
            line = ast.unparse(statement)
            (target,) = statement.targets
            found[target.id] = ast.literal_eval(statement.value)
    except (AttributeError, ValueError, TypeError, SyntaxError) as error:
        seen = error.text.strip() if isinstance(error, SyntaxError) and error.text else line
        raise UsageError(
            f"{path.name}: {seen[:80]!r} in the parameters cell, expected NAME = literal"
        ) from None
    return found


def files() -> dict[str, Path]:
    """Return the files of all notebooks by name, the start page among them, in file order."""
    found: dict[str, Path] = {}
    for path in sorted(paths.notebooks_dir().glob("*.ipynb")):
        name = re.sub(r"^\d+_", "", path.stem)
        if name in found:
            raise UsageError(f"{found[name]} and {path.name}: both are called {name!r}; rename one of them")
        found[name] = path
    return found


def find() -> dict[str, Notebook]:
    """Return the notebooks that can be run by name, in file order: those with a `parameters` cell."""
    found = {}
    for name, path in files().items():
        content = read_json(path)
        if any(tagged(cell, "parameters") for cell in content["cells"]):
            found[name] = Notebook(name, path, parameters(content, path))
    return found


def pick(names: list[str] | None, available: dict[str, Notebook]) -> list[Notebook]:
    """Return the notebooks named, each once, or all; refuse an unknown one."""
    for name in names or ():
        if name not in available:
            raise unknown("notebook", name, list(available))
    return [available[name] for name in dict.fromkeys(names or available)]


def in_language(notebook: AnyDocument, lang: str) -> AnyDocument:
    """Return a copy for a run: the prose cells of `lang` and of no language, and no controls."""
    kept = without_controls(notebook)
    kept["cells"] = [cell for cell in kept["cells"] if not _tagged_otherwise(cell, lang)]
    return kept


def without_controls(notebook: AnyDocument) -> AnyDocument:
    """Return a copy without the cells tagged `controls`."""
    kept = copy(notebook)
    kept["cells"] = [cell for cell in notebook["cells"] if not tagged(cell, CONTROLS)]
    return kept


def bare(notebook: AnyDocument) -> AnyDocument:
    """Return a copy without outputs: what a run depends on."""
    found = deepcopy(notebook)
    for cell in found["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return found


def _tags(cell: Document) -> list[str]:
    return cell["metadata"].get("tags", [])


def _tagged_otherwise(cell: Document, lang: str) -> bool:
    languages = [tag for tag in _tags(cell) if tag.startswith("lang-")]
    return bool(languages) and f"lang-{lang}" not in languages


def clean(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without run times, widths and machine details: same results, same bytes.

    Controls lose their output, and the numbers of the other cells do not count them.
    """
    import nbformat

    language = {"name": "python"}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    kept = {k: v for k, v in notebook.metadata.items() if k == "minzheng"}
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": language, **kept})
    for cell in notebook.cells:
        if tagged(cell, CONTROLS):
            cell.update(id=CONTROLS, outputs=[], execution_count=None)
    for number, cell in enumerate(without_controls(notebook).cells):
        cell.id = f"cell-{number:02d}"  # papermill gives the cell it injects a random one
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
    return notebook
