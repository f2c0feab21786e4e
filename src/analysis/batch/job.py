"""One job: a notebook with parameters in, a briefing out as bytes. Knows no executors, no folders."""

from __future__ import annotations

import os
import tempfile
import time
import traceback
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from analysis import load_dataset
from analysis.batch import kernels, notebooks
from analysis.dataset import Dataset, memory
from analysis.paths import DATA_VARIABLE

#: Pixels an inch of a thumbnail: 372 pixels across A4, sharp at half that width.
_THUMBNAIL = 45


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run; picklable.

    Attributes
    ----------
    name : str
        Stem of the results: `<plan>.zh`.
    notebook : str
        Path of the notebook.
    parameters : dict
        The full set, checked.
    data : str
        Folder of the data package.
    evidence : dict of str to str
        Rows of the derived tables that the briefing shall carry, as CSV by name.
    memory : str
        Folder in which the kernels of a batch find what others have computed, or "".
    warm : bool
        Whether the kernel is forked from one that has the imports, or started afresh.
    """

    name: str
    notebook: str
    parameters: dict[str, Any]
    data: str
    evidence: dict[str, str] = field(default_factory=dict)
    memory: str = ""
    warm: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job: bytes, never half of them; picklable.

    Attributes
    ----------
    name : str
    pdf, html, thumbnail : bytes or None
        The briefing in both forms, and its first page as a small PNG; None if the job failed.
    notebook : bytes
        Executed, or as far as it came.
    error : str
        Cell number and traceback of a failure, or "".
    seconds : float
    """

    name: str
    pdf: bytes | None
    notebook: bytes
    error: str
    seconds: float
    html: bytes | None = None
    thumbnail: bytes | None = None


def run(job: Job) -> Result:
    """Run `job` in a kernel of its own and set the briefing.

    A failure of the notebook is a result, not an exception: the others go on.
    """
    started = time.perf_counter()
    os.environ[DATA_VARIABLE] = job.data  # the kernel inherits both
    os.environ[memory.VARIABLE] = job.memory
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    kernel = kernels.name(job.warm)
    template = notebooks.in_language(notebooks.read(Path(job.notebook)), job.parameters["lang"])
    executed, error = _execute(template, job.parameters, kernel, kernels.engine(job.warm))
    forms: dict[str, bytes] = {}
    if not error:
        try:
            forms = _set(executed, job)
        except Exception as failure:
            error = f"the notebook ran, but its briefing failed: {failure}\n{traceback.format_exc()}"
    content = nbformat.writes(executed).encode("utf-8")
    result = Result(job.name, None, content, error, time.perf_counter() - started)
    return replace(result, **forms)


def _execute(
    template: NotebookNode, parameters: dict[str, Any], kernel: str, engine: str | None
) -> tuple[NotebookNode, str]:
    # papermill and nbconvert are imported here: only workers need them, and `minzheng check` stays fast.
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    error = ""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "source.ipynb", Path(folder) / "executed.ipynb"
        nbformat.write(template, source)
        try:
            executed = papermill.execute_notebook(
                source,
                output,
                parameters=parameters,
                engine_name=engine,
                kernel_name=kernel,
                progress_bar=False,
                shutdown_kernel="immediate",  # it has nothing left to do, and would take its time over it
                config=kernels.config(Path(folder)),
            )
        except papermill.PapermillExecutionError as failure:
            lines = "\n".join(failure.traceback)
            error = f"cell {failure.cell_index} failed with {failure.ename}: {failure.evalue}\n{lines}"
        except (DeadKernelError, CellTimeoutError) as failure:
            error = f"the kernel did not finish: {failure}"
        if error:
            executed = notebooks.read(output) if output.exists() else template
    return notebooks.clean(stamp(executed)), error


def stamp(executed: NotebookNode) -> NotebookNode:
    """Copy language and data version of the Head into the notebook's metadata, where exporters look."""
    from analysis.display import MIME

    outputs = (output for cell in executed.cells for output in cell.get("outputs", []))
    for output in outputs:
        payload = output.get("data", {}).get(MIME, {})
        if payload.get("type") == "head":
            executed.metadata["minzheng"] = {key: payload[key] for key in ("lang", "version", "date")}
    return executed


def _set(executed: NotebookNode, job: Job) -> dict[str, bytes]:
    """Return the forms of a briefing by the names that a result gives them: all of them, or an error."""
    from analysis.batch.evidence import attachments
    from analysis.briefing.content import content
    from analysis.briefing.page import page
    from analysis.briefing.pdf import pdf_and_first_page
    from analysis.briefing.printed import source

    briefing = content(executed)
    carried = attachments(
        _loaded(job.data), briefing.facts(), job.evidence, Path(job.notebook), job.parameters
    )
    pdf, thumbnail = pdf_and_first_page(*source(briefing, carried), briefing.head["date"], ppi=_THUMBNAIL)
    return {"pdf": pdf, "html": page(briefing).encode("utf-8"), "thumbnail": thumbnail}


@lru_cache(maxsize=1)
def _loaded(folder: str) -> Dataset:
    """Return the data; a worker lives for one batch, in which they do not change."""
    return load_dataset(folder)
