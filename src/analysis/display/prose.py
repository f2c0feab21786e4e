"""Sentences rendered from results, each number with the facts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.display.bundle import Displayed
from analysis.display.cells import Cell, marks_in
from analysis.display.tooltip import STYLE, shown

Sentence = Iterable[Cell | str]


class Prose(Displayed):
    """Paragraphs of text and numbers.

    Parameters
    ----------
    *paragraphs : iterable of (str or Cell)
        Each paragraph is a sequence of pieces; numbers are cells that carry their facts.
    style : str
        "body", "lead" (the answer, set larger) or "list" (each paragraph an item).
    marks : dict of str to (sign, legend), optional
        Signs shown behind marked numbers. Without `marks` no signs are shown.
    printed : mapping of str to str, optional
        For each fact a line that tells where it is printed; numbers carry it as a tooltip.

    Raises
    ------
    ValueError
        For another style, and where `marks` are given for a cell whose mark has no meaning in them.
    """

    def __init__(
        self,
        *paragraphs: Sentence,
        style: str = "body",
        marks: dict[str, tuple[str, str]] | None = None,
        printed: Mapping[str, str] | None = None,
    ):
        if style not in ("body", "lead", "list"):
            raise ValueError(f"style {style!r} of Prose: expected body, lead or list")
        self.style = style
        self.paragraphs = [[Cell.of(piece) for piece in paragraph] for paragraph in paragraphs]
        used = marks_in(piece for paragraph in self.paragraphs for piece in paragraph)
        strange = sorted(set(used) - set(marks)) if marks is not None else []
        if strange:
            raise ValueError(f"prose has cells marked {strange} without a meaning in `marks`")
        self.signs = {code: marks[code][0] for code in used} if marks is not None else {}
        self._meanings = {code: marks[code][1] for code in used} if marks is not None else {}
        self._printed = printed or {}

    def payload(self) -> dict[str, Any]:
        """Return the JSON form."""
        paragraphs = [[piece.payload() for piece in paragraph] for paragraph in self.paragraphs]
        return {"type": "prose", "style": self.style, "paragraphs": paragraphs, "signs": self.signs}

    def html(self) -> str:
        """Return the HTML form."""
        texts = ["".join(map(self._piece, paragraph)) for paragraph in self.paragraphs]
        style = STYLE if any(piece.facts for paragraph in self.paragraphs for piece in paragraph) else ""
        if self.style == "list":
            return f"{style}<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
        size = ' style="font-size:1.15em"' if self.style == "lead" else ""
        return style + "".join(f"<p{size}>{text}</p>" for text in texts)

    def _piece(self, piece: Cell) -> str:
        return shown(piece, self.signs, self._meanings, self._printed)

    def plain(self) -> str:
        """Return the text."""
        return "\n".join("".join(piece.text for piece in paragraph) for paragraph in self.paragraphs)
