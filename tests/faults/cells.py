"""Edits of cells and rows: those of `cells.csv`.

A row of `cells.csv` is the edit of one cell; rows with the same `case` are made together.

- `key` finds the row: what its first cells hold, joined by commas.
- `column` `(row)` stands for the row as a whole: `value` is added at the end, or the row of `key` is removed.
- `value` may have escapes: `\\u200b`, `\\n`, `\\\\`, and `{9 x 400}` for a sign many times over.
- `place` says where a refusal must stand, one of several by `|`: a column of the edited row, or `file:column`
  of any row, the file by its beginning. Left empty, it is a cell that was edited.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.harness import Case, table, unescaped, write

ROW = "(row)"


@dataclass
class Edit:
    """Edits made together, and the places of which a refusal must name one."""

    rows: list[dict[str, str]]
    lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def __call__(self, package: Path) -> None:
        """Make the edits in a copy of the package."""
        for row in self.rows:
            self.lines[row["file"], row["key"]] = _edit(package / row["file"], row)

    def told(self, places: set[tuple[str, int | None, str]]) -> bool:
        """Tell whether one of the places named is one of those expected."""
        return any(self._is(one, row, place) for one in places for row in self.rows for place in _places(row))

    def _is(self, found: tuple[str, int | None, str], row: dict[str, str], place: str) -> bool:
        file, line, column = found
        if ":" in place:
            start, _, wanted = place.partition(":")
            return file.startswith(start) and line is not None and column == wanted
        here = (file, line) == (row["file"], self.lines[row["file"], row["key"]])
        return here and place == column


def _places(row: dict[str, str]) -> list[str]:
    return (row["place"] or row["column"]).split("|")


def _edit(path: Path, edit: dict[str, str]) -> int:
    """Make one edit; return the line of the row, as an editor shows it."""
    text = path.read_bytes().decode("utf-8")
    value = unescaped(edit["value"])
    if edit["column"] == ROW and not edit["key"]:
        write(path, f"{text}{value}\n".encode())
        return text.count("\n") + 1
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    key = edit["key"].split(",")
    [at] = [number for number, row in enumerate(rows) if row[: len(key)] == key]
    if edit["column"] == ROW:
        del rows[at]
    else:
        cell = header.index(edit["column"])
        assert rows[at][cell] != value, f"{edit['case']}: the cell holds {value!r} already"
        rows[at][cell] = value
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    write(path, stream.getvalue().encode())
    return at + 2


def cases() -> list[Case]:
    """Return the cases of `cells.csv`."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in table("cells.csv"):
        found.setdefault(row["case"], []).append(row)
    return [Case("cells", name, Edit(edits), edits[0]["expected"]) for name, edits in found.items()]
