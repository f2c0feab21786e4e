"""The log of a job, for people: what ran with what, how long it took, what went wrong."""

from __future__ import annotations

from analysis import __version__
from analysis.batch.execution import Run
from analysis.batch.job import Parcel


def text(parcel: Parcel, done: Run, attempts: int, seconds: float, error: str) -> str:
    """Return the log of a job that ran, or came as far as `done`."""
    settings = ", ".join(f"{name}={value!r}" for name, value in parcel.parameters.items())
    lines = [
        f"{parcel.name}: {parcel.notebook} with {settings}",
        f"package {__version__}, sources {parcel.sources[:12]}",
        f"kernel {'forked from a warm process' if parcel.warm else 'started afresh'}"
        + (f", attempt {attempts}: it died or did not start before" if attempts > 1 else ""),
        f"{len(done.cells)} code cells in {sum(done.cells):.2f} s, {seconds:.2f} s in all",
    ]
    lines += [f"written to the error stream: {line}" for said in done.warnings for line in said.splitlines()]
    lines.append(f"FAILED: {error}" if error else "done")
    return "\n".join(lines) + "\n"
