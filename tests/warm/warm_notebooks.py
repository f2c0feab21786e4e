"""Notebooks made up in the tests, run on warm kernels."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient

from analysis.warm import link
from analysis.warm.provisioner import NAME


def notebook(*cells: str):
    """Return a notebook of code cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    return nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel})


def run(*cells: str, kernel: str = NAME, cwd=None, env=None, **settings):
    """Return the notebook of `cells`, executed."""
    content = notebook(*cells)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(content, kernel_name=kernel, config=link.config(Path(folder)), **settings)
        client.execute(**{name: value for name, value in (("cwd", cwd), ("env", env)) if value})
    return content


def run_together(*notebooks: list[str]):
    """Return the notebooks, executed at the same time; an exception in place of one that failed."""

    async def one(cells, folder):
        content = notebook(*cells)
        await NotebookClient(content, kernel_name=NAME, config=link.config(folder)).async_execute()
        return content

    async def together(folder):
        runs = []
        for number, cells in enumerate(notebooks):
            (own := folder / str(number)).mkdir()
            runs.append(one(cells, own))
        return await asyncio.gather(*runs, return_exceptions=True)

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(together(Path(folder)))


def printed(content) -> str:
    """Return what the cells printed."""
    outputs = (output for cell in content.cells for output in cell.outputs)
    return "".join(output.text for output in outputs if output.output_type == "stream")


def told(*cells: str, **settings):
    """Return the JSON that the cells print, once they have run."""
    return json.loads(printed(run(*cells, **settings)))


def gone(*pids: int) -> bool:
    """Return whether the processes end within some seconds; one that waits to be reaped has ended."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if not any(map(_runs, pids)):
            return True
        time.sleep(0.05)
    return False


def members(*groups: int) -> list[int]:
    """Return the processes of process groups, less those that have ended and wait to be reaped."""
    found = []
    for pid in psutil.pids():
        with contextlib.suppress(ProcessLookupError):
            if os.getpgid(pid) in groups and _runs(pid):
                found.append(pid)
    return found


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
