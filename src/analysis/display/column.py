"""The columns of a table."""

from __future__ import annotations

from dataclasses import dataclass


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
    bars : bool
        Whether the notebook draws a bar behind each number, from zero to the largest.
    """

    label: str
    unit: str = ""
    kind: str = "text"
    width: float = 0
    formula: str = ""
    bars: bool = False
