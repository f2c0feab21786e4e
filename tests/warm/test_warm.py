"""Warm kernels: like ordinary ones, and nothing passes from one to the next."""

import logging
import os
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from analysis import load_dataset
from analysis.batch import kernels, notebooks
from analysis.batch.supplies import Supplies
from analysis.batch.work import run as run_job
from analysis.warm import parent
from tests.batch.batches import job
from tests.warm.warm_notebooks import notebook, printed, run, run_together, told

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="warm kernels are forked")

#: Everything that a notebook could tell one kernel from another by.
PROBE = """
names = sorted(name for name in globals() if not name.startswith("_"))
import json, os, random, re, signal, sys, threading, warnings
from pathlib import Path
import matplotlib, numpy, pandas
import matplotlib.pyplot as plt
import seaborn, statsmodels.api
plt.close(plt.figure())
held = Path("/proc/self/fd")
numbers = os.listdir(held) if held.exists() else []
links = [os.readlink(held / n) for n in numbers if int(n) > 2 and (held / n).exists()]
signals = [signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE]
print(json.dumps({
    "names": names,
    "settings": {name: repr(value) for name, value in matplotlib.rcParams.items()},
    "pandas": repr([pandas.options.display.max_rows, pandas.options.display.width]),
    "numpy": repr(numpy.get_printoptions()),
    "filters": sorted(map(repr, warnings.filters)),
    "threads": sorted(re.sub("[0-9]+", "", t.name) for t in threading.enumerate()),
    "files": sorted(link for link in links if link.startswith("/")),
    "signals": [repr(signal.getsignal(number)).split(" at ")[0] for number in signals],
    "own group and session": [os.getpgid(0) == os.getpid(), os.getsid(0) == os.getpid()],
    "environment": {k: v for k, v in os.environ.items() if k[:4] not in ("JPY_", "PYTE")},
    "parent": os.environ["JPY_PARENT_PID"] == str(os.getppid()),
    "folder": os.getcwd(),
    "path": sys.path,
    "arguments": [sys.argv[0], *sys.argv[3:]],
    "main": repr(sys.modules["__main__"]),
    "pyarrow": "pyarrow" in sys.modules,
    "drawn": [random.random(), numpy.random.rand()],
}))
"""

#: Leaves traces wherever it can.
POLLUTER = """
import builtins, json, os, random, signal, sys, warnings
import matplotlib, numpy, pandas, seaborn
import matplotlib.pyplot as plt
trace = builtins.trace = json.trace = 1
seaborn.set_theme()
plt.rcParams["lines.linewidth"] = 9
plt.figure()
random.seed(1); numpy.random.seed(1)
numpy.set_printoptions(precision=2)
pandas.options.display.max_rows = 7
warnings.simplefilter("ignore")
os.environ["TRACE"] = "1"; os.environ["MINZHENG_DATA"] = "/nowhere"
os.chdir("/")
sys.path.append("/nowhere")
kept = [open(os.devnull) for _ in range(20)]
signal.signal(signal.SIGTERM, signal.SIG_IGN)
"""


@pytest.fixture(scope="module")
def probed():
    return told(PROBE)


def test_a_warm_kernel_is_like_an_ordinary_one(probed):
    ordinary = told(PROBE, kernel="python3")
    shared = [part for part in ordinary if part not in ("drawn", "arguments")]
    assert {part: probed[part] for part in shared} == {part: ordinary[part] for part in shared}
    assert probed["arguments"][0] == ordinary["arguments"][0]
    assert probed["own group and session"] == [True, True]


def test_nothing_passes_from_one_notebook_to_the_next(probed):
    run(POLLUTER)
    after = told(PROBE)
    drawn = {*after.pop("drawn"), *probed["drawn"]}
    assert len(drawn) == 4, "two kernels drew the same random numbers"
    assert after == {name: value for name, value in probed.items() if name != "drawn"}
    assert (
        told("import builtins, json; print(json.dumps(hasattr(builtins, 'trace') + hasattr(json, 'trace')))")
        == 0
    )


def test_folder_and_environment_are_those_of_the_request(tmp_path):
    cell = "import json, os; print(json.dumps([os.getcwd(), os.environ.get('MINZHENG_DATA')]))"
    for name in ("one", "other"):
        (folder := tmp_path / name).mkdir()
        found = told(cell, cwd=str(folder), env=os.environ | {"MINZHENG_DATA": name})
        assert found == [str(folder), name]
    assert told(cell)[0] == str(Path.cwd())


