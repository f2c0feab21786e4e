"""Ctrl-C, wherever it comes: a word, the exit code 130, no traceback."""

import signal
import subprocess
import sys
import time

import pytest

from analysis.cli import main


def interrupt(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    "where", ["analysis.cli._parser", "analysis.cli.import_module", "analysis.cli.look.show"]
)
def test_an_interrupt_is_told_in_a_word(where, monkeypatch, capsys):
    """While options are read, while a command is imported, while it runs."""
    import analysis.cli.look  # noqa: F401

    monkeypatch.setattr(where, interrupt)
    former = signal.getsignal(signal.SIGINT)
    assert main(["list"]) == 130
    assert capsys.readouterr().err == "minzheng: interrupted\n"
    assert signal.getsignal(signal.SIGINT) == former


#: A command that takes its time over the first interrupt.
PROGRAM = """
import sys, time
from analysis.cli import look, main
def show(_):
    try:
        print("works", flush=True)
        time.sleep(60)
    finally:
        print("ends", flush=True)
        time.sleep(float(sys.argv[1]))
look.show = show
sys.exit(main(["list"]))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("twice", [False, True], ids=["once", "twice"])
def test_a_second_request_ends_it_at_once(number, twice):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "60" if twice else "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        assert process.stdout.readline() == "works\n"
        process.send_signal(number)
        assert process.stdout.readline() == "ends\n"
        started = time.monotonic()
        if twice:
            process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "minzheng: interrupted\n")
    assert time.monotonic() - started < 30
