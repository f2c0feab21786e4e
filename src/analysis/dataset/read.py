"""Strict reading of one table: every cell is text until it is converted by its column's type.

pandas guesses and Table Schema readers forgive ("NA", "false" as text, blanks in integers); a research
dataset must not. Distinct values are converted once, so that 2,800 files cost little more than reading them.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset.cells import convert, refused
from analysis.dataset.characters import odd_character, suspicious
from analysis.dataset.contents import UnreadableError, content
from analysis.dataset.schema import DESCRIPTOR, Field, Package, Resource
from analysis.errors import Problem, nearest

_PLAIN = "UTF-8 without the mark that Excel adds"


@dataclass
class RawTable:
    """Cells as text, with the place of each row."""

    resource: Resource
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # of each row, as an editor shows it
    starts: list[tuple[int, str]] = field(default_factory=list)  # (first index in rows, file)
    problems: list[Problem] = field(default_factory=list)
    #: Rows are missing: what refers to them cannot be judged.
    broken: bool = False
    #: Codes that may still be compared with a wrong one: a hint is worth a second, not a minute.
    comparisons: int = 100_000

    def place(self, index: int) -> tuple[str, int]:
        """Return file and line of the row at `index`."""
        at = bisect_right(self.starts, index, key=lambda start: start[0]) - 1
        return self.starts[at][1], self.lines[index]

    def near(self, word: str, valid: Collection[str]) -> str:
        """Return the valid code closest to `word`, or "" where none is close or too many were looked for."""
        self.comparisons -= len(valid)
        return nearest(word, list(valid)) if self.comparisons >= 0 else ""

    def broke(self, file: str, line: int | None, found: str, expected: str) -> None:
        """Record what keeps rows from being read."""
        self.problems.append(Problem(file, line, "", found, expected))
        self.broken = True

    def problem(self, index: int, column: str, found: str, expected: str, near: str = "") -> None:
        """Record what is wrong with the row at `index`."""
        file, row = self.place(index)
        self.problems.append(Problem(file, row, column, found, expected, near))

    def file_of_rows(self) -> np.ndarray:
        """Return the file of every row, shape (rows,)."""
        edges = [start for start, _ in self.starts] + [len(self.rows)]
        counts: np.ndarray = np.diff(edges) if self.starts else np.zeros(0, dtype=int)
        return np.repeat(np.array([file for _, file in self.starts], dtype=object), counts)


def _read_records(text: str, file: str, table: RawTable) -> None:
    columns, odd = table.resource.columns, suspicious(text)
    reader, line = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    try:
        header = next(reader, [])
        if header != columns:
            strange = [c for c in header if c not in columns] or [c for c in columns if c not in header]
            detail = f"; look at {', '.join(map(repr, strange))}" if strange else "; the order differs"
            table.broke(file, 1, f"header {','.join(header)!r}", f"{','.join(columns)!r}{detail}")
            return
        for record in reader:
            line, at = reader.line_num, line + 1
            if len(record) != len(columns):
                table.broke(file, at, f"{len(record)} cells", f"{len(columns)} cells")
                continue
            table.rows.append(record)
            table.lines.append(at)
            for column, cell in zip(columns, record, strict=True) if odd else ():
                if found := odd_character(cell, column):
                    table.problems.append(Problem(file, at, column, *found))
    except csv.Error as error:
        table.broke(file, reader.line_num, str(error), "well-formed CSV")


def read_raw(package: Package, resource: Resource) -> RawTable:
    """Read the files of `resource` as text; header, number of cells and odd characters are checked."""
    table, first = RawTable(resource), resource.columns[0]
    for file in resource.paths:
        try:
            text = content(package.folder, file).decode("utf-8")
        except UnreadableError as error:
            table.broke(file, None, str(error), f"a file that {DESCRIPTOR} lists")
            continue
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            table.broke(file, line, "bytes that are no UTF-8", "UTF-8")
            continue
        if text.startswith("\ufeff"):
            table.problems.append(Problem(file, 1, first, "a byte-order mark (U+FEFF)", _PLAIN))
            text = text[1:]
        table.starts.append((len(table.rows), file))
        _read_records(text, file, table)
        if len(resource.paths) > 1 and len(table.rows) == table.starts[-1][0] and not table.broken:
            table.problems.append(
                Problem(file, None, "", "no row", "at least one below the header, or no file")
            )
    return table


def _dtype(spec: Field) -> str:
    if spec.type in ("integer", "year"):
        return "int64" if spec.required else "Int64"
    if spec.type == "boolean":
        return "bool" if spec.required else "boolean"
    return {"string": "str", "number": "float64"}[spec.type]


def _blank(spec: Field) -> object:
    if spec.type == "string":
        return ""
    if spec.required:
        return 0  # never seen: the table is refused
    return np.nan if spec.type == "number" else pd.NA


def _column(table: RawTable, cells: tuple[str, ...], spec: Field) -> pd.Series:
    codes, distinct = pd.factorize(np.array(cells, dtype=object))
    values, wrong = [], {}
    for code, text in enumerate(distinct):
        expected, hint = refused(text, spec, table.near)
        if expected:
            wrong[code] = (repr(text) if text else "nothing", expected, hint)
        values.append(_blank(spec) if expected or text == "" else convert(text, spec)[0])
    for index in np.flatnonzero(np.isin(codes, list(wrong))) if wrong else ():
        table.problem(int(index), spec.name, *wrong[codes[index]])
    array: Any = pd.array(values, dtype=_dtype(spec))  # type: ignore[call-overload]
    return pd.Series(array.take(codes) if len(codes) else array, name=spec.name)


def to_frame(table: RawTable) -> pd.DataFrame:
    """Convert a raw table by the types of its columns; keys are checked for duplicates."""
    resource = table.resource
    columns = list(zip(*table.rows, strict=True)) or [()] * len(resource.fields)
    frame = pd.concat(
        [_column(table, cells, spec) for cells, spec in zip(columns, resource.fields, strict=True)], axis=1
    )
    key = list(resource.key)
    for index in np.flatnonzero(frame.duplicated(key)):
        found = ", ".join(str(frame.at[index, k]) for k in key)
        table.problem(int(index), key[0], f"{found!r} a second time", "each key once")
    return frame
