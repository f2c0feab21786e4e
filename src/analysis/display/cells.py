"""A piece of text with its evidence: the atom of tables and prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

#: Signs stand above the line and do not push it down.
RAISED = '<sup style="line-height:0;font-size:.72em">'

_TONES = {"muted": "opacity:.6", "strong": "font-weight:600"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, the facts it rests on, and an evidence mark.

    Parameters
    ----------
    text : str
        As a reader shall see it. Never markup.
    facts : tuple of str
        Ids of the facts behind it; the exporter turns them into references.
    mark : str
        Codes of evidence marks ("estimate", "inferred", "corrected", "stated", `grade_...`, "counted", the
        formulas `derived_...`), with a space between; "" for a figure as printed. "derived" alone waits for
        the formula of its column (`Column.formula`).
    tone : str
        "", "muted" (for what is not stated) or "strong" (for the word that a paragraph is about).
    """

    text: str
    facts: tuple[str, ...] = ()
    mark: str = ""
    tone: str = ""

    @classmethod
    def of(cls, value: Cell | str) -> Cell:
        """Return `value` as a cell."""
        return value if isinstance(value, Cell) else cls(value)

    def payload(self) -> dict[str, Any]:
        """Return the JSON form; empty properties are left out."""
        full = {"text": self.text, "facts": list(self.facts), "mark": self.mark, "tone": self.tone}
        return {k: v for k, v in full.items() if v or k == "text"}

    def html(self, marks: Mapping[str, str]) -> str:
        """Return HTML; `marks` maps mark codes to the signs shown."""
        signs = signs_of(self.mark, marks)
        sign = f"{RAISED}{escape(signs)}</sup>" if signs else ""
        body = escape(self.text) + sign
        return f'<span style="{_TONES[self.tone]}">{body}</span>' if self.tone else body


def marks_in(cells: Iterable[Cell]) -> list[str]:
    """Return the mark codes that occur, in order of first use."""
    return list(dict.fromkeys(mark for cell in cells for mark in cell.mark.split()))


def signs_of(mark: str, signs: Mapping[str, str]) -> str:
    """Return the signs of the codes in `mark`, as "d,B"; codes without a sign stay unseen."""
    return ",".join(signs[code] for code in mark.split() if code in signs)
