"""Running the cells of a parcel through papermill, and what is true of the run afterwards."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.batch import kernels, notebooks
from analysis.batch.job import Parcel

if TYPE_CHECKING:
    from nbformat import NotebookNode

#: Seconds that the output of a cell may take after its end; a busy machine needs more than nbclient's four.
_LATE = 60

# It tells on the error stream what a log of ours tells.
logging.getLogger("papermill").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Run:
    """What came of the cells.

    Attributes
    ----------
    notebook : NotebookNode
        Executed, or as far as it came.
    error : str
        What failed, in a line, and the traceback; "" if nothing did.
    dead : bool
        Whether the kernel died or did not start.
    cells : list of float
        Seconds of each code cell that ran.
    warnings : list of str
        What the cells wrote to their error stream.
    """

    notebook: NotebookNode
    error: str
    dead: bool
    cells: list[float]
    warnings: list[str]


def execute(parcel: Parcel, folder: Path) -> Run:
    """Run the notebook of a parcel in a kernel of its own; `folder` is for papermill's files.

    papermill's own metadata call a cell completed that a dead kernel or the clock cut off. What is true comes
    from its exceptions.
    """
    # papermill and nbclient are imported here: only workers need them, and `minzheng check` stays fast.
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    source, output = folder / "source.ipynb", folder / "executed.ipynb"
    source.write_bytes(parcel.content)
    error, dead, started = "", False, threading.Event()
    try:
        executed = papermill.execute_notebook(
            source,
            output,
            parameters=parcel.parameters,
            engine_name=kernels.engine(parcel.warm),
            kernel_name=kernels.name(parcel.warm),
            progress_bar=False,
            shutdown_kernel="immediate",  # it has nothing left to do, and would take its time over it
            execution_timeout=parcel.timeout,
            iopub_timeout=_LATE,
            on_notebook_start=lambda **_: started.set(),  # the kernel answers
            config=kernels.config(folder),
        )
    except papermill.PapermillExecutionError as failure:
        lines = "\n".join(failure.traceback)
        error = f"cell {failure.cell_index} failed with {failure.ename}: {failure.evalue}\n{lines}"
    except DeadKernelError:
        error, dead = "the kernel died", True
    except CellTimeoutError as failure:
        late = "IOPub" in str(failure).splitlines()[1]
        what = f"output of a cell was not there {_LATE} s after its end" if late else None
        error = f"{what or f'a cell took longer than {parcel.timeout} s'}\n{failure}"
    except Exception as failure:
        what = "the notebook could not be run" if started.is_set() else "the kernel could not start"
        error, dead = f"{what}: {failure or type(failure).__name__}", not started.is_set()
    if error:
        executed = notebooks.read(output if output.exists() else source)
    seconds, warnings = _seconds(executed), _warnings(executed)  # cleaning takes the times away
    return Run(notebooks.clean(stamp(executed)), error, dead, seconds, warnings)


def stamp(executed: NotebookNode) -> NotebookNode:
    """Copy language and data version of the Head into the notebook's metadata, where exporters look."""
    if payload := head(executed):
        executed.metadata["minzheng"] = {key: payload[key] for key in ("lang", "version", "date")}
    return executed


def head(executed: NotebookNode) -> dict[str, str]:
    """Return the Head that a notebook shows: title, language, version; empty if it did not come so far."""
    from analysis.display import MIME

    for cell in executed.cells:
        for output in cell.get("outputs", []):
            payload = output.get("data", {}).get(MIME, {})
            if payload.get("type") == "head":
                return payload
    return {}


def _seconds(executed: NotebookNode) -> list[float]:
    cells = [cell.metadata.get("papermill", {}) for cell in executed.cells if cell.cell_type == "code"]
    return [cell["duration"] for cell in cells if cell.get("duration") is not None]


def _warnings(executed: NotebookNode) -> list[str]:
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    return [output["text"] for output in outputs if output.get("name") == "stderr"]
