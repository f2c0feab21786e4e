"""What goes wrong in a batch: nothing half-written, nothing lost of the rest, a clear word, no orphan."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from analysis import load_dataset
from analysis.batch import run as engine
from analysis.batch.progress import Lines, progress
from analysis.batch.records import Records, opened
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.batch.workers import Processes
from analysis.cli import main
from analysis.errors import OutputError
from tests.batch.batches import HEAD, Here, batch, job, whole, write_notebook
from tests.conftest import edit
from tests.warm.warm_notebooks import gone

DATA = load_dataset()


def states(done) -> dict[str, str]:
    return {outcome.job.name: outcome.state for outcome in done}


def log(out: Path, name: str) -> str:
    return (out / "logs" / f"{name}.log").read_text(encoding="utf-8")


def manifest(out: Path) -> dict:
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))


# Notebooks ---------------------------------------------------------------------------------------------


def test_notebooks_that_fail_in_every_way_leave_the_one_that_works(tmp_path):
    """A kernel killed by a signal, a cell without end, a slip of syntax, and one that is well."""
    cells = {
        "well": "None",
        "killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "endless": "while True: pass",
        "slip": "print('so far'\n",
        "warns": "import sys; print('careful', file=sys.stderr)",
    }
    jobs = [
        job(DATA, f"{name}.en", write_notebook(tmp_path / f"{name}.ipynb", HEAD, cell))
        for name, cell in cells.items()
    ]
    out = tmp_path / "out"
    with Processes(2) as workers:
        done = batch(DATA, jobs, out, workers=workers, supplies={"timeout": 3})
    assert states(done) == {
        "well.en": "made", "killed.en": "failed", "endless.en": "failed", "slip.en": "failed",
        "warns.en": "made",  # the error stream reaches the log, not the briefing
    }  # fmt: skip
    assert sorted(path.name for path in (out / "briefings").iterdir()) == [
        "endless.en.failed.ipynb", "killed.en.failed.ipynb", "slip.en.failed.ipynb",
        *(f"{name}.en.{kind}" for name in ("warns", "well") for kind in ("html", "ipynb", "pdf", "png")),
    ]  # fmt: skip
    by_name = {outcome.job.name: outcome for outcome in done}
    assert by_name["killed.en"].error == "the kernel died"  # once
    assert by_name["killed.en"].attempts == 2
    assert by_name["endless.en"].error.startswith("a cell took longer than 3 s")
    assert by_name["endless.en"].attempts == by_name["slip.en"].attempts == 1
    assert "SyntaxError" in by_name["slip.en"].error
    assert "attempt 2: it died or did not start before" in log(out, "killed.en")
    assert "written to the error stream: careful" in log(out, "warns.en")


def test_a_kernel_that_dies_once_is_forgiven(tmp_path):
    marker = tmp_path / "marker"
    cell = f"""
import os, pathlib, signal
if not pathlib.Path({str(marker)!r}).exists():
    pathlib.Path({str(marker)!r}).touch()
    os.kill(os.getpid(), signal.SIGKILL)
