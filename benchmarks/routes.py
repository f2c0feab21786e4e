"""The same briefings by the plain route and by ours, and ours against the bare minimum."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from analysis import load_dataset, paths
from benchmarks.processes import environment

_CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--no-pdf-header-footer",
]  # fmt: skip

#: Worker counts that are compared.
WORKERS = (1, 2)

#: In one warm process: for each briefing the seconds of its cells, and of setting the PDF.
_BARE = """
import ast, json, os, sys, time
from pathlib import Path
import nbformat
from analysis import load_dataset
from analysis.batch import matrix, notebooks
from analysis.batch.evidence import attachments
from analysis.batch.supplies import Supplies
from analysis.briefing.content import content
from analysis.briefing.pdf import compile_pdf
from analysis.briefing.printed import source
from analysis.derived import Tables

os.environ["MINZHENG_MEMORY"] = sys.argv[1]
data = load_dataset()
supplies = Supplies(data, Tables(data))
found = [notebooks.find()["briefing"]]
jobs = matrix.jobs(data, found, plans=[], languages=["en"], given={})
read = {job.name: notebooks.in_language(notebooks.read(Path(job.notebook)), job.parameters["lang"]).cells
        for job in jobs}
parcels = {job.name: supplies.parcel(job) for job in jobs}

def cells(job):
    names, shown = dict(job.parameters), []
    for cell in read[job.name]:
        if "parameters" in cell.metadata.get("tags", []):
            continue
        if cell.cell_type != "code":
            shown.append(cell)
            continue
        *statements, last = ast.parse(cell.source).body
        exec(compile(ast.Module(statements, []), "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        outputs = []
        if value is not None:
            outputs = [nbformat.v4.new_output("display_data", data=value._repr_mimebundle_())]
        shown.append(nbformat.v4.new_code_cell("x", outputs=outputs))
    return nbformat.v4.new_notebook(cells=shown)

def pdf(job, executed):
    text = content(executed)
    return compile_pdf(*source(text, attachments(data, text.facts(), parcels[job.name])), text.head["date"])

pdf(jobs[0], cells(jobs[0]))  # warms imports, fonts and caches up
told = []
for job in jobs:
    started = time.perf_counter()
    executed = cells(job)
    ran = time.perf_counter()
    pdf(job, executed)
    told.append([ran - started, time.perf_counter() - ran])
print(json.dumps(told))
"""


def main(rounds: int = 2) -> str:
    """Return seconds a briefing by either route, for one and for two workers, as markdown."""
    jobs = [(plan, "en") for plan in load_dataset().plan_ids]
    plain: dict[int, list[float]] = {count: [] for count in WORKERS}
    ours: dict[int, list[float]] = {count: [] for count in WORKERS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for count in WORKERS:
                out = Path(folder) / f"{number}.{count}"
                plain[count].append(_timed(lambda: _plain(jobs, out / "plain", count)) / len(jobs))  # noqa: B023
                ours[count].append(_timed(lambda: _ours(out / "ours", count)) / len(jobs))  # noqa: B023
    lines = ["| workers | plain, s each | ours, s each | ratio |", "|---|---|---|---|"]
    for count in WORKERS:
        ratio = statistics.median(a / b for a, b in zip(plain[count], ours[count], strict=True))
        told = [f"{statistics.median(values[count]):.2f}" for values in (plain, ours)]
        lines.append(f"| {count} | {' | '.join(told)} | {ratio:.1f} |")
    return (
        f"{len(jobs)} city briefings, {rounds} rounds in turn; wall time of a run divided by the number "
        "of briefings, start and end included. Plain: papermill's command line, nbconvert, Chromium's "
        "print to PDF. Ours: `minzheng brief`: PDF with evidence, HTML, notebook, thumbnail.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def bare(rounds: int = 3) -> str:
    """Return what a job of ours costs beyond the bare minimum, in turn, as markdown."""
    ours: list[float] = []
    cells: list[float] = []
    least: list[list[float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            out = Path(folder) / f"{number}"
            _ours(out / "ours", 1)
            ours += _seconds(out / "ours")
            cells += _cells(out / "ours")
            least += _bare(out / "memory")
    job, own, theirs, setting = (
        statistics.median(values) for values in (ours, cells, *map(list, zip(*least, strict=True)))
    )
    return (
        "The bare minimum: the same cells run in one warm process without Jupyter, and the PDF set with its "
        f"evidence. Five city briefings, {rounds} rounds in turn, medians; the first job of a worker, which "
        "starts everything up, is left out.\n\n"
        "| | cells, s | all, s |\n|---|---|---|\n"
        f"| bare minimum | {theirs:.2f} | {theirs + setting:.2f} |\n"
        f"| a job of ours, with HTML page, thumbnail and record | {own:.2f} | {job:.2f} |\n\n"
        f"Beyond the bare minimum: {job - theirs - setting:.2f} s; without what the cells themselves take in "
        f"either: {job - own - setting:.2f} s.\n"
    )


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], env=environment(), check=True, capture_output=True)


def _plain(jobs: list[tuple[str, str]], out: Path, workers: int) -> None:
    """Papermill's command line, nbconvert, a headless browser: one process after another for each."""
    out.mkdir(parents=True)
    tools = Path(sys.executable).parent
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"

    def one(job: tuple[str, str]) -> None:
        plan, lang = job
        stem = out / f"{plan}.{lang}"
        notebook, html = stem.with_name(f"{stem.name}.ipynb"), stem.with_name(f"{stem.name}.html")
        _run(tools / "papermill", paths.notebooks_dir() / "briefing.ipynb", notebook,
             "-p", "plan", plan, "-p", "lang", lang, "-k", "python3")  # fmt: skip
        _run(tools / "jupyter", "nbconvert", "--to", "html", "--no-input", notebook)
        with tempfile.TemporaryDirectory() as profile:
            _run(chromium, *_CHROMIUM, f"--user-data-dir={profile}",
                 f"--print-to-pdf={stem}.pdf", html.as_uri())  # fmt: skip
        if not Path(f"{stem}.pdf").exists():
            raise RuntimeError(f"the browser printed no {stem.name}.pdf")

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, jobs))


def _ours(out: Path, workers: int) -> None:
    _run(sys.executable, "-m", "analysis.cli", "brief", "--notebook", "briefing", "--lang", "en",
         "--jobs", str(workers), "--out", out)  # fmt: skip


def _seconds(out: Path) -> list[float]:
    """Seconds of each job of a run of ours but the first, whose worker had to get up."""
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return [job["seconds"] for job in manifest["jobs"][1:]]


def _cells(out: Path) -> list[float]:
    """Seconds of the cells of the same jobs, as their logs tell."""
    logs = [path.read_text(encoding="utf-8") for path in sorted((out / "logs").glob("*.log"))]
    return [float(found[1]) for log in logs[1:] if (found := re.search(r"code cells in ([0-9.]+) s", log))]


def _bare(memory: Path) -> list[list[float]]:
    memory.mkdir(parents=True)
    command = [sys.executable, "-c", _BARE, str(memory)]
    done = subprocess.run(command, env=environment(), check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
