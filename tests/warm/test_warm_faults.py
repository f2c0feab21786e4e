"""Warm kernels under fire: interrupts, time-outs, deaths; and however the parent ends, no process is left."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import papermill
import pytest
from jupyter_client import AsyncKernelManager
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from analysis.warm import link, parent
from analysis.warm.provisioner import NAME
from tests.warm.warm_notebooks import gone, members, notebook, printed, run, run_together

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="warm kernels are forked")

PID = "import os; pid = os.getpid(); print(pid, flush=True)"


async def _with_kernel(use):
    with tempfile.TemporaryDirectory() as folder:
        manager = AsyncKernelManager(kernel_name=NAME, config=link.config(Path(folder)))
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=60)
            return await use(manager, client)
        finally:
            client.stop_channels()
            if await manager.is_alive():
                await manager.shutdown_kernel(now=True)


def with_kernel(use):
    """Run `use(manager, client)` on a warm kernel."""
    return asyncio.run(_with_kernel(use))


async def ask(client, code):
    """Run `code`; return the reply with the value of `pid`, where it has one."""
    reply = await client.execute_interactive(
        code, user_expressions={"pid": "pid"}, output_hook=lambda _: None
    )
    content = reply["content"]
    found = content.get("user_expressions", {}).get("pid", {}).get("data", {}).get("text/plain")
    return content, int(found) if found else None


def test_an_interrupt_ends_the_cell_and_not_the_kernel():
    async def use(manager, client):
        _, pid = await ask(client, PID)
        sleeping = asyncio.create_task(ask(client, "import time; time.sleep(60)"))
        await asyncio.sleep(0.5)
        await manager.interrupt_kernel()
        content, _ = await asyncio.wait_for(sleeping, 20)
        return content["ename"], pid == (await ask(client, "pass"))[1]

    assert with_kernel(use) == ("KeyboardInterrupt", True)


@pytest.mark.parametrize("now", [True, False])
def test_a_restart_gives_a_clean_kernel(now):
    async def use(manager, client):
        _, before = await ask(client, PID)
        await manager.restart_kernel(now=now)
        await client.wait_for_ready(timeout=60)
        content, _ = await ask(client, "before_the_restart = pid")
        _, after = await ask(client, PID)
        return content["ename"], before, after

    name, before, after = with_kernel(use)
    assert name == "NameError"
    assert before != after
    assert gone(before, after)


@pytest.mark.parametrize("now", [True, False])
def test_a_shutdown_ends_the_kernel(now):
    async def use(manager, client):
        _, pid = await ask(client, PID)
        await manager.shutdown_kernel(now=now)
        return pid, await manager.is_alive(), manager.has_kernel

    pid, alive, has_kernel = with_kernel(use)
    assert not alive
    assert not has_kernel
    assert gone(pid)


def test_a_cell_that_takes_too_long_ends_with_its_kernel(tmp_path):
    cell = f"open({str(tmp_path / 'pid')!r}, 'w').write(str(pid)); import time; time.sleep(60)"
    with pytest.raises(CellTimeoutError):
        run(PID, cell, timeout=1)
    assert gone(int((tmp_path / "pid").read_text()))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_kernel_that_dies_is_reported_and_the_others_go_on(number):
    die = f"import os, signal, time; os.kill(os.getpid(), {number:d}); time.sleep(60)"
    died, other = run_together([die], ["import time; time.sleep(2); print('went on')"])
    assert isinstance(died, DeadKernelError)
    assert printed(other) == "went on\n"


def test_a_cell_may_end_its_process():
    with pytest.raises(DeadKernelError):
        run("import os; os._exit(3)")


def test_papermill_reports_the_death_and_keeps_the_part_that_ran(tmp_path):
    import nbformat

    nbformat.write(notebook("print('done')", "import os; os._exit(3)"), tmp_path / "in.ipynb")
    with pytest.raises(DeadKernelError):
        papermill.execute_notebook(
            tmp_path / "in.ipynb", tmp_path / "out.ipynb", engine_name="minzheng", progress_bar=False
        )
    assert "done" in (tmp_path / "out.ipynb").read_text(encoding="utf-8")


def test_when_the_template_dies_its_kernels_die_and_the_next_notebook_has_a_new_one():
    run("pass")
    first = parent.template_pid()
    with pytest.raises(DeadKernelError):
        run("import os, signal, time; os.kill(os.getppid(), signal.SIGKILL); time.sleep(60)")
    assert printed(run("import os; print(os.getppid())")) == f"{parent.template_pid()}\n"
    assert parent.template_pid() != first


def test_what_a_cell_started_ends_with_its_kernel():
    start = "import subprocess; print(subprocess.Popen(['sleep', '300']).pid)"
    with pytest.raises(CellExecutionError) as caught:
        run(start + "\n1 / 0", shutdown_kernel="immediate")
    pid = int(str(caught.value).split("----- stdout -----")[1].split()[0])
    assert gone(pid)


#: A program that runs a notebook, tells the processes at work, and ends as asked.
PROGRAM = """
import json, sys
sys.path.insert(0, {tests!r})
from warm_notebooks import run
from analysis.warm import parent
cell = '''
import json, os, subprocess, sys, time
assert "pyarrow" not in sys.modules
import pyarrow
sleeper = subprocess.Popen(["sleep", "300"]).pid
with open({told!r} + ".part", "w") as stream:
    json.dump([os.getppid(), os.getpid(), sleeper, pyarrow.marker], stream)
os.rename({told!r} + ".part", {told!r})
{last}
'''
run(cell)
"""


@pytest.mark.parametrize(
    ("last", "number", "code"),
    [
        ("print('done')", None, 0),
        ("1 / 0", None, 1),
        ("time.sleep(300)", signal.SIGINT, None),
        ("time.sleep(300)", signal.SIGKILL, -signal.SIGKILL),
    ],
    ids=["success", "failure", "SIGINT", "SIGKILL"],
)
def test_no_process_is_left_over_and_no_stream_held_open(tmp_path, last, number, code):
    (tmp_path / "pyarrow.py").write_text("import os\n__version__ = '0'\nmarker = os.getpid()\n")
    words = tmp_path / "told.json"
    program = PROGRAM.format(tests=str(Path(__file__).parent), told=str(words), last=last)
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True,
    ) as process:  # fmt: skip
        if number:
            end = time.monotonic() + 60
            while not words.exists() and process.poll() is None and time.monotonic() < end:
                time.sleep(0.05)
            process.send_signal(number)
        said, _ = process.communicate(timeout=60)  # reads to the end of the stream: nobody holds it
    template, kernel, sleeper, marker = json.loads(words.read_text())
    assert process.returncode == code if code is not None else process.returncode != 0, said
    assert marker == kernel, "pyarrow was imported in the template"
    assert gone(template, kernel, sleeper)
    assert members(template, kernel) == []


def test_a_kernel_whose_handle_is_dropped_ends():
    process = asyncio.run(parent.fork([sys.executable, "-m", "ipykernel_launcher"]))
    pid = process.pid
    assert process.poll() is None
    del process
    assert gone(pid)
