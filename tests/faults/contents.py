"""Edits of whole files: their bytes, what stands in their place, and what lies beside them."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.faults.harness import Case, write

#: One table of facts, one of plans, one from outside.
TABLES = ("facts/benxi.csv", "plans.csv", "reference/census_2020.csv")

#: What a foreign file holds, which no message may repeat.
SECRET = "root:secret"


def _lines(change: Callable[[list[str]], list[str]]) -> Callable[[bytes], bytes]:
    return lambda content: "".join(change(content.decode().splitlines(keepends=True))).encode()


def _separated(sign: str) -> Callable[[bytes], bytes]:
    def changed(content: bytes) -> bytes:
        stream = io.StringIO(newline="")
        rows = csv.reader(io.StringIO(content.decode(), newline=""))
        csv.writer(stream, delimiter=sign, lineterminator="\n").writerows(rows)
        return stream.getvalue().encode()

    return changed


def _quoted(content: bytes) -> bytes:
    stream = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def _inside_a_character(content: bytes) -> bytes:
    return content[: next(at for at, byte in enumerate(content) if byte > 0x7F) + 1]


def _bad_rows(count: int) -> Callable[[list[str]], list[str]]:
    return lambda lines: lines + [f"benxi-{n},b{n}{',x' * 19}\n" for n in range(1000, 1000 + count)]


#: Change, and what the message must name besides the file.
BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "byte-order mark": (lambda content: b"\xef\xbb\xbf" + content, "row 1"),
    "NUL": (lambda content: content[:300] + b"\0" + content[300:], "row"),
    "GBK": (lambda content: content.decode().encode("gb18030"), "row"),
    "UTF-16": (lambda content: content.decode().encode("utf-16"), "row 1"),
    "quote of Windows": (lambda content: content + "x\u201cy".encode("cp1252"), "row"),
    "cut inside a character": (_inside_a_character, "row"),
    "cut inside a row": (_lines(lambda lines: [*lines[:-1], lines[-1].partition(",")[0]]), "row"),
    "empty": (lambda _: b"", ""),
    "one newline": (lambda _: b"\n", ""),
    "no header": (_lines(lambda lines: lines[1:]), "row 1"),
    "header of another name": (_lines(lambda lines: ["x" + lines[0], *lines[1:]]), "row 1"),
    "header twice": (_lines(lambda lines: [lines[0], *lines]), "row 2"),
    "columns in another order": (
        _lines(lambda lines: [",".join(reversed(lines[0].strip().split(","))) + "\n", *lines[1:]]),
        "row 1",
    ),
    "semicolons": (_separated(";"), "row 1"),
    "every row twice": (_lines(lambda lines: lines + lines[1:]), "row"),
    "quote that is not closed": (_lines(lambda lines: [*lines, '"torn,1,2\n']), "row"),
    "text behind a quote": (_lines(lambda lines: [*lines, '"torn"apart,1,2\n']), "row"),
    "mark of a merge": (_lines(lambda lines: [*lines[:3], "<<<<<<< HEAD\n", *lines[3:]]), "row 4"),
    "page of an error": (lambda _: b"<!DOCTYPE html>\n<title>404</title>\n", "row 1"),
    "workbook": (lambda _: b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xff\xfe", ""),
    "long cell with a NUL": (_lines(lambda lines: [*lines, "x" * 200_000 + "\0,y\n"]), ""),
}

SOUND: dict[str, Callable[[bytes], bytes]] = {
    "CR LF": lambda content: content.replace(b"\n", b"\r\n"),
    "no newline at the end": lambda content: content.rstrip(b"\n"),
    "every cell in quotes": _quoted,
    "rows from the last to the first": _lines(lambda lines: [lines[0], *reversed(lines[1:])]),
}

#: Tables without a row: some may be.
HEADER_ONLY = {
    "facts/benxi.csv": "facts/benxi.csv", "plans.csv": "plan", "units.csv": "unit", "groups.csv": "group",
    "indicators.csv": "indicator", "reference/yardsticks.csv": "reference/yardsticks.csv",
    "peers.csv": "", "corrections.csv": "", "checks.csv": "claims.csv", "claims.csv": "",
    "exclusions.csv": "",
}  # fmt: skip


def _rewritten(change: Callable[[bytes], bytes], file: str, package: Path) -> None:
    write(package / file, change((package / file).read_bytes()))


def _instead(put: Callable[[Path], None], file: str, package: Path) -> None:
    (package / file).unlink(missing_ok=True)
    put(package / file)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _unreadable(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    path.touch(mode=0o000)


def _failing(path: Path) -> None:
    """A file whose reading fails also for root: input/output error."""
    if not Path("/proc/self/mem").exists():
        pytest.skip("no file system of processes")
    path.symlink_to("/proc/self/mem")


def _foreign(path: Path) -> None:
    secret = Path(tempfile.mkdtemp(prefix="elsewhere-"), "secret.txt")
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    path.symlink_to(secret)


#: What may stand where a file is expected.
INSTEAD: dict[str, Callable[[Path], None]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "link to itself": _loop,
    "unreadable file": _unreadable,
    "file that fails": _failing,
}

#: What other programs leave beside the data, by path.
BESIDE: dict[str, Callable[[Path], None] | bytes] = {
    ".#plans.csv": lambda path: path.symlink_to("curator@host.4711:1700000000"),
    "facts/.#benxi.csv": lambda path: path.symlink_to("curator@host.4711:1700000000"),
    "._plans.csv": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X",
    "facts/._benxi.csv": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X",
    ".ipynb_checkpoints/plans-checkpoint.csv": b"plan\nx\n",
    "facts/.ipynb_checkpoints/benxi-checkpoint.csv": b"plan\nx\n",
    "facts/.~lock.benxi.csv#": b",curator,host,22.11.2026 10:00;",
    "~$plans.xlsx": b"\x07curator",
    "#plans.csv#": b"plan",
    "plans.csv~": b"plan",
    ".plans.csv.swp": b"b0VIM 9.0\x00\xff",
    ".git/config.json": b"{",
    "settings.json": b"\xff{",
    "backup.csv": b"\xff\xfe",
    "old/plans.csv": b"plan\n",
    "folder.csv": Path.mkdir,
    "pipe.csv": os.mkfifo,
    "gone.csv": lambda path: path.symlink_to("nowhere"),
    "around.json": _loop,
    "reference/.#yardsticks.csv": lambda path: path.symlink_to("curator@host.4711"),
    "derived/growth.csv": b"\xff",
}


def _beside(put: Callable[[Path], None] | bytes, file: str, package: Path) -> None:
    path = package / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(put) if isinstance(put, bytes) else put(path)


def cases() -> list[Case]:
    """Return the cases of contents, of what stands instead, and of what lies beside."""
    return [*_contents(), *_in_place()]


def beside() -> list[Case]:
    """Return the foreign files: with each the data are valid, and the same."""
    return [Case("beside", file, partial(_beside, put, file), "accepted") for file, put in BESIDE.items()]


def _contents() -> Iterator[Case]:
    for table in TABLES:
        for name, (change, place) in BROKEN.items():
            names = (table, f"{table}, {place}") if place else (table,)
            yield Case("bytes", f"{name} in {table}", partial(_rewritten, change, table), names=names)
        for name, sound in SOUND.items():
            yield Case("bytes", f"{name} in {table}", partial(_rewritten, sound, table), "accepted")
    for table, name in HEADER_ONLY.items():
        change, answer = partial(_rewritten, _lines(lambda lines: lines[:1]), table), "accepted"
        yield Case("bytes", f"no row in {table}", change, "refused" if name else answer, (name,))
    many = partial(_rewritten, _lines(_bad_rows(2000)), "facts/benxi.csv")
    yield Case("bytes", "2,000 bad rows", many, names=("facts/benxi.csv", "more"))


def _in_place() -> Iterator[Case]:
    for file in ("facts/benxi.csv", "plans.csv", "reference/yardsticks.csv", "datapackage.json"):
        for name, put in INSTEAD.items():
            if (file, name) != ("reference/yardsticks.csv", "link to itself"):  # it may count as not there
                yield Case(
                    "instead", f"{name} instead of {file}", partial(_instead, put, file), names=(file,)
                )
    for file in ("facts/benxi.csv", "plans.csv", "reference/census_2020.csv"):
        change = partial(_instead, _foreign, file)
        yield Case("instead", f"foreign file instead of {file}", change, names=(file,), never=(SECRET,))
    outside = "reference/datapackage.json"
    change = partial(_instead, Path.mkdir, outside)
    yield Case("instead", f"folder instead of {outside}", change, names=(outside,))
    for file, expected in (
        ("facts/benxi.csv", "refused"), ("units.csv", "refused"), ("datapackage.json", "refused"),
        ("reference/yardsticks.csv", "accepted"), ("reference/populations.csv", "accepted"),
        ("reference/datapackage.json", "accepted"),
    ):  # fmt: skip
        change = partial(_instead, lambda _: None, file)
        yield Case("instead", f"nothing instead of {file}", change, expected, (file,))
    not_listed = partial(_beside, b"fact_id\n", "facts/dalian.csv")
    yield Case("instead", "facts that are not listed", not_listed, names=("facts/dalian.csv", "list"))
