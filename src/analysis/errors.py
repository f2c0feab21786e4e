"""Errors that tell a person what is wrong, where, what was expected and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

#: Lines of a report, rows in a line, characters of what was found or expected: what a person still reads.
_LINES, _ROWS, _CHARACTERS = 100, 20, 300


class MinzhengError(Exception):
    """Root of the errors that this package raises on purpose."""


class UsageError(MinzhengError):
    """A request that cannot be carried out as asked: unknown plan, parameter, notebook (exit code 2)."""


class WordingError(MinzhengError):
    """A catalogue of messages that cannot be read, or a message that lacks a value."""


class OutputError(MinzhengError):
    """A result that cannot be written: full or read-only file system, no permission."""


class StoppedError(MinzhengError):
    """Work that was stopped before its end, by Ctrl-C or by the system (exit code 130)."""


class MeasureError(MinzhengError, ValueError):
    """A measure that is not defined on the figures given: mixed units, one point, zero base.

    Parameters
    ----------
    message : str
    facts : iterable of str
        Ids of the facts that stand in the way, where they are known; those that the message does not name are
        put at its end.
    """

    def __init__(self, message: str, facts: Iterable[str] = ()):
        self.facts = tuple(facts)
        beyond = [fact for fact in self.facts if fact not in message]
        super().__init__(f"{message} ({', '.join(beyond)})" if beyond else message)


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
        return _told(self, [self.row], [self.column])


class DataError(MinzhengError):
    """The data breaks its contract; carries every problem found, and tells the first hundred lines of them.

    Parameters
    ----------
    problems : sequence of Problem
        At least one.
    """

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        count = len(self.problems)
        head = f"{count} problem{'s' if count != 1 else ''} in the data:"
        told = _folded(self.problems)
        lines = [_told(one, rows, columns) for one, rows, columns in told[:_LINES]]
        if more := sum(len(rows) * len(columns) for _, rows, columns in told[_LINES:]):
            lines.append(f"... and {more:,} problem{'s' if more != 1 else ''} more; mend these first")
        super().__init__("\n  ".join([head, *lines]))


def _folded(problems: Sequence[Problem]) -> list[tuple[Problem, list[int | None], tuple[str, ...]]]:
    """Return each problem with its rows and columns; those of a row, and rows, with the same one share it."""
    columns: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        columns.setdefault((one.file, one.row, one.found, one.expected, one.nearest), []).append(one)
    rows: dict[tuple[object, ...], tuple[Problem, list[int | None], tuple[str, ...]]] = {}
    for (file, _, *told), same in columns.items():
        names = tuple(one.column for one in same)
        rows.setdefault((file, *told, names), (same[0], [], names))[1].append(same[0].row)
    return list(rows.values())


def _told(one: Problem, rows: Sequence[int | None], columns: Sequence[str]) -> str:
    """Return a line for a problem that stands in these rows and columns."""
    lines = sorted({row for row in rows if row is not None})
    names = [name for name in columns if name]
    where = [one.file]
    if lines:
        where.append(f"row{'s' if len(lines) > 1 else ''} {_spans(lines)}")
    if names:
        where.append(f"column{'s' if len(names) > 1 else ''} {', '.join(names)}")
    hint = f" (did you mean {one.nearest!r}?)" if one.nearest else ""
    told = f"{', '.join(where)}: found {_cut(one.found)}, expected {_cut(one.expected)}{hint}"
    # Names of files come from outside too: nothing that a terminal would obey.
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in told)


def _cut(text: str) -> str:
    rest = len(text) - _CHARACTERS
    return text if rest <= 0 else f"{text[:_CHARACTERS]}... and {rest:,} characters more"


def _spans(lines: Sequence[int]) -> str:
    """Return sorted numbers with those in a row as one: 2, 3, 4, 9 as "2-4, 9"."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and spans[-1][-1] == line - 1:
            spans[-1].append(line)
        else:
            spans.append([line])
    told = [f"{span[0]}-{span[-1]}" if len(span) > 1 else f"{span[0]}" for span in spans[:_ROWS]]
    more = sum(map(len, spans[_ROWS:]))
    return ", ".join(told) + (f" and {more:,} more" if more else "")


#: Names that an error lists; of a longer list it gives the nearest only.
LISTED = 40


def nearest(word: str, valid: Sequence[str]) -> str:
    """Return the valid code closest to `word`, or "" where none is close."""
    found = get_close_matches(word, list(valid), n=1, cutoff=0.6)
    return found[0] if found else ""


def unknown(what: str, word: str, valid: Sequence[str]) -> UsageError:
    """Build the error for a name that is not on a closed list, naming the list and the nearest entry."""
    close = nearest(word, valid)
    hint = f" Did you mean {close!r}?" if close else ""
    listed = list(valid)
    shown = (
        f"Valid: {', '.join(listed)}" if len(listed) <= LISTED else f"There are {len(listed)} to choose from"
    )
    return UsageError(f"unknown {what} {word!r}.{hint} {shown}")
