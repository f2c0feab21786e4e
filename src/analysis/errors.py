"""Errors that tell a person what is wrong, where, what was expected and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches


class MinzhengError(Exception):
    """Root of the errors that this package raises on purpose."""


class UsageError(MinzhengError):
    """A request that cannot be carried out as asked: unknown plan, parameter, notebook (exit code 2)."""


class OutputError(MinzhengError):
    """A result that cannot be written: full or read-only file system, no permission."""


class StoppedError(MinzhengError):
    """Work that was stopped before its end, by Ctrl-C or by the system (exit code 130)."""


class MeasureError(MinzhengError, ValueError):
    """A measure that is not defined on the figures given: mixed units, one point, zero base."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the data, with its place.

    Parameters
    ----------
    file : str
        File name relative to the data folder.
    row : int or None
        Line of the file as an editor shows it (header = 1); None where the file as a whole is meant.
    column : str
        Column, or "" where the row as a whole is meant.
    found, expected : str
        What stands there, and what was expected.
    nearest : str
        The closest valid code, or "".
    """

    file: str
    row: int | None
    column: str
    found: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        where = self.file if self.row is None else f"{self.file}, row {self.row}"
        if self.column:
            where += f", column {self.column}"
        hint = f" (did you mean {self.nearest!r}?)" if self.nearest else ""
        return f"{where}: found {self.found}, expected {self.expected}{hint}"


class DataError(MinzhengError):
    """The data breaks its contract; carries every problem found, not only the first.

    Parameters
    ----------
    problems : sequence of Problem
        At least one.
    """

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        count = len(self.problems)
        head = f"{count} problem{'s' if count != 1 else ''} in the data:"
        super().__init__("\n  ".join([head, *map(str, self.problems)]))


def nearest(word: str, valid: Sequence[str]) -> str:
    """Return the valid code closest to `word`, or "" where none is close."""
    found = get_close_matches(word, list(valid), n=1, cutoff=0.6)
    return found[0] if found else ""


def unknown(what: str, word: str, valid: Sequence[str]) -> UsageError:
    """Build the error for a name that is not on a closed list, naming the list and the nearest entry."""
    close = nearest(word, valid)
    hint = f" Did you mean {close!r}?" if close else ""
    return UsageError(f"unknown {what} {word!r}.{hint} Valid: {', '.join(valid)}")
