"""Two runs at once: the second says who is at work in the folder, or waits; a killed one bars nobody."""

import socket
import subprocess
import sys
import threading

import pytest

from analysis.batch.lock import HOLDER, LOCK
from analysis.batch.records import opened
from analysis.errors import MinzhengError

#: Another run, which has begun to write and goes on until it is killed.
OTHER = """
import sys, time
from pathlib import Path
from analysis.batch.records import opened
with opened(Path(sys.argv[1])) as records:
    (records.out / "briefings" / ".a.pdf.x.part").touch()
    print("at work", flush=True)
    time.sleep(300)
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return tmp_path_factory.mktemp("shared")


@pytest.fixture
def other(shared):
    process = subprocess.Popen([sys.executable, "-c", OTHER, str(shared)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "at work\n"
    yield process
    process.kill()
    process.communicate()


def test_the_second_run_says_who_is_there_and_touches_nothing(other, shared, tmp_path):
    for _ in range(2):
        with pytest.raises(MinzhengError) as caught, opened(shared):
            pass
        told = str(caught.value)
        assert told.startswith(f"{shared}: another run is at work there (process {other.pid} on ")
        assert socket.gethostname() in told
        assert "--wait" in told
    assert (shared / "briefings" / ".a.pdf.x.part").exists()
    with opened(tmp_path):  # another folder is another matter
        pass
    for text in (b"\xff", b"\x1b[2J", b"a\nb"):  # not for a terminal
        (shared / HOLDER).write_bytes(text)
        with pytest.raises(MinzhengError) as caught, opened(shared):
            pass
        assert "\x1b" not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_waiting_ends_with_the_other_run_and_a_killed_one_bars_nobody(other, shared, capsys):
    threading.Timer(0.5, other.kill).start()
    with opened(shared, wait=True) as records:
        assert f"process {other.pid} on " in capsys.readouterr().err
        assert list(records.out.rglob("*.part")) == []
    assert not (shared / HOLDER).exists()


def test_the_command_refuses_with_exit_code_1(other, shared, brief, capsys):
    assert brief("--out", str(shared)) == 1
    told = capsys.readouterr().err
    assert f"process {other.pid} on " in told
    assert "Traceback" not in told
    threading.Timer(0.5, other.kill).start()
    assert brief("--out", str(shared), "--wait") == 0


def test_the_lock_is_no_result(tmp_path):
    with opened(tmp_path):
        assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {LOCK, HOLDER}
    assert LOCK.startswith(".")
    assert HOLDER.startswith(".")
