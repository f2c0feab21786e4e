"""Standard streams that end no run: what cannot be written to them goes nowhere, and the work goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import Any


class Patient:
    """A stream that is given up after its first error.

    Attributes
    ----------
    failed : OSError or None
        Why it was given up; None also where only its reader, `head` perhaps, had seen enough.
    """

    def __init__(self, stream: Any):
        self._stream = stream
        self.failed: OSError | None = None

    def write(self, text: str) -> int:
        """Write, or do as if."""
        self._try(self._stream.write, text)
        return len(text)

    def flush(self) -> None:
        """Flush, or do as if."""
        self._try(self._stream.flush)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _try(self, action: Any, *given: str) -> None:
        try:
            action(*given)
        except OSError as error:
            self.failed = self.failed or (None if isinstance(error, BrokenPipeError) else error)
            with suppress(OSError, ValueError):  # what is still in its buffer must not fail again at the end
                _lead_nowhere(self._stream.fileno())


@contextmanager
def patient() -> Iterator[Patient]:
    """Make both output streams patient, and stand in for streams that are closed; yield standard output."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            _lead_nowhere(number)  # or the next file that is opened would be taken for the stream
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115
    stream: Any = Patient(sys.stdout)
    error: Any = Patient(sys.stderr)
    with redirect_stdout(stream), redirect_stderr(error):
        yield stream


def _lead_nowhere(number: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    else:
        os.set_inheritable(number, True)
