"""Run the committed notebooks in place with their default parameters: `python -m analysis.batch.refresh`.

They are committed executed, so that they read well where code is hosted and nbval has something to compare.
Cells with controls stay as they are: what a widget shows is no result.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from analysis.batch import kernels, notebooks
from analysis.batch.execution import stamp
from analysis.errors import unknown
from analysis.files import write_atomically


def refresh(names: list[str] | None = None) -> None:
    """Execute the notebooks named, or all, and store their outputs."""
    kernel = kernels.name(warm=True)
    available = notebooks.files()
    for name in names or available:
        if name not in available:
            raise unknown("notebook", name, list(available))
        path = available[name]
        content = notebooks.read(path)
        resources = {"metadata": {"path": str(path.parent)}}
        with tempfile.TemporaryDirectory() as folder:
            settings: dict[str, Any] = {"kernel_name": kernel, "config": kernels.config(Path(folder))}
            settings["skip_cells_with_tag"] = notebooks.CONTROLS
            NotebookClient(content, resources=resources, record_timing=False, **settings).execute()
        text = nbformat.writes(notebooks.clean(stamp(content)), indent=1)
        write_atomically(path, (text + "\n").encode("utf-8"))
        print(f"{path.name}: executed and stored")


if __name__ == "__main__":
    refresh(sys.argv[1:])
