"""Tables with units in the head, aligned decimals, evidence marks and their legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from analysis.display.bundle import Displayed
from analysis.display.cells import Cell, marks_in

_STYLE = (
    "border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.5em 0",
    "text-align:left;font-weight:600;padding:.3em 0",
    "border-bottom:1px solid #1f2933;padding:.25em .7em;text-align:{align};vertical-align:bottom",
    "border-bottom:1px solid #e4e7eb;padding:.25em .7em;text-align:{align};vertical-align:top",
    "color:#5f6b7a;font-size:.85em;margin:.2em 0",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, the unit under it, and how it is set.

    Parameters
    ----------
    label : str
    unit : str
        Shown under the label; "" if none.
    kind : str
        "text" (left) or "number" (decimals aligned).
    width : float
        Relative width in the PDF; 0 lets the content decide.
    formula : str
        Mark code of the formula behind the derived numbers of this column. In a Table it takes the place of
        the word "derived" in the marks of the column's cells; other cells and other marks stay.
    """

    label: str
    unit: str = ""
    kind: str = "text"
    width: float = 0
    formula: str = ""


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
        """Return an HTML table that renders without any style sheet."""
        table, caption, head, body, note = _STYLE
        signs = {code: sign for code, (sign, _) in self.marks.items()}
        aligned = ["right" if c.kind == "number" else "left" for c in self.columns]
        heads = "".join(
            f'<th scope="col" style="{head.format(align=a)}">{escape(c.label)}'
            + (f'<br><span style="font-weight:400">{escape(c.unit)}</span>' if c.unit else "")
            + "</th>"
            for c, a in zip(self.columns, aligned, strict=True)
        )
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td style="{body.format(align=a)}">{cell.html(signs)}</td>'
                for cell, a in zip(row, aligned, strict=True)
            )
            + "</tr>"
            for row in self.rows
        )
        notes = "".join(f'<p style="{note}">{escape(text)}</p>' for text in [*self.notes, *self.legend()])
        return (
            f'<table style="{table}">'
            f'<caption style="{caption};caption-side:top">{escape(self.caption)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{notes}"
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
