"""What a batch leaves behind for the next one: results, and a record of what each was made from.

A record is written last and removed first: where there is one, its results are whole.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from analysis.files import PART, write_atomically, writing_to

#: Folders below that of the batch.
BRIEFINGS, RECORDS, LOGS, DATA = "briefings", "records", "logs", "data"

#: File name of the front page by language; the first is where readers begin.
FRONT = {"en": "index.html", "zh": "index.zh.html"}

#: File name of the record of the front page; no job has this name, for those end with a language.
PAGE = "front.page.json"

#: Endings of the files that a job may leave among the briefings.
ENDINGS = (".pdf", ".html", ".png", ".ipynb", ".failed.ipynb")


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
                for left in (out / folder).glob(f".*{PART}"):  # of a run that was killed while it wrote
                    left.unlink()
                if not os.access(out / folder, os.W_OK | os.X_OK):
                    raise PermissionError(13, "Permission denied", str(out / folder))

    def names(self) -> list[str]:
        """Return the names of the jobs that have a record, whole or not."""
        return sorted(path.stem for path in (self.out / RECORDS).glob("*.json") if path.name != PAGE)

    def read(self, name: str) -> dict[str, Any] | None:
        """Return the record of a job if its results are there as they were written, else None."""
        try:
            record = json.loads(self._record(name).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return record if all(map(self._is_there, record["files"])) else None

    def write(self, name: str, forms: dict[str, bytes], record: dict[str, Any]) -> dict[str, Any]:
        """Write the results of a job by file ending, and its record; return the record."""
        files = []
        with writing_to(self.out):
            for ending, content in forms.items():
                path = self.out / BRIEFINGS / f"{name}{ending}"
                write_atomically(path, content)
                files.append(
                    {
                        "path": path.relative_to(self.out).as_posix(),
                        "sha256": hashlib.sha256(content).hexdigest(),
                        "bytes": len(content),
                        "changed": path.stat().st_mtime_ns,
                    }
                )
            whole = record | {"files": files}
            write_atomically(self._record(name), json.dumps(whole, ensure_ascii=False).encode("utf-8"))
        return whole

    def keep(self, name: str, ending: str, content: bytes) -> None:
        """Write what a failed job leaves for people to look at."""
        with writing_to(self.out):
            write_atomically(self.out / BRIEFINGS / f"{name}{ending}", content)

    def log(self, name: str, text: str) -> None:
        """Write the log of a job."""
        with writing_to(self.out):
            write_atomically(self.out / LOGS / f"{name}.log", text.encode("utf-8"))

    def forget(self, name: str) -> None:
        """Remove what a job left, its record first."""
        with writing_to(self.out):
            self._record(name).unlink(missing_ok=True)
            for ending in ENDINGS:
                (self.out / BRIEFINGS / f"{name}{ending}").unlink(missing_ok=True)
            (self.out / LOGS / f"{name}.log").unlink(missing_ok=True)

    def _record(self, name: str) -> Path:
        return self.out / RECORDS / f"{name}.json"

    def _is_there(self, file: dict[str, Any]) -> bool:
        """Tell by size and time, and by the content where the time differs, as in a copied folder."""
        path = self.out / file["path"]
        try:
            found = path.stat()
        except FileNotFoundError:
            return False
        if found.st_size != file["bytes"]:
            return False
        return (
            found.st_mtime_ns == file["changed"]
            or hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
        )
