"""Errors that tell a person what is wrong, where, what was expected and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
        return self.told("" if self.row is None else f"row {self.row}")

    def told(self, rows: str) -> str:
        """Return the problem as a line; `rows` says where in the file, "" for the file as a whole."""
        where = ", ".join(filter(None, (self.file, rows)))
        if self.column:
            where += f", column{'s' if ', ' in self.column else ''} {self.column}"
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
        super().__init__("\n  ".join([head, *_folded(self.problems)]))


def _folded(problems: Sequence[Problem]) -> list[str]:
    """Return the problems as lines; columns of a row, and rows, with the same problem share one."""
    columns: dict[Problem, list[str]] = {}
    for one in problems:
        columns.setdefault(replace(one, column=""), []).append(one.column)
    rows: dict[Problem, list[int | None]] = {}
    for one, names in columns.items():
        rows.setdefault(replace(one, row=None, column=", ".join(filter(None, names))), []).append(one.row)
    return [one.told(_spans(at)) for one, at in rows.items()]


def _spans(rows: list[int | None]) -> str:
    """Return line numbers in words: "row 5", "rows 2-4, 9"; "" for a file as a whole."""
    spans: list[list[int]] = []
    for row in sorted({row for row in rows if row is not None}):
        if spans and spans[-1][-1] == row - 1:
            spans[-1].append(row)
        else:
            spans.append([row])
    texts = [f"{span[0]}-{span[-1]}" if len(span) > 1 else f"{span[0]}" for span in spans]
    return f"row{'s' if sum(map(len, spans)) > 1 else ''} {', '.join(texts)}" if spans else ""


def nearest(word: str, valid: Sequence[str]) -> str:
    """Return the valid code closest to `word`, or "" where none is close."""
    found = get_close_matches(word, list(valid), n=1, cutoff=0.6)
    return found[0] if found else ""


def unknown(what: str, word: str, valid: Sequence[str]) -> UsageError:
    """Build the error for a name that is not on a closed list, naming the list and the nearest entry."""
    close = nearest(word, valid)
    hint = f" Did you mean {close!r}?" if close else ""
    return UsageError(f"unknown {what} {word!r}.{hint} Valid: {', '.join(valid)}")
