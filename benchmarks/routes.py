"""The same briefings by the plain route and by ours, and ours against the bare minimum."""

from __future__ import annotations

import json
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
from analysis.derived import tables

os.environ["MINZHENG_MEMORY"] = sys.argv[1]
data = load_dataset()
supplies = Supplies(data, tables(data))
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


def main(rounds: int = 3) -> str:
    """Return the results as markdown."""
    jobs = [(plan, "en") for plan in load_dataset().plan_ids]
    with tempfile.TemporaryDirectory() as folder:
        plain: dict[int, list[float]] = {count: [] for count in WORKERS}
        ours: dict[int, list[float]] = {count: [] for count in WORKERS}
        marginal: list[float] = []
        bare: list[list[float]] = []
        for number in range(rounds):
            for count in WORKERS:
                out = Path(folder) / f"{number}.{count}"
                plain[count].append(_timed(lambda: _plain(jobs, out / "plain", count)) / len(jobs))  # noqa: B023
                ours[count].append(_timed(lambda: _ours(out / "ours", count)) / len(jobs))  # noqa: B023
            marginal += _seconds(Path(folder) / f"{number}.1" / "ours")
            bare += _bare(Path(folder) / f"memory.{number}")
    return _told(len(jobs), rounds, plain, ours, marginal, bare)


def _told(count: int, rounds: int, plain: dict, ours: dict, marginal: list, bare: list) -> str:
    each = {name: statistics.median(values) for name, values in (("ours", marginal),)}
    cells, setting = (statistics.median(one[at] for one in bare) for at in (0, 1))
    least = cells + setting
    lines = ["| workers | plain, s each | ours, s each | ratio |", "|---|---|---|---|"]
    for workers in WORKERS:
        ratio = statistics.median(a / b for a, b in zip(plain[workers], ours[workers], strict=True))
        lines.append(
            f"| {workers} | {statistics.median(plain[workers]):.2f} | {statistics.median(ours[workers]):.2f} "
            f"| {ratio:.1f} |"
        )
    beyond, theirs = each["ours"] - least, statistics.median(plain[1]) - least
    started = statistics.median(ours[1]) - each["ours"]
    return (
        f"{count} city briefings, {rounds} rounds in turn; wall time of a whole run divided by the number of "
        "briefings, start and end included. Plain: papermill's command line, nbconvert to HTML, Chromium's "
        "print to PDF. Ours: `minzheng brief`: PDF with evidence, HTML, notebook, thumbnail.\n\n"
        + "\n".join(lines)
        + "\n\nThe bare minimum: the same cells run in one warm process without Jupyter, and the PDF set "
        f"with its evidence: cells {cells:.2f} s, PDF {setting:.2f} s, together {least:.2f} s (medians). A "
        f"job of ours in a worker that is up takes {each['ours']:.2f} s, {beyond:.2f} s beyond it (page and "
        f"thumbnail included); starting up and ending cost {started:.2f} s a briefing at this number. "
        f"Plain costs {theirs:.2f} s beyond the bare minimum: ours is {beyond / theirs:.3f} of that.\n"
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


def _bare(memory: Path) -> list[list[float]]:
    memory.mkdir()
    command = [sys.executable, "-c", _BARE, str(memory)]
    done = subprocess.run(command, env=environment(), check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
