"""One edit and its expected answer: what a case is, how it is tried, how its answer is judged."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import MinzhengError

#: Seconds after which a case counts as one that hangs.
LIMIT = 30

_ESCAPE = re.compile(r"\\(?P<code>u[0-9a-f]{4}|n|\\)|\{(?P<sign>.) x (?P<times>\d+)\}")
_LINE = re.compile(
    r"^\s*(?P<file>[^:,]+?)(?:, rows? (?P<rows>[\d, -]+?))?(?:, columns? (?P<columns>[^:]+?))?: found "
)


@dataclass(frozen=True)
class Case:
    """An edit of the data, the descriptor, a command or a record.

    Attributes
    ----------
    kind, name : str
        `kind` is one of the tables of cases; both together are the id of the test.
    change : callable
        Takes the folder that the kind edits: the package, the folder of a command, that of a run.
    expected : str
        `accepted` or `refused`.
    names : tuple of str
        What the message must contain; `a|b` stands for either.
    never : tuple of str
        What it must not contain.
    codes : tuple of int
        Exit codes of a command that are right.
    """

    kind: str
    name: str
    change: Callable[[Path], Any]
    expected: str = "refused"
    names: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    codes: tuple[int, ...] = ()


class HangsError(BaseException):
    """No answer in time; nothing in the product may catch it."""


@contextmanager
def limited() -> Iterator[None]:
    """Stop what is inside after `LIMIT` seconds: a pipe that nobody writes to, a power without an end."""

    def stop(*_: object) -> None:
        raise HangsError

    former = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def given(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """Run a test for each case, under an id that says which."""
    return pytest.mark.parametrize("case", list(cases), ids=lambda case: f"{case.kind}: {case.name}")


def linked(source: Path, target: Path) -> Path:
    """Copy a folder by hard links, which costs no reading; `write` puts a file in place of its link."""
    return Path(shutil.copytree(source, target, copy_function=os.link))


def write(path: Path, content: bytes) -> None:
    """Put a file where a link of `linked` or nothing stands; the original stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def table(name: str) -> list[dict[str, str]]:
    """Return a table of cases, `<name>.csv` of this folder."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def unescaped(text: str) -> str:
    """Return a cell of such a table with its escapes resolved, as `cells.py` tells them."""
    return _ESCAPE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    if match["sign"]:
        return match["sign"] * int(match["times"])
    code = match["code"]
    return chr(int(code[1:], 16)) if code[0] == "u" else {"n": "\n", "\\": "\\"}[code]


def answer(call: Callable[[], object]) -> str:
    """Return what a call says against an edit, "" if nothing.

    Any error that is not made for people fails the test, and so does a call that hangs.
    """
    try:
        with limited():
            call()
    except MinzhengError as error:
        return str(error) or "an error without a word"
    except HangsError:
        pytest.fail(f"no answer after {LIMIT} s")
    except Exception as error:
        pytest.fail(f"a traceback: {type(error).__name__}: {str(error)[:200]}")
    return ""


def judge(case: Case, said: str) -> None:
    """Compare an answer with the expected one; a refusal must name its place, and be short enough to read."""
    if case.expected == "accepted":
        assert not said, f"refused, and is right: {said[:500]}"
        return
    assert said, "accepted, and is wrong"
    assert "Traceback" not in said and "internal error" not in said, said[:500]
    for name in case.names:
        assert any(one in said for one in name.split("|")), f"no {name!r} in: {said[:500]}"
    for secret in case.never:
        assert secret not in said, f"{secret!r} in: {said[:500]}"
    assert len(said) < 40_000, f"a message of {len(said):,} characters"


def places(said: str) -> set[tuple[str, int | None, str]]:
    """Return the places that the lines of a report name, as (file, row, column)."""
    found = set()
    for line in said.splitlines():
        if match := _LINE.match(line):
            columns = [name.strip() for name in (match["columns"] or "").split(",")]
            found |= {(match["file"], row, column) for row in _rows(match["rows"]) for column in columns}
    return found


def _rows(spans: str | None) -> Iterator[int | None]:
    if not spans:
        yield None
        return
    for span in spans.split(","):
        first, _, last = span.strip().partition("-")
        yield from range(int(first), int(last or first) + 1)
