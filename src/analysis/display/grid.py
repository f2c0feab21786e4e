"""A table as HTML for a notebook: aligned numbers, bars, tooltips; readable without its style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from analysis.display.cells import RAISED, Cell, signs_of
from analysis.display.column import Column
from analysis.display.tooltip import STYLE, shown

Row = Sequence[Cell]

# Lines are see-through, so that they hold on a dark page too.
_TABLE = "border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.5em 0"
_CAPTION = "text-align:left;font-weight:600;padding:.3em 0;caption-side:top"
_HEAD = "border-bottom:1px solid currentColor;padding:.25em .7em;text-align:{align};vertical-align:bottom"
_CELL = "border-bottom:1px solid #8883;padding:.25em .7em;text-align:{align};vertical-align:top"
_NOTE = "opacity:.75;font-size:.85em;margin:.2em 0"
_BAR = "background:linear-gradient(90deg,#4c78a840 {width:.0f}%,transparent {width:.0f}%)"

#: Texts up to this length stay in one line: years, short names.
_SHORT = 11

#: Blanks as wide as a digit and as a point.
_DIGIT, _POINT = "\u2007", "\u2008"


def grid(
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    marks: Mapping[str, tuple[str, str]],
    printed: Mapping[str, str],
) -> str:
    """Return the table; `marks` and `printed` as for Table."""
    signs = {code: sign for code, (sign, _) in marks.items()}
    meanings = {code: meaning for code, (_, meaning) in marks.items()}
    filled = [[shown(cell, signs, meanings, printed) for cell in row] for row in rows]
    for at, column in enumerate(columns):
        if column.kind == "number":
            own = [row[at] for row in rows]
            behind = _behind(own, signs)
            for line, blanks in zip(filled, behind, strict=True):
                line[at] += blanks
    widths = [_bars([row[at] for row in rows]) if column.bars else {} for at, column in enumerate(columns)]
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_style(columns[at], rows[number][at], widths[at].get(number))}">{inner}</td>'
            for at, inner in enumerate(line)
        )
        + "</tr>"
        for number, line in enumerate(filled)
    )
    style = STYLE if any(cell.facts for row in rows for cell in row) else ""
    return (
        f'{style}<table style="{_TABLE}"><caption style="{_CAPTION}">{escape(caption)}</caption>'
        f"<thead><tr>{''.join(map(_head, columns))}</tr></thead><tbody>{body}</tbody></table>"
    )


def below(notes: Sequence[str]) -> str:
    """Return the notes under a table."""
    return "".join(f'<p style="{_NOTE}">{escape(note)}</p>' for note in notes)


def _align(column: Column) -> str:
    return "right" if column.kind == "number" else "left"


def _head(column: Column) -> str:
    unit = f'<br><span style="font-weight:400">{escape(column.unit)}</span>' if column.unit else ""
    style = _HEAD.format(align=_align(column))
    return f'<th scope="col" style="{style}">{escape(column.label)}{unit}</th>'


def _style(column: Column, cell: Cell, bar: float | None) -> str:
    style = _CELL.format(align=_align(column))
    if column.kind == "number" or len(cell.text) <= _SHORT:
        style += ";white-space:nowrap"
    return style if bar is None else f"{style};{_BAR.format(width=bar)}"


def _behind(cells: Row, signs: Mapping[str, str]) -> list[str]:
    """Return what fills each number of a column up to its widest: room for signs, so that points are in line.

    Blanks are as wide as digits. Words ("not stated") stand as they are.
    """
    numbers = [_decimals(cell.text) for cell in cells]
    most = max((count for count in numbers if count is not None), default=0)
    widest = max((len(signs_of(cell.mark, signs)) for cell in cells), default=0)
    found = []
    for cell, count in zip(cells, numbers, strict=True):
        if count is None:
            found.append("")
            continue
        missing = most - count
        blanks = (_POINT if missing and not count else "") + _DIGIT * missing
        room = widest - len(signs_of(cell.mark, signs))
        found.append(blanks + (f"{RAISED}{_DIGIT * room}</sup>" if room else ""))
    return found


def _decimals(text: str) -> int | None:
    """Return how many decimals a number has as text; None where it is no number."""
    found = re.fullmatch(r"[^\d]*[\d,]+(?:\.(\d+))?", text)
    return len(found[1] or "") if found else None


def _bars(cells: Row) -> dict[int, float]:
    """Return for each row with a number its share of the largest one, %; none where one is below zero."""
    values = {at: float(cell.text.replace(",", "")) for at, cell in enumerate(cells) if _plain(cell.text)}
    most = max(values.values(), default=0.0)
    if not most or any("−" in cell.text for cell in cells):
        return {}
    return {at: 100 * value / most for at, value in values.items()}


def _plain(text: str) -> bool:
    return re.fullmatch(r"[\d,]+(\.\d+)?", text) is not None
