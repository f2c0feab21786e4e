"""How the columns of a table are set: heads with units, numbers on one line with their points."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import Any

from analysis.briefing.markup import element, text

#: Widest floors of a column in em (numbers, text, long text): below them the table scrolls, words stay whole.
_NUMBER, _NARROW, _WIDE = 7, 9, 16


def raised(inner: str, width: float = 0) -> str:
    """Return what stands behind a number: in a column of numbers, in a box as wide as its widest.

    So the points of the numbers stay in line.
    """
    if width:
        size = f"width: {width:.2f}em"
        return element("sup" if inner else "span", inner, class_="refs", style=size)
    return element("sup", inner, class_="refs") if inner else ""


def number(cell: dict[str, Any], decimals: int, lang: str) -> str:
    """Return a number, padded behind its point by unseen digits (the style sheet draws them)."""
    shown, tone = cell["text"], cell.get("tone") or None
    missing = 0 if tone else decimals - _places(shown)
    point = "" if _places(shown) else "."
    pad = point + "0" * missing if missing > 0 else None
    return element("span", text(shown, lang), class_=tone or "value", data_pad=pad)


def rows_of(heads: list[str], body: list[str]) -> str:
    """Return a table of rows, `heads` being its head."""
    return element("table", element("thead", element("tr", *heads)), element("tbody", "\n".join(body)))


def head(column: dict[str, Any], cells: list[dict[str, Any]]) -> str:
    """Return the head of a column: its label, the unit under it, and room for its words."""
    unit = element("span", escape(column["unit"]), class_="unit") if column["unit"] else ""
    kind = "number" if column["kind"] == "number" else None
    longest = max(
        [
            ems(column["label"]),
            0.9 * ems(column["unit"]),
            *(0 if kind else ems(cell["text"]) for cell in cells),
        ]
    )
    floor = min(longest, _NUMBER if kind else _WIDE if longest > 3 * _NARROW else _NARROW)
    style = f"min-width: calc({floor:.3g}em + 1rem)"
    return element("th", escape(column["label"]), unit, scope="col", class_=kind, style=style)


def ems(content: str) -> float:
    """Return about how wide a text is: Chinese characters are an em wide, others about half."""
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.53 for c in content)


def _places(content: str) -> int:
    """Return the decimals of a number as text."""
    _, point, behind = content.rpartition(".")
    return len(behind) - len(behind.lstrip("0123456789")) if point else 0


def decimals(column: dict[str, Any], cells: list[dict[str, Any]]) -> int:
    """Return the decimals of a column of numbers: those of the number that has most."""
    if column["kind"] != "number":
        return 0
    return max((_places(cell["text"]) for cell in cells if not cell.get("tone")), default=0)
