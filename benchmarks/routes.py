"""The same briefings by the plain route, by ours, and by the bare minimum."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import bare
from benchmarks.batches import apart, cost
from benchmarks.clock import ROUNDS, Cost, call, measure, median, middle, program
from benchmarks.page import table

#: Worker counts that are compared.
WORKERS = (1, 2)

_CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--no-pdf-header-footer",
]  # fmt: skip

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


_ABOUT = """{plans} city briefings (English), medians of {rounds} runs in turn.

- Plain: papermill's command line, nbconvert, Chromium's print to PDF; each briefing starts everything up.
- Ours: `minzheng brief`: PDF with evidence, HTML, notebook, thumbnail, record. Start-up is what a batch costs
  beyond its briefings, by the difference of a short batch and a long one.
- Bare minimum: the same cells in one warm process without Jupyter, and the PDF set with its evidence. The
  cells alone take {cells:.2f} of its CPU seconds a briefing.
"""
_HEAD = ["route", "workers", "start-up, CPU s", "a briefing, CPU s", "whole run, CPU s", "whole run, wall s"]


def main(rounds: int = ROUNDS, plans: int = 0, workers: tuple[int, ...] = WORKERS) -> str:
    """Return what a briefing costs by each route, as markdown; of so many plans, 0 for all."""
    from analysis import load_dataset

    chosen = load_dataset().plan_ids[: plans or None]
    many = len(chosen)
    rows: list[list[object]] = []
    for count in workers:
        with tempfile.TemporaryDirectory() as folder:
            costs = [_costs(chosen, count, Path(folder) / str(number)) for number in range(rounds)]
        small, large, *theirs = (median(list(runs)) for runs in zip(*costs, strict=True))
        rows += [["plain", count, None, run.cpu / many, run.cpu, run.wall] for run in theirs]
        rows.append(["ours", count, *apart(count, small, many, large), large.cpu, large.wall])
    bare_run = middle([program(bare.once, plans) for _ in range(rounds)])
    each = bare_run["cells"] + bare_run["setting"]
    rows.append(["bare minimum", 1, bare_run["start-up"], each, bare_run["cpu"], bare_run["wall"]])
    about = _ABOUT.format(plans=many, rounds=rounds, cells=bare_run["cells"])
    missing = "" if browser() else "\nThe plain route was not measured: there was no Chromium.\n"
    return f"{about}{missing}\n{table(_HEAD, rows)}"


def browser() -> str | None:
    """Return the path of Chromium, None where there is none."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def plain(out: str, workers: str, *plans: str) -> dict[str, str]:
    """Set briefings in the plain way: processes one after another for each, for `workers` of them at once."""
    from analysis import paths

    source, tools, folder = paths.notebooks_dir() / "briefing.ipynb", Path(sys.executable).parent, Path(out)
    folder.mkdir(parents=True)

    def one(plan: str) -> None:
        notebook, html, pdf = (folder / f"{plan}.en.{ending}" for ending in ("ipynb", "html", "pdf"))
        _run(tools / "papermill", source, notebook, "-p", "plan", plan, "-p", "lang", "en", "-k", "python3")
        _run(tools / "jupyter", "nbconvert", "--to", "html", "--no-input", notebook)
        with tempfile.TemporaryDirectory() as profile:
            flags = [*_CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}"]
            _run(browser() or _BROWSERS[0], *flags, html.as_uri())
        if not pdf.exists():
            raise RuntimeError(f"the browser printed no {pdf.name}")

    with ThreadPoolExecutor(int(workers)) as pool:
        list(pool.map(one, plans))
    return {}


def _run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True)


def _costs(plans: list[str], workers: int, out: Path) -> list[Cost]:
    """Return the costs of a batch of ours with one briefing a worker, of all, and of the plain route."""
    large = cost(plans, out / "large", workers)
    small = cost(plans[:workers], out / "small", workers) if len(plans) > workers else large
    ours = [small, large]
    return [*ours, measure(*call(plain, out / "plain", workers, *plans))] if browser() else ours