"""
    notebook = write_notebook(tmp_path / "x.ipynb", HEAD, cell)
    result = run(Supplies(DATA).parcel(job(DATA, "x.en", notebook)))
    assert (result.error, result.attempts) == ("", 2)
    assert set(result.forms) == {".pdf", ".html", ".png", ".ipynb"}


@pytest.mark.parametrize(
    ("cell", "kernel", "told", "attempts"),
    [
        ("None", "no-such-kernel", "the kernel could not start: No such kernel named no-such-kernel", 2),
        ("None", "dies", "the kernel could not start: Kernel died before replying to kernel_info", 2),
        # It never says that the cell is over, as where the output is long and the machine busy.
        ("get_ipython().kernel._publish_status = lambda *_, **__: None", "",
         "output of a cell was not there 1 s after its end", 1),
    ],
    ids=["unknown", "dies at the start", "late"],
)  # fmt: skip
def test_each_failure_of_a_kernel_says_its_own_cause(tmp_path, monkeypatch, cell, kernel, told, attempts):
    folder = tmp_path / "kernels" / "dies"
    folder.mkdir(parents=True)
    spec = {"argv": [sys.executable, "-c", "raise SystemExit(1)"], "display_name": "", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.setattr("analysis.batch.execution._LATE", 1)
    if kernel:
        monkeypatch.setattr("analysis.batch.kernels.name", lambda _warm: kernel)
        monkeypatch.setattr("analysis.batch.kernels.engine", lambda _warm: None)
    notebook = write_notebook(tmp_path / "x.ipynb", HEAD, cell)
    done = batch(DATA, [job(DATA, "x.en", notebook)], tmp_path / "out")[0]
    assert (done.state, done.error, done.attempts) == ("failed", told, attempts)
    assert f"FAILED: {told}" in log(tmp_path / "out", "x.en")
    assert [path.name for path in (tmp_path / "out" / "briefings").iterdir()] == ["x.en.failed.ipynb"]


def test_a_notebook_that_is_none_stops_the_batch_before_it_starts(tmp_path, capsys, monkeypatch):
    shutil.copytree(Path(__file__).parents[2] / "notebooks", tmp_path / "notebooks")
    (tmp_path / "notebooks" / "07_torn.ipynb").write_text('{"cells": [', encoding="utf-8")
    monkeypatch.setattr("analysis.paths.notebooks_dir", lambda: tmp_path / "notebooks")
    assert main(["brief", "--out", str(tmp_path / "out")]) == 2
    assert "07_torn.ipynb: no readable notebook" in capsys.readouterr().err


# Data --------------------------------------------------------------------------------------------------


def test_a_table_that_breaks_in_mid_run_does_not_touch_the_batch(tmp_path, package):
    data = load_dataset(package)
    cell = "from analysis import load_dataset\nassert len(load_dataset().select('benxi')) == 108\nNone"
    notebook = write_notebook(tmp_path / "x.ipynb", HEAD, cell)
    jobs = [job(data, name, notebook) for name in ("a.en", "b.en")]

    def breaking(parcel):
        result = run(parcel)
        (package / "facts" / "benxi.csv").write_text("torn", encoding="utf-8")
        return result

    assert states(batch(data, jobs, tmp_path / "out", breaking)) == {"a.en": "made", "b.en": "made"}
    assert main(["brief", "--data", str(package), "--out", str(tmp_path / "out")]) == 1  # the next one tells


def test_data_that_change_between_reading_and_packing_are_refused(package):
    data = load_dataset(package)
    edit(package, "facts/benxi.csv", fact_id="benxi-001", note="changed meanwhile")
    with pytest.raises(Exception, match="files changed while they were read"):
        Supplies(data)


# The parent --------------------------------------------------------------------------------------------


@pytest.fixture
def suite(tmp_path):
    """A folder of notebooks: three that are quick and one that waits to be interrupted."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    told = tmp_path / "told"
    wait = f"""
import os, pathlib, subprocess, time
sleeper = subprocess.Popen(["sleep", "300"]).pid
pathlib.Path({str(told)!r}).write_text(f"{{os.getppid()}} {{os.getpid()}} {{sleeper}}")
time.sleep(300)
"""
    write_notebook(folder / "briefing.ipynb", HEAD)
    for name in ("00_first", "01_second"):
        write_notebook(folder / f"{name}.ipynb", HEAD, plans=[])
    write_notebook(folder / "02_waits.ipynb", HEAD, wait, plans=[])
    return folder, told


#: `minzheng brief` over another folder of notebooks, without the derived tables, which take seconds.
PROGRAM = """
import sys, pathlib
import analysis.derived, analysis.paths
folder = pathlib.Path(sys.argv.pop(1))
analysis.paths.notebooks_dir = lambda: folder
analysis.derived.TABLES.clear()
from analysis.cli import main
if __name__ == "__main__":
    sys.exit(main(["brief", "--lang", "en", "--notebook", *sys.argv[1:]]))
"""


def started(tmp_path, folder: Path, *names: str, **streams) -> subprocess.Popen:
    program = tmp_path / "program.py"  # spawned workers import it
    program.write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "temporary").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, str(program), str(folder), *names, "--out", str(tmp_path / "out"), "--jobs", "2"],
        text=True, env=os.environ | {"TMPDIR": str(tmp_path / "temporary")}, start_new_session=True,
        # A shell that runs the tests in the background has them ignore the interrupt, and so their children.
        **{"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
           "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, **streams},
    )  # fmt: skip