def test_kernels_come_from_one_template_that_has_the_imports_and_one_thread():
    cell = """
import json, os, sys
tasks = f"/proc/{os.getppid()}/task"
threads = len(os.listdir(tasks)) if os.path.isdir(tasks) else 1
there = [name in sys.modules for name in ("pandas", "matplotlib", "analysis.charts")]
print(json.dumps([os.getppid(), threads, *there]))
"""
    for _ in range(2):
        assert told(cell) == [parent.template_pid(), 1, True, True, True]


def test_figures_are_stored():
    plot = "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([1, 3, 2])"
    content = run(plot, "plt.rcParams['backend']", "plt.plot([1, 2]);", "figure")
    pictures = [[o.data for o in cell.outputs if "image/png" in o.get("data", {})] for cell in content.cells]
    assert [len(found) for found in pictures] == [1, 0, 1, 1]
    ordinary = run(plot, kernel="python3")
    assert ordinary.cells[0].outputs[-1].data["image/png"] == pictures[0][0]["image/png"]


def test_a_backend_asked_for_is_kept():
    cell = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nprint(plt.get_backend())"
    content = run(cell, env=os.environ | {"MPLBACKEND": "agg"})
    assert printed(content).lower().strip() == "agg"
    assert not [o for o in content.cells[0].outputs if "image/png" in o.get("data", {})]


def test_kernels_at_the_same_time_are_processes_of_their_own():
    cells = ["import os, time\nmine = os.getpid()\ntime.sleep(0.3)", "print(mine == os.getpid(), mine)"]
    found = [printed(content).split() for content in run_together(*[cells] * 4)]
    assert [same for same, _ in found] == ["True"] * 4
    assert len({pid for _, pid in found}) == 4


def test_plain_papermill_profits(tmp_path):
    cells = ["n = 1", "import os; print(n, os.getppid())"]
    source, output = tmp_path / "in.ipynb", tmp_path / "out.ipynb"
    content = notebook(*cells)
    content.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(content, source)
    papermill.execute_notebook(source, output, {"n": 5}, engine_name="minzheng", progress_bar=False)
    assert printed_code(output) == f"5 {parent.template_pid()}\n"


def test_papermill_keeps_what_was_done_before_a_failure(tmp_path):
    output = tmp_path / "out.ipynb"
    nbformat.write(notebook("print('done')", "1 / 0"), tmp_path / "in.ipynb")
    with pytest.raises(papermill.PapermillExecutionError, match="ZeroDivisionError"):
        papermill.execute_notebook(tmp_path / "in.ipynb", output, engine_name="minzheng", progress_bar=False)
    assert printed_code(output) == "done\n"


def printed_code(path) -> str:
    content = notebooks.read(path)
    content.cells = [cell for cell in content.cells if cell.cell_type == "code"]
    return printed(content)


@pytest.mark.parametrize("warm", [True, False])
def test_a_job_runs_on_the_kernel_asked_for(tmp_path, warm):
    content = notebook("lang = 'en'", "import os; print(os.getppid())")
    content.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(content, tmp_path / "n.ipynb")
    data = load_dataset()
    result = run_job(Supplies(data, warm=warm).parcel(job(data, "n.en", tmp_path / "n.ipynb")))
    assert "its briefing failed" in result.error  # it has no head; the kernel is what is asked here
    (tmp_path / "run.ipynb").write_bytes(result.forms[".failed.ipynb"])
    assert printed_code(tmp_path / "run.ipynb") == f"{parent.template_pid() if warm else os.getpid()}\n"


def test_where_nothing_can_be_forked_an_ordinary_kernel_does_and_that_is_said_once(monkeypatch, caplog):
    monkeypatch.delattr(os, "fork")
    monkeypatch.setattr(parent, "_told", set())
    with caplog.at_level(logging.WARNING, "analysis.warm"):
        for _ in range(2):
            assert printed(run("import os; print(os.getppid())")) == f"{os.getpid()}\n"
        kernels.name(warm=True)
    assert [record.message for record in caplog.records] == [
        "this system cannot fork: kernels are started in the ordinary way, which takes longer"
    ]


def test_variables_that_count_only_at_a_start_get_a_kernel_of_their_own():
    cell = "import os, sys; print(os.getppid(), sys.flags.hash_randomization)"
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    assert printed(run(cell, env=environment)) == f"{os.getpid()} 0\n"


def test_changed_code_of_the_package_gets_a_new_template():
    module = sys.modules["analysis.errors"].__file__
    before = Path(module).stat()
    run("pass")
    first = parent.template_pid()
    try:
        os.utime(module, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
        assert printed(run("import os; print(os.getppid())")) == f"{parent.template_pid()}\n"
    finally:
        os.utime(module, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert parent.template_pid() != first
