"""Running every notebook and every derived table, and keeping what they show."""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import multiprocessing
import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import combinations
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from analysis import load_dataset
from analysis.batch import notebooks
from analysis.derived import TABLES, build, to_csv
from analysis.display import MIME
from analysis.errors import UsageError
from analysis.files import write_atomically
from benchmarks import in_process

#: Imported before the first fork.
_MODULES = ("analysis.charts", "analysis.tables", "analysis.words", "IPython.core.formatters")

_PICTURE = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+")


@dataclass(frozen=True)
class Run:
    """One run of a notebook, and the file of the record that is kept of it."""

    path: Path
    parameters: dict[str, Any]
    lang: str
    name: str


def record(
    folder: Path,
    chosen: list[Path],
    languages: list[str],
    *,
    tables: bool = True,
    pairs: bool = True,
    processes: int = 2,
) -> list[str]:
    """Write the record; return the names of the runs in which a cell failed.

    Parameters
    ----------
    folder : Path
        Of the record; must be empty or missing.
    chosen : list of Path
        Notebooks.
    languages : list of str
    tables : bool
        Whether to keep the derived tables.
    pairs : bool
        Whether notebooks across plans run over each pair of plans too.
    processes : int

    Raises
    ------
    UsageError
        If the folder holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: expected a folder that is empty or not there; name another or remove it")
    os.environ["MPLBACKEND"] = "agg"
    for name in _MODULES:
        importlib.import_module(name)
    if tables:
        _keep_tables(folder / "derived")
    return _forked(list(_runs(chosen, languages, pairs)), folder, processes)


def _keep_tables(folder: Path) -> None:
    data = load_dataset()
    for name in TABLES:
        write_atomically(folder / f"{name}.csv", to_csv(build(name, data)).encode("utf-8"))


def _runs(chosen: list[Path], languages: list[str], pairs: bool) -> Iterator[Run]:
    plans = load_dataset().plan_ids
    sets = [[], *([plan] for plan in plans), *(map(list, combinations(plans, 2)) if pairs else ())]
    available = {notebook.path: notebook for notebook in notebooks.find().values()}
    names = {path: name for name, path in notebooks.files().items()}
    for path in chosen:
        notebook = available.get(path)
        if notebook is None:  # a page that only shows
            given = [("page", {})]
        elif notebook.per_plan:
            given = [(plan, notebook.parameters | {"plan": plan}) for plan in plans]
        else:
            given = [("+".join(some) or "all", notebook.parameters | {"plans": some}) for some in sets]
        for name, parameters in given:
            for lang in languages:
                yield Run(path, parameters | {"lang": lang}, lang, f"{names[path]}/{name}.{lang}")


def _forked(runs: list[Run], folder: Path, processes: int) -> list[str]:
    """Do each run in a fork of its own; one that ends without a record is named too."""
    context = multiprocessing.get_context("fork")
    waiting, flying, failed = list(reversed(runs)), {}, []
    while waiting or flying:
        while waiting and len(flying) < processes:
            one = waiting.pop()
            process = context.Process(target=_keep, args=[one, folder])
            process.start()
            flying[process.sentinel] = process, one
        for sentinel in wait(list(flying)):
            process, one = flying.pop(sentinel)
            process.join()
            print(one.name, file=sys.stderr, flush=True)
            if process.exitcode:
                failed.append(one.name)
    return failed


def _keep(one: Run, folder: Path) -> None:
    """Write what a run shows: JSON, and each drawing under its hash. Exits with 1 if a cell failed."""
    cells = notebooks.in_language(notebooks.read_json(one.path), one.lang)["cells"]
    kept: list[dict[str, Any]] = []
    os.chdir(one.path.parent)  # as a notebook is run
    for what, value in shown(cells, one.parameters):
        if what == "display":
            value, drawing = apart(value)
            if drawing:
                name = f"{value['payload']['svg']}.svg"
                write_atomically(folder / "drawings" / name, drawing.encode("utf-8"))
        kept.append({what: value})
    content = {"parameters": one.parameters, "shown": kept}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    write_atomically(folder / "notebooks" / f"{one.name}.json", text.encode("utf-8"))
    if any("error" in item for item in kept):
        sys.exit(1)


def shown(cells: list[dict[str, Any]], parameters: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield all that a reader sees, in order; cells that show nothing leave no trace."""
    from IPython.core.formatters import DisplayFormatter

    formatter, running = DisplayFormatter(), in_process.run(cells, parameters)
    while True:
        out, err = io.StringIO(), io.StringIO()
        data: dict[str, Any] = {}
        failure = cell = None
        with warnings.catch_warnings(record=True) as warned, redirect_stdout(out), redirect_stderr(err):
            warnings.simplefilter("default")
            try:
                cell, value = next(running)
                if value is not None:
                    data, _ = formatter.format(value)
            except StopIteration:
                return
            except Exception as error:
                failure = f"{type(error).__name__}: {error}"
        if cell and cell["cell_type"] == "markdown":
            yield "prose", cell["source"]
        for stream, text in (("stdout", out.getvalue()), ("stderr", err.getvalue())):
            if text:
                yield stream, text
        for warning in warned:
            yield "warning", f"{warning.category.__name__}: {warning.message}"
        if data:
            yield "display", data
        if failure:  # nothing comes after it in a notebook either
            yield "error", failure
            return


def apart(data: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Return a display with hashes in place of its drawings, and the SVG."""
    found = {"plain": data.get("text/plain"), "html": data.get("text/html"), "payload": data.get(MIME)}
    svg = ""
    if found["html"]:
        found["html"] = _PICTURE.sub("(picture)", found["html"])  # the SVG, which the payload has too
    if found["payload"] and (svg := found["payload"].get("svg", "")):
        found["payload"] = found["payload"] | {"svg": _hash(svg)}
    return {key: value for key, value in found.items() if value is not None}, svg


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]
