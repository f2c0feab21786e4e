"""Edits of what a run leaves behind: records, results, the front page, the manifest."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.faults.harness import Case

#: The job whose record is edited, and its result.
JOB = "a.en"
RECORD, RESULT, LOG = f"records/{JOB}.json", f"briefings/{JOB}.pdf", f"logs/{JOB}.log"
PAGES = ("index.html", "index.zh.html")


def _bytes(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda out: (out / file).write_bytes(content) and None


def _changed(change: Callable[[Any], object]) -> Callable[[Path], None]:
    """Edit the record as JSON; what `change` returns takes its place, or what it left if that is None."""

    def edit(out: Path) -> None:
        record = json.loads((out / RECORD).read_text(encoding="utf-8"))
        found = change(record)
        (out / RECORD).write_text(json.dumps(record if found is None else found), encoding="utf-8")

    return edit


def _instead(file: str, put: Callable[[Path], object]) -> Callable[[Path], None]:
    def edit(out: Path) -> None:
        (out / file).unlink()
        put(out / file)

    return edit


def _file(path: str = "", sha256: str = "") -> Callable[[Path], None]:
    """Give the first file of the record another path, or another hash."""

    def change(record: Any) -> None:
        (own, hashed), *others = record["files"].items()
        record["files"] = {path or own: sha256 or hashed, **dict(others)}

    return _changed(change)


def _dropped(*steps: str | int) -> Callable[[Path], None]:
    def change(record: Any) -> None:
        *where, key = steps
        for step in where:
            record = record[step]
        del record[key]

    return _changed(change)


#: A record that is not whole, or whose results are not there as they were written, counts as none.
NOT_WHOLE: dict[str, Callable[[Path], None]] = {
    "empty": _bytes(RECORD, b""),
    "cut": lambda out: os.truncate(out / RECORD, (out / RECORD).stat().st_size // 2),
    "no UTF-8": _bytes(RECORD, b"\xff\xfe{}"),
    "with a NUL": _bytes(RECORD, b"\0" * 64),
    "nested without an end": _bytes(RECORD, b"[" * 100_000),
    "of 5,000 digits": _bytes(RECORD, b"9" * 5000),
    **{f"of {text}": _bytes(RECORD, text.encode()) for text in ("{}", "[]", "null", "3", '"x"', "true")},
    **{f"without {key}": _dropped(key) for key in ("files", "inputs", "title", "seconds")},
    "without one of its files": _dropped("files", RESULT),
    "without its slices": _dropped("inputs", "slices"),
    "with inputs of a list": _changed(lambda record: record.update(inputs=[])),
    "with files of null": _changed(lambda record: record.update(files=None)),
    "with files of a list": _changed(lambda record: record.update(files=[])),
    "with no file": _changed(lambda record: record.update(files={})),
    "with a file of a number": _changed(lambda record: record["files"].update({RESULT: 3})),
    "with a path above": _file(path="../elsewhere.pdf"),
    "with an absolute path": _file(path="/etc/hostname"),
    "with a path with a NUL": _file(path="briefings/a\0.pdf"),
    "with another hash": _file(sha256="0" * 64),
    "with another title": _changed(lambda record: record.update(title="another")),
    "pipe": _instead(RECORD, os.mkfifo),
    "link to itself": _instead(RECORD, lambda path: path.symlink_to(path.name)),
    "of a result that is gone": lambda out: (out / RESULT).unlink(),
    "of a result that is empty": _bytes(RESULT, b""),
    "of a result that was changed": _bytes(RESULT, b"%PDF-other"),
    "of a result that is a pipe": _instead(RESULT, os.mkfifo),
}

#: Where a file has to be written stands something that is not ours to remove.
IN_THE_WAY: dict[str, Callable[[Path], None]] = {
    "folder": _instead(RECORD, Path.mkdir),
    "of a result that is a folder": _instead(RESULT, Path.mkdir),
}

#: A record that is whole: its results stand.
WHOLE: dict[str, Callable[[Path], None]] = {
    "as it was written": lambda _: None,
    "of a result that was touched": lambda out: os.utime(out / RESULT, (0, 0)),
    "of a result that was copied": lambda out: _instead(RESULT, lambda path: path.write_bytes(b"%PDF"))(out),
}


def _cut(page: Path) -> None:
    os.truncate(page, page.stat().st_size // 2)


def _edited(page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"</body>", b"<p>and more</p></body>"))


#: What may have become of a page or the manifest between two runs; the next one puts it right.
PAGE: dict[str, Callable[[Path], object]] = {
    "cut": _cut,
    "edited": _edited,
    "empty": lambda page: page.write_bytes(b""),
    "gone": Path.unlink,
    "no UTF-8": lambda page: page.write_bytes(b"\xff\xfe"),
}


def records() -> Iterator[Case]:
    """Return the edits of a record or its result; `accepted` where the result still stands."""
    for name, change in NOT_WHOLE.items():
        yield Case("records", name, change)
    for name, change in WHOLE.items():
        yield Case("records", name, change, "accepted")


def in_the_way() -> Iterator[Case]:
    """Return what cannot be written over: the run ends with a sentence that names it."""
    for name, change in IN_THE_WAY.items():
        yield Case("records", name, change, "refused", (JOB, "remove it"))


def pages() -> Iterator[Case]:
    """Return the edits of a front page; after the next run it is what it was."""
    for page in PAGES:
        for name, change in PAGE.items():
            yield Case("pages", f"{page} {name}", lambda out, p=page, c=change: c(out / p), "accepted")
    for text in ("", "{", "\0"):
        content = text.encode()
        change = _bytes("records/front.page.json", content)
        yield Case("pages", f"record of the page {text!r}", change, "accepted")
