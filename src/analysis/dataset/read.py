"""Strict reading of one table: every cell is text until it is converted by its column's type.

pandas guesses and Table Schema readers forgive ("NA", "false" as text, blanks in integers); a research
dataset must not. Distinct values are converted once, so that 2,800 files cost little more than reading them.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset.schema import Field, Package, Resource
from analysis.errors import Problem, nearest

#: Characters that look like others or like nothing: controls, no-break and other odd spaces, zero-width
#: characters, byte-order marks, directional marks, full-width digits and letters.
INVISIBLE = re.compile(
    "[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufff9-\uffff]"
)
_INTEGER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
_BOOLEANS = {"true": True, "false": False}
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

    def place(self, index: int) -> tuple[str, int]:
        """Return file and line of the row at `index`."""
        file = next(file for start, file in reversed(self.starts) if start <= index)
        return file, self.lines[index]

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
    columns = table.resource.columns
    reader, line = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    try:
        header = next(reader, [])
        if header != columns:
            odd = [c for c in header if c not in columns] or [c for c in columns if c not in header]
            detail = f"; look at {', '.join(map(repr, odd))}" if odd else "; the order differs"
            table.broke(file, 1, f"header {','.join(header)!r}", f"{','.join(columns)!r}{detail}")
            return
        for record in reader:
            line, at = reader.line_num, line + 1
            if len(record) == len(columns):
                table.rows.append(record)
                table.lines.append(at)
            else:
                table.broke(file, at, f"{len(record)} cells", f"{len(columns)} cells")
    except csv.Error as error:
        table.broke(file, reader.line_num, str(error), "well-formed CSV")


def _check_characters(text: str, file: str, columns: list[str], problems: list[Problem]) -> None:
    if not INVISIBLE.search(text):
        return
    for row, record in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
        for column, cell in zip(columns, record, strict=False):
            if found := INVISIBLE.search(cell):
                code = f"U+{ord(found.group()):04X} in {cell!r}"
                problems.append(Problem(file, row, column, code, "no invisible or full-width character"))


def read_raw(package: Package, resource: Resource) -> RawTable:
    """Read the files of `resource` as text; header, number of cells and odd characters are checked."""
    table, first = RawTable(resource), resource.columns[0]
    for file in resource.paths:
        try:
            text = (package.folder / file).read_bytes().decode("utf-8")
        except FileNotFoundError:
            table.broke(file, None, "no such file", "a file that datapackage.json lists")
            continue
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            table.broke(file, line, "bytes that are no UTF-8", "UTF-8")
            continue
        if text.startswith("\ufeff"):
            table.problems.append(Problem(file, 1, first, "a byte-order mark (U+FEFF)", _PLAIN))
            text = text[1:]
        _check_characters(text, file, resource.columns, table.problems)
        table.starts.append((len(table.rows), file))
        _read_records(text, file, table)
        if len(resource.paths) > 1 and len(table.rows) == table.starts[-1][0] and not table.broken:
            table.problems.append(
                Problem(file, None, "", "no row", "at least one below the header, or no file")
            )
    return table


def _convert(text: str, spec: Field) -> tuple[object, str]:
    """Return (value, expectation that is broken or "")."""
    if spec.type == "string":
        return text, ""
    if spec.type in ("integer", "year"):
        return (int(text), "") if _INTEGER.fullmatch(text) else (None, "a whole number")
    if spec.type == "number":
        return (float(text), "") if _NUMBER.fullmatch(text) else (None, "a plain decimal number")
    if spec.type == "boolean":
        return (_BOOLEANS[text], "") if text in _BOOLEANS else (None, "true or false")
    raise NotImplementedError(f"type {spec.type!r} of column {spec.name!r} in datapackage.json")


def _check(text: str, spec: Field) -> tuple[str, str]:
    """Return (expectation that is broken or "", nearest valid code or "")."""
    if spec.enum and text not in spec.enum:
        return f"one of {', '.join(spec.enum)}", nearest(text, spec.enum)
    if spec.pattern and not spec.pattern.fullmatch(text):
        return f"the pattern {spec.pattern.pattern}", ""
    if spec.minimum is not None and Decimal(text) < spec.minimum:
        return f"at least {spec.minimum}", ""
    if spec.maximum is not None and Decimal(text) > spec.maximum:
        return f"at most {spec.maximum}", ""
    return "", ""


def refused(text: str, spec: Field) -> tuple[str, str]:
    """Return (expectation that `text` breaks or "", nearest valid code or "") for a column."""
    if text == "":
        return ("a value" if spec.required else ""), ""
    expected, near = _convert(text, spec)[1], ""
    if not expected:
        expected, near = _check(text, spec)
    if not expected and text != text.strip():
        expected = "no space at either end"
    return expected, near


def _dtype(spec: Field) -> str:
    if spec.type in ("integer", "year"):
        return "int64" if spec.required else "Int64"
    return {"string": "str", "number": "float64", "boolean": "bool"}[spec.type]


def _blank(spec: Field) -> object:
    if spec.type == "string":
        return ""
    if spec.required:
        return 0  # never seen: the table is refused
    return np.nan if spec.type == "number" else pd.NA


def _column(table: RawTable, cells: tuple[str, ...], spec: Field) -> pd.Series:
    codes, distinct = pd.factorize(np.array(cells, dtype=object))
    values = []
    for code, text in enumerate(distinct):
        expected, near = refused(text, spec)
        for index in np.flatnonzero(codes == code) if expected else ():
            table.problem(int(index), spec.name, repr(text) if text else "nothing", expected, near)
        values.append(_blank(spec) if expected or text == "" else _convert(text, spec)[0])
    array: Any = pd.array(values, dtype=_dtype(spec))  # type: ignore[call-overload]
    return pd.Series(array.take(codes) if len(codes) else array, name=spec.name)


def to_frame(table: RawTable) -> pd.DataFrame:
    """Convert a raw table by the types of its columns; keys are checked for duplicates."""
    resource = table.resource
    columns = list(zip(*table.rows, strict=True)) or [()] * len(resource.fields)
    frame = pd.concat(
        [_column(table, cells, spec) for cells, spec in zip(columns, resource.fields, strict=True)], axis=1
    )
    key = list(resource.primary_key)
    for index in np.flatnonzero(frame.duplicated(key)):
        found = ", ".join(str(frame.at[index, k]) for k in key)
        table.problem(int(index), key[0], f"{found!r} a second time", "each key once")
    return frame