@pytest.mark.soak
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_batch_that_is_stopped_leaves_no_process_and_goes_on_from_there(tmp_path, suite, number):
    folder, told = suite
    out = tmp_path / "out"
    out.mkdir()
    for name in ("index.html", "manifest.json"):
        (out / name).write_text("of a former run", encoding="utf-8")
    process = started(tmp_path, folder, "first", "second", "waits")
    end = time.monotonic() + 90
    finished = [out / "records" / f"{name}.en.json" for name in ("first", "second")]
    while time.monotonic() < end and not (told.exists() and all(path.exists() for path in finished)):
        time.sleep(0.1)
    kernel = [int(pid) for pid in told.read_text().split()]
    family = [child.pid for child in psutil.Process(process.pid).children(recursive=True)]
    process.send_signal(number)
    said, _ = process.communicate(timeout=60)
    assert gone(*family, *kernel)
    assert process.returncode == (130 if number != signal.SIGKILL else -signal.SIGKILL), said
    kept = sorted(path.name for path in (out / "briefings").iterdir() if path.suffix == ".pdf")
    assert kept == ["first.en.pdf", "second.en.pdf"]
    assert not list(out.rglob(".*.part"))
    assert not (out / "index.html").exists()
    assert (out / "manifest.json").exists() == (number != signal.SIGKILL)
    if number != signal.SIGKILL:
        assert "interrupted: 2 of 3 are done; run it again to go on" in said
        assert "Traceback" not in said
        assert [one["result"] for one in manifest(out)["jobs"]] == ["made", "made", "not run"]
        assert "interrupted" in manifest(out)["ended_early"]
    left = [path for path in (tmp_path / "temporary").iterdir() if path.name.startswith("minzheng-")]
    assert number == signal.SIGKILL or left == []
    write_notebook(folder / "02_waits.ipynb", HEAD, plans=[])  # it waits no more
    again = started(tmp_path, folder, "first", "second", "waits")
    said, _ = again.communicate(timeout=90)
    assert again.returncode == 0, said
    assert [one["result"] for one in manifest(out)["jobs"]] == ["unchanged", "unchanged", "made"]
    assert (out / "index.html").exists()


@pytest.mark.soak
@pytest.mark.parametrize(("error_stream", "fails"), [("closed", True), ("full", False)])
def test_an_error_stream_that_takes_nothing_ends_no_run(tmp_path, suite, error_stream, fails):
    folder, _ = suite
    write_notebook(folder / "02_waits.ipynb", HEAD, "raise ValueError" if fails else "None", plans=[])
    if error_stream == "closed":
        process = started(tmp_path, folder, "first", "waits", stderr=None, preexec_fn=lambda: os.close(2))
    elif not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    else:
        with Path("/dev/full").open("w") as full:
            process = started(tmp_path, folder, "first", "waits", stderr=full)
    said, _ = process.communicate(timeout=90)
    assert process.returncode == fails, said
    results = ["failed", "made"] if fails else ["made", "made"]
    assert sorted(one["result"] for one in manifest(tmp_path / "out")["jobs"]) == results
    assert f"{2 - fails} of 2 briefings" in said


class Torn(io.StringIO):
    """A terminal, or a file, that takes nothing more."""

    def __init__(self, terminal: bool):
        super().__init__()
        self._terminal = terminal

    def isatty(self):
        return self._terminal

    def write(self, _text):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("stream", [None, Torn(False), Torn(True)], ids=["none", "file", "terminal"])
def test_progress_that_cannot_be_told_is_not_told(stream, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream)
    telling = progress()
    telling.start(2)
    telling.under_way(["a.en", "b.en"])
    telling.done("a.en", "made in 1.0 s")
    telling.done("b.en", "FAILED after 1.0 s: no")
    telling.note("something")
    telling.stop()


# The disk ----------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 200 kB."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"this system lets nobody mount a file system: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def big(parcel):
    return whole(parcel, bytes(22_500))


def test_a_full_disk_stops_the_batch_and_what_was_written_is_whole(small_disk, tmp_path):
    notebook = write_notebook(tmp_path / "x.ipynb")
    jobs = [job(DATA, f"{name}.en", notebook) for name in "abcd"]
    supplies, records = Supplies(DATA), Records(small_disk)
    outcomes = engine.due(supplies, jobs, records)
    with pytest.raises(OutputError, match="no space left; free some and run again"):
        engine.execute(supplies, outcomes, records, Here(), Lines(sys.stderr), function=big)
    made = [outcome.job.name for outcome in outcomes.values() if outcome.state == "made"]
    assert made in (["a.en"], ["a.en", "b.en"])
    kept = {path.stem for path in (small_disk / "briefings").iterdir()}
    assert kept >= set(made)
    assert all(path.stat().st_size == 22_500 for path in (small_disk / "briefings").iterdir())
    again = engine.due(supplies, jobs, records)
    assert [name for name, outcome in again.items() if outcome.state == "unchanged"] == made


def test_a_folder_that_cannot_be_written_to_is_told_before_anything_runs(small_disk, capsys):
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert main(["brief", "--out", str(small_disk / "out")]) == 1
    told = capsys.readouterr().err
    assert str(small_disk / "out") in told
    assert "read-only; name another folder" in told


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path, capsys):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    assert main(["brief", "--out", str(tmp_path / "out")]) == 1
    assert "a file stands where a folder is needed" in capsys.readouterr().err


def test_what_a_killed_batch_left_half_written_is_swept_up(tmp_path):
    (tmp_path / "briefings").mkdir()
    for left in (".index.html.xyz.part", "briefings/.a.en.pdf.xyz.part"):
        (tmp_path / left).write_bytes(b"%P")
    with opened(tmp_path):
        assert list(tmp_path.rglob("*.part")) == []
