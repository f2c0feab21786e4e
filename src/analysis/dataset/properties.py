"""The descriptor as JSON: read whole or refused with its line, and asked for one property after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysis.dataset.contents import UnreadableError, content
from analysis.errors import DataError, Problem

DESCRIPTOR = "datapackage.json"

_KINDS = {str: "a text", bool: "true or false", list: "a list", dict: "an object", int | float: "a number"}


class OddError(Exception):
    """What a descriptor should not say: `found`, and what was `expected`."""

    def __init__(self, found: str, expected: str):
        super().__init__(found, expected)
        self.found, self.expected = found, expected


def problem(found: str, expected: str, line: int | None = None) -> Problem:
    """Return a problem of the descriptor."""
    return Problem(DESCRIPTOR, line, "", found, expected)


@contextmanager
def noting(problems: list[Problem]) -> Iterator[None]:
    """Record what is odd within, and go on behind it."""
    try:
        yield
    except OddError as odd:
        problems.append(problem(odd.found, odd.expected))


def take(entry: Any, name: str, kind: Any, of: str = "") -> Any:
    """Return the property `name` of an entry, which must be there and of a kind.

    Parameters
    ----------
    entry : object
        What stands in the descriptor, an object if all is well.
    name : str
    kind : type
        str (printable and not empty), bool, list (not empty), dict or `int | float`.
    of : str
        What the entry describes, for the message.

    Raises
    ------
    OddError
    """
    where = f" of {of}" if of else ""
    if not isinstance(entry, dict):
        raise OddError(f"{shown(entry)}{where}", "an object")
    if name not in entry:
        raise OddError(f"no {name!r}{where}", "a property that every descriptor has")
    value = entry[name]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise OddError(f"{shown(value)} as {name!r}{where}", _KINDS[kind])
    if kind in (str, list) and not value:
        raise OddError(f"nothing as {name!r}{where}", f"{_KINDS[kind]} that is not empty")
    if kind is str and not value.isprintable():
        raise OddError(f"{shown(value)} as {name!r}{where}", "characters that can be printed")
    return value


def shown(value: object) -> str:
    """Return a piece of JSON as messages show it."""
    return json.dumps(value)


def read_json(folder: Path) -> Any:
    """Read the descriptor of `folder` as JSON.

    Raises
    ------
    DataError
        If it cannot be read or is no JSON in UTF-8 with every key once.
    """
    try:
        text = content(folder, DESCRIPTOR).decode("utf-8")
        return json.loads(text, object_pairs_hook=_once, parse_constant=_constant)
    except UnreadableError as error:
        found = problem(str(error), "the descriptor of the package")
    except UnicodeDecodeError as error:
        found = problem("bytes that are no UTF-8", "UTF-8", error.object[: error.start].count(b"\n") + 1)
    except json.JSONDecodeError as error:
        found = _slip(error)
    except OddError as odd:
        found = problem(odd.found, odd.expected)
    except (RecursionError, ValueError) as error:  # thousands of brackets, thousands of digits
        found = problem(str(error), "JSON that can be read")
    raise DataError([found])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise OddError(f"the key {shown(key)} twice in one object", "each key once")
        found[key] = value
    return found


def _constant(name: str) -> None:
    raise OddError(name, "a number that JSON knows")


def _slip(error: json.JSONDecodeError) -> Problem:
    """Return the problem at its line; Python 3.13 tells a comma too many at the comma, others behind it."""
    before = error.doc[: error.pos].rstrip()
    behind = error.doc[error.pos :].lstrip(", \t\r\n")
    comma = error.doc.startswith(",", error.pos) or before.endswith(",")
    if not (comma and behind.startswith(("}", "]"))):
        return problem(error.msg, "JSON", error.lineno)
    at = error.pos if error.doc.startswith(",", error.pos) else len(before) - 1
    return problem("a comma before the end of a list or object", "JSON", error.doc.count("\n", 0, at) + 1)
