"""Large files, and notebooks that are not stored as they were run: `python -m tools.check`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[1]

#: The largest file that may be committed, bytes. Notebooks carry their drawings.
LIMIT = 1_000_000
NOTEBOOK_LIMIT = 3_000_000


def main() -> int:
    """Print what is wrong with the files that git knows, staged ones too; return 1 if anything is."""
    found = problems(ROOT, committed(ROOT))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


def committed(root: Path) -> list[str]:
    """Return the paths that git knows in a folder, relative to it, those taken away left out."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)
    return [name for name in done.stdout.decode("utf-8").split("\0") if name and (root / name).is_file()]


def problems(root: Path, names: list[str]) -> list[str]:
    """Return a line for each thing that is wrong, in the order of `names`."""
    found = []
    for name in names:
        path = root / name
        limit = NOTEBOOK_LIMIT if path.suffix == ".ipynb" else LIMIT
        if (size := path.stat().st_size) > limit:
            found.append(
                f"{name}: {size:,} bytes, expected at most {limit:,}; what is made anew is not committed"
            )
        if path.suffix == ".ipynb":
            found += [f"{name}: {what}" for what in not_as_run(nbformat.read(path, as_version=4))]
    return found


def not_as_run(notebook: NotebookNode) -> list[str]:
    """Return what shows that a notebook is not stored as it was run, from its first cell to its last.

    Controls belong to the reader at the keyboard and are stored without output.
    """
    found, expected = [], 1
    for at, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        if "controls" in cell.metadata.get("tags", []):
            found += [f"cell {at}: controls with stored output; clear it"] if cell.outputs else []
            continue
        if cell.execution_count != expected:
            run = "never run" if cell.execution_count is None else f"run as {cell.execution_count}"
            found.append(f"cell {at}: {run}, expected {expected}; `make notebooks` runs all cells in order")
        if any(output.output_type == "error" for output in cell.outputs):
            found.append(f"cell {at}: stores an error; mend the cell and run `make notebooks`")
        expected += 1
    return found


if __name__ == "__main__":
    sys.exit(main())
