"""What a batch leaves behind for the next one: results, and a record of what each was made from.

A record is written last and removed first: where there is one, its results are whole. It is believed only
where its own hash and those of its results are right.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysis.batch.lock import alone_in
from analysis.files import PART, content, write_atomically, writing_to

#: Folders below that of the batch.
BRIEFINGS, RECORDS, LOGS, DATA = "briefings", "records", "logs", "data"

#: File name of the front page by language; the first is where readers begin.
FRONT = {"en": "index.html", "zh": "index.zh.html"}

#: File name of the record of the front page; no job has this name, for those end with a language.
PAGE = "front.page.json"

#: Endings of the files that a job leaves among the briefings, and of those that it may leave.
FORMS = (".pdf", ".html", ".png", ".ipynb")
ENDINGS = (*FORMS, ".failed.ipynb")


@contextmanager
def opened(out: Path, *, wait: bool = False) -> Iterator[Records]:
    """Give the folder of a batch to one run; see `alone_in` for who else is there."""
    records = Records(out)
    with alone_in(out, wait=wait):
        records.sweep()
        yield records


class Records:
    """The folder of a batch.

    Parameters
    ----------
    out : Path
        Made if it is not there.

    Raises
    ------
    OutputError
        If nothing can be written there.
    """

    def __init__(self, out: Path):
        self.out = out
        for folder in (BRIEFINGS, RECORDS, LOGS):
            with writing_to(out):
                (out / folder).mkdir(parents=True, exist_ok=True)
                if not os.access(out / folder, os.W_OK | os.X_OK):
                    raise PermissionError(13, "Permission denied", str(out / folder))

    def names(self) -> list[str]:
        """Return the names of the jobs that have a record, whole or not."""
        return sorted(path.stem for path in (self.out / RECORDS).glob("*.json") if path.name != PAGE)

    def sweep(self) -> None:
        """Remove what a run that was killed left half-written; only for who is alone in the folder."""
        with writing_to(self.out):
            for folder in ("", BRIEFINGS, RECORDS, LOGS, DATA):
                for left in (self.out / folder).glob(f".*{PART}"):
                    left.unlink()

    def read(self, name: str) -> dict[str, Any] | None:
        """Return the record of a job if it is whole and its results are there as written, else None."""
        record = _unsealed(content(self._record(name)))
        if record is None:
            return None
        # No path of the record is followed: the files that a job leaves are known.
        there = {end: form for end in FORMS if (form := content(self._result(name, end))) is not None}
        whole = len(there) == len(FORMS) and record.get("files") == self._hashes(name, there)
        return record if whole else None

    def write(self, name: str, forms: dict[str, bytes], record: dict[str, Any]) -> dict[str, Any]:
        """Write the results of a job by file ending, and its record; return the record."""
        for ending, form in forms.items():
            self.keep(name, ending, form)
        return self.renew(name, record | {"files": self._hashes(name, forms)})

    def renew(self, name: str, record: dict[str, Any]) -> dict[str, Any]:
        """Write the record of results that stand; return it."""
        with writing_to(self.out):
            write_atomically(self._record(name), _sealed(record))
        return record

    def keep(self, name: str, ending: str, form: bytes) -> None:
        """Write one result; of a failed job, what it leaves for people to look at."""
        with writing_to(self.out):
            write_atomically(self._result(name, ending), form)

    def log(self, name: str, text: str) -> None:
        """Write the log of a job."""
        with writing_to(self.out):
            write_atomically(self.out / LOGS / f"{name}.log", text.encode("utf-8"))

    def forget(self, name: str) -> None:
        """Remove what a job left, its record first."""
        with writing_to(self.out):
            self._record(name).unlink(missing_ok=True)
            for ending in ENDINGS:
                self._result(name, ending).unlink(missing_ok=True)
            (self.out / LOGS / f"{name}.log").unlink(missing_ok=True)

    def _record(self, name: str) -> Path:
        return self.out / RECORDS / f"{name}.json"

    def _result(self, name: str, ending: str) -> Path:
        return self.out / BRIEFINGS / f"{name}{ending}"

    def _hashes(self, name: str, forms: dict[str, bytes]) -> dict[str, str]:
        """Return the sha256 of results by their path from the folder of the batch."""
        return {
            self._result(name, ending).relative_to(self.out).as_posix(): hashlib.sha256(form).hexdigest()
            for ending, form in forms.items()
        }


def _sealed(record: dict[str, Any]) -> bytes:
    return json.dumps({"sha256": _seal(record)} | record, ensure_ascii=False).encode("utf-8")


def _unsealed(written: bytes | None) -> dict[str, Any] | None:
    """Return a record if it is as it was written: whatever else a file may hold is none."""
    try:
        record: dict[str, Any] = json.loads(written or b"")
        return record if record.pop("sha256") == _seal(record) else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _seal(record: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(record).encode("ascii")).hexdigest()
