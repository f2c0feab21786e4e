"""Run the committed notebooks in place with their default parameters: `python -m analysis.batch.refresh`.

They are committed executed, so that they read well where code is hosted and nbval has something to compare.
"""

from __future__ import annotations

import sys

import nbformat
from nbclient import NotebookClient

from analysis.batch import kernels, notebooks
from analysis.batch.job import stamp
from analysis.files import write_atomically


def refresh(names: list[str] | None = None) -> None:
    """Execute the notebooks named, or all, and store their outputs."""
    for notebook in notebooks.pick(names, notebooks.find()):
        content = notebooks.read(notebook.path)
        resources = {"metadata": {"path": str(notebook.path.parent)}}
        client = NotebookClient(
            content,
            kernel_name=kernels.NAME,
            resources=resources,
            record_timing=False,
            config=kernels.config(),
        )
        client.execute()
        text = nbformat.writes(notebooks.clean(stamp(content)), indent=1)
        write_atomically(notebook.path, (text + "\n").encode("utf-8"))
        print(f"{notebook.path.name}: executed and stored")


if __name__ == "__main__":
    refresh(sys.argv[1:])
