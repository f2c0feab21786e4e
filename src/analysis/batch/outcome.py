"""What became of a job in a batch, without the bytes: small, however many there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.batch.job import Job


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job and what became of it.

    Attributes
    ----------
    job : Job
    state : str
        `made`, `unchanged`, `failed`, or `not run`.
    reason : str
        Why it has to run, or why it did not.
    record : dict or None
        What its results were made from, where there are results.
    error : str
        What failed, in a line.
    seconds : float
        0 where nothing ran.
    attempts : int
    """

    job: Job
    state: str
    reason: str = ""
    record: dict[str, Any] | None = field(default=None, repr=False)
    error: str = ""
    seconds: float = 0.0
    attempts: int = 0

    @property
    def title(self) -> str:
        """Title of the briefing; the job's name where there is none."""
        return str(self.record["title"]) if self.record else self.job.name

    @property
    def said(self) -> str:
        """What became of it, in a few words."""
        if self.error:
            return f"FAILED after {self.seconds:.1f} s: {self.error}"
        again = f", {self.attempts} attempts" if self.attempts > 1 else ""
        return f"{self.state} in {self.seconds:.1f} s{again}" if self.seconds else self.state
