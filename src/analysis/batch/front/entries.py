"""The briefings on the front page: those of a plan or notebook together, the standard run before variants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.batch import naming
from analysis.batch.outcome import Outcome
from analysis.dataset.model import LANGUAGES


@dataclass(frozen=True, slots=True)
class Entry:
    """One briefing in all the languages that were run.

    Attributes
    ----------
    stem : str
        Plan id, or name of the notebook.
    plan : str
        Plan id, or "" for a comparison.
    differs : dict
        Parameters that make it a variant; empty: the standard run.
    runs : dict of str to Outcome
        By language.
    """

    stem: str
    plan: str
    differs: dict[str, Any]
    runs: dict[str, Outcome]

    def title(self, lang: str) -> str:
        """Return the title in `lang`, or in a language that was run; the stem where nothing has one."""
        titles = [
            self.runs[one].title for one in (lang, *self.runs) if one in self.runs and self.runs[one].record
        ]
        return titles[0] if titles else self.stem

    def parameters(self) -> dict[str, Any]:
        """Return the full set of its parameters."""
        return next(iter(self.runs.values())).job.parameters


def groups(done: list[Outcome]) -> list[list[Entry]]:
    """Return the briefings by plan or notebook, in the order of the notebooks: the standard run first.

    The order does not depend on which run made what.
    """
    found: dict[str, dict[str, Entry]] = {}
    for one in sorted(done, key=_place):
        job = one.job
        variants = found.setdefault(job.stem, {})
        name = naming.variant(job.differs) if job.differs else ""
        variants.setdefault(name, Entry(job.stem, job.plan, job.differs, {})).runs[job.lang] = one
    return [list(variants.values()) for variants in found.values()]


def _place(one: Outcome) -> tuple[str, str, bool, str, int]:
    job = one.job
    return Path(job.notebook).name, job.stem, bool(job.differs), job.name, LANGUAGES.index(job.lang)
