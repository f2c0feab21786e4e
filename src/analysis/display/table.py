"""Tables with units in the head, aligned decimals, evidence marks and their legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis.display.bundle import Displayed
from analysis.display.cells import Cell, marks_in
from analysis.display.column import Column
from analysis.display.grid import below, grid


class Table(Displayed):
    """A table of cells.

    Raises ValueError for a row of another length than the columns, and for a cell whose mark has no meaning
    in `marks`: a derived number has to name its formula, itself or by its column.

    Parameters
    ----------
    columns : sequence of Column
    rows : sequence of sequences of (Cell or str)
        Shape (n, len(columns)).
    caption : str
        Says what the table shows; also its accessible name.
    notes : sequence of str
        Set under the table.
    marks : dict of str to (sign, legend), optional
        For each mark code that may occur in a cell: the sign shown behind the number, and its meaning. The
        legend lists the signs that do occur, in this order.
    printed : mapping of str to str, optional
        For each fact a line that tells where it is printed; numbers carry it as a tooltip.
    role : str
        "sources" if the rows are the sources that cells refer to: the first cell of each names its fact.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell | str]],
        *,
        caption: str,
        notes: Sequence[str] = (),
        marks: dict[str, tuple[str, str]] | None = None,
        printed: Mapping[str, str] | None = None,
        role: str = "",
    ):
        self.role = role
        self.columns = list(columns)
        self.caption = caption
        for number, row in enumerate(rows, start=1):
            if len(row) != len(self.columns):
                found = f"row {number} of table {caption!r} has {len(row)} cells"
                raise ValueError(f"{found}; expected {len(self.columns)}, one a column")
        self.rows = [
            [_named(Cell.of(cell), column.formula) for cell, column in zip(row, self.columns, strict=True)]
            for row in rows
        ]
        self.notes = [note for note in notes if note]
        self.marks = marks or {}
        self._printed = printed or {}
        strange = set(marks_in(cell for row in self.rows for cell in row)) - set(self.marks)
        if strange:
            raise ValueError(
                f"table {caption!r} has cells marked {sorted(strange)} without a meaning in `marks`"
            )

    def legend(self) -> list[str]:
        """Return the meaning of each evidence mark in use."""
        return [f"{self.marks[code][0]} {self.marks[code][1]}" for code in self._used()]

    def _used(self) -> list[str]:
        found = set(marks_in(cell for row in self.rows for cell in row))
        return [code for code in self.marks if code in found]

    def payload(self) -> dict[str, Any]:
        """Return the JSON form."""
        columns = [{"label": c.label, "unit": c.unit, "kind": c.kind, "width": c.width} for c in self.columns]
        return {
            "type": "table",
            "role": self.role,
            "caption": self.caption,
            "columns": columns,
            "rows": [[cell.payload() for cell in row] for row in self.rows],
            "signs": {code: self.marks[code][0] for code in self._used()},
            "notes": [*self.notes, *self.legend()],
        }

    def html(self) -> str:
        """Return an HTML table that reads without any style sheet; numbers tell where they are printed."""
        return grid(self.caption, self.columns, self.rows, self.marks, self._printed) + below(
            [*self.notes, *self.legend()]
        )

    def plain(self) -> str:
        """Return caption and size."""
        return f"Table: {self.caption} ({len(self.rows)} rows)"


def _named(cell: Cell, formula: str) -> Cell:
    """Return the cell with the formula of its column in the place of the word "derived" in its mark."""
    words = cell.mark.split()
    if not formula or "derived" not in words:
        return cell
    return replace(cell, mark=" ".join(formula if word == "derived" else word for word in words))
