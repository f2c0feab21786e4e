"""Streams that are closed, full or without a reader end no run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.streams import Patient, patient

#: Opens a file and prints on both streams; tells in the file what it found; exits as the command line does.
PROGRAM = """
import sys
from analysis.streams import patient
with patient() as output, open(sys.argv[1], "w") as file:
    print("one", file=sys.stderr)
    print("two")
    output.flush()
    print("three", file=sys.stderr)
    file.write(f"{file.fileno() > 2} {output.failed}")
sys.exit(1 if output.failed else 0)
"""


@pytest.fixture
def stream(request):
    """Return what a program is given as a stream, or a number that it closes."""
    if request.param == "full":
        if not Path("/dev/full").exists():
            pytest.skip("this system has no device that is always full")
        with Path("/dev/full").open("w") as full:
            yield full
    elif request.param == "no reader":
        reader, writer = os.pipe()
        os.close(reader)
        yield writer
        os.close(writer)
    else:
        yield None


@pytest.mark.parametrize("name", ["stdout", "stderr"])
@pytest.mark.parametrize("stream", ["closed", "full", "no reader"], indirect=True)
def test_the_work_goes_on_and_the_exit_code_is_honest(tmp_path, name, stream, request):
    other = "stderr" if name == "stdout" else "stdout"
    number = ("stdin", "stdout", "stderr").index(name)
    close = None if stream is not None else lambda: os.close(number)
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "told")],
        **{name: stream, other: subprocess.PIPE}, preexec_fn=close, text=True,
    )  # fmt: skip
    lost = name == "stdout" and "full" in request.node.name  # the one loss that nobody wanted
    assert ran.returncode == lost
    assert (tmp_path / "told").read_text().startswith("True " + ("[Errno 28]" if lost else "None"))
    assert getattr(ran, other) == ("one\nthree\n" if other == "stderr" else "two\n")


def test_streams_are_as_before_afterwards():
    before = sys.stdout, sys.stderr
    with patient():
        assert isinstance(sys.stdout, Patient)
        assert isinstance(sys.stderr, Patient)
        assert sys.stdout.encoding == before[0].encoding
    assert (sys.stdout, sys.stderr) == before
