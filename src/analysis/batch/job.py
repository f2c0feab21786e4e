"""A job, the parcel that goes to a worker, and what comes back: plain values, picklable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.batch import naming
from analysis.slices import Slices

#: Seconds that one cell may take, and the most that can be asked for.
TIMEOUT, WEEK = 600, 604_800


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run: a line of the plan of work.

    Attributes
    ----------
    stem : str
        Id of its plan, or name of its notebook where it is about several.
    notebook : str
        Path of the notebook.
    parameters : dict
        The full set, checked.
    plans : tuple of str
        Plans whose facts the notebook sees.
    about : tuple of str
        Plans whose rows of the derived tables the briefing carries.
    differs : dict
        Those of the parameters that make it a variant; empty: the standard run.
    """

    stem: str
    notebook: str
    parameters: dict[str, Any]
    plans: tuple[str, ...]
    about: tuple[str, ...]
    differs: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of its results without ending: `<stem>.<lang>`, `<stem>.<variant>.<lang>`."""
        return naming.name(self.stem, self.differs, self.lang)

    @property
    def plan(self) -> str:
        """The plan that it is about; "" where it goes across plans."""
        return str(self.parameters.get("plan", ""))

    @property
    def lang(self) -> str:
        """Language of the result."""
        return str(self.parameters["lang"])


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job with everything it needs, so that it runs where there is no file of ours.

    Attributes
    ----------
    name : str
    notebook : str
        File name.
    content : bytes
        The notebook.
    parameters : dict
    data : dict of str to bytes
        Files of the data package, with the rows about the plans that the notebook sees.
    evidence : dict of str to str
        Rows of the derived tables that the briefing shall carry, as CSV by name.
    tables : str
        Hash of the data that the derived tables were made from.
    sources : str
        Hash of the package that packed it; another version refuses to run it.
    warm : bool
        Whether the kernel is forked from one that has the imports, or started afresh.
    timeout : int
        Seconds that one cell may take.
    """

    name: str
    notebook: str
    content: bytes
    parameters: dict[str, Any]
    data: dict[str, bytes]
    evidence: dict[str, str] = field(default_factory=dict)
    tables: str = ""
    sources: str = ""
    warm: bool = True
    timeout: int = TIMEOUT


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a parcel: bytes, never half of them.

    Attributes
    ----------
    name : str
    forms : dict of str to bytes
        Content by file ending: `.pdf`, `.html`, `.png` (the first page, small) and `.ipynb`, or
        `.failed.ipynb` with what was run before a failure.
    error : str
        What failed, in a line, and the traceback; "" if nothing did.
    title : str
        Of the briefing.
    slices : dict of str to str
        What it was handed of the data.
    log : str
        What happened, for people.
    seconds : float
    attempts : int
    """

    name: str
    forms: dict[str, bytes] = field(default_factory=dict)
    error: str = ""
    title: str = ""
    slices: Slices = field(default_factory=dict)
    log: str = ""
    seconds: float = 0.0
    attempts: int = 1
