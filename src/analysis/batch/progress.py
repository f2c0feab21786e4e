"""How far a batch is: a bar with the jobs under way and the time left, or plain lines for pipes and logs."""

from __future__ import annotations

import io
import sys
from typing import Any, Protocol, TextIO

from tqdm import tqdm

from analysis.streams import Patient

#: Jobs under way that the bar names.
_NAMED = 2


class Progress(Protocol):
    """What a batch tells while it runs."""

    def start(self, total: int) -> None:
        """`total` jobs will run."""

    def under_way(self, names: list[str]) -> None:
        """The jobs that are under way now."""

    def done(self, name: str, said: str) -> None:
        """A job has ended, and how."""

    def note(self, text: str) -> None:
        """Something that people should know."""

    def stop(self) -> None:
        """The batch has ended, however it went."""


class Bar:
    """A bar that is redrawn in place."""

    def __init__(self, stream: TextIO):
        self._stream = stream
        self._bar: tqdm[Any] | None = None

    def start(self, total: int) -> None:
        """Draw the bar."""
        shape: dict[str, Any] = {"unit": "briefing", "dynamic_ncols": True, "smoothing": 0.1}
        bar: tqdm[Any] = tqdm(total=total, file=self._stream, **shape)
        self._bar = bar

    def under_way(self, names: list[str]) -> None:
        """Name them beside the bar."""
        if self._bar is not None:
            more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
            self._bar.set_postfix_str(", ".join(names[:_NAMED]) + more)

    def done(self, name: str, said: str) -> None:
        """Move the bar on; a failure gets a line of its own."""
        if self._bar is not None:
            if said.startswith("FAILED"):
                self.note(f"{name}: {said}")
            self._bar.update()

    def note(self, text: str) -> None:
        """Write a line above the bar."""
        tqdm.write(text, file=self._stream)

    def stop(self) -> None:
        """Leave the bar as it stands."""
        if self._bar is not None:
            self._bar.close()


class Lines:
    """One line a job, for logs and pipes."""

    def __init__(self, stream: TextIO):
        self._stream = stream
        self._total = self._count = 0

    def start(self, total: int) -> None:
        """Remember the number of jobs."""
        self._total = total

    def under_way(self, names: list[str]) -> None:
        """Say nothing."""

    def done(self, name: str, said: str) -> None:
        """Write a line."""
        self._count += 1
        width = len(str(self._total))
        self.note(f"[{self._count:>{width}}/{self._total}] {name}: {said}")

    def note(self, text: str) -> None:
        """Write a line."""
        print(text, file=self._stream, flush=True)

    def stop(self) -> None:
        """Say nothing."""


def progress() -> Progress:
    """Return what suits the error stream; it may be closed or full, and ends no run."""
    stream: Any = Patient(sys.stderr or io.StringIO())
    return Bar(stream) if stream.isatty() else Lines(stream)
