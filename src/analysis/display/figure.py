"""Figures: one drawing, kept as SVG; a PNG is made of it for whoever asks."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from analysis.display.bundle import Displayed

if TYPE_CHECKING:
    import matplotlib.figure

#: Dots an inch of a PNG.
_DOTS = 110


class Figure(Displayed):
    """A chart with caption, alternative text and source line.

    Parameters
    ----------
    drawing : matplotlib.figure.Figure
    caption : str
        Says what the figure shows.
    alt : str
        What a reader who cannot see it needs to know: the shape of the data and its main figures.
    source : str
        Where the figures come from.
    facts : sequence of str
        Ids of the facts drawn.

    Attributes
    ----------
    svg : bytes
        The drawing, without date: the same drawing gives the same bytes. Caption, alternative text and source
        stand in its metadata.

    Raises
    ------
    ValueError
        If the alternative text is empty.
    """

    def __init__(
        self,
        drawing: matplotlib.figure.Figure,
        *,
        caption: str,
        alt: str,
        source: str = "",
        facts: Sequence[str] = (),
    ):
        if not alt.strip():
            raise ValueError(f"figure {caption!r} has no alternative text")
        # Rendered here and now: the caller's style (faces, salt of the ids) holds only while it draws.
        # What stands around the chart goes with its file: whoever is handed it sees what it shows and whence.
        self._told = {"Title": caption, "Description": alt, "Source": source}
        self._drawing, self._settings = drawing, _settings()
        self.svg = _svg(drawing, self._told)
        self.caption, self.alt, self.source = caption, alt, source
        self.facts = list(dict.fromkeys(facts))

    @cached_property
    def png(self) -> bytes:
        """The same drawing, laid out as the SVG is and with the same metadata: for programs without SVG."""
        import matplotlib as mpl

        # Hinted letters are wider than those that the places are made for.
        with mpl.rc_context(self._settings | {"text.hinting": "no_hinting"}):
            return _png(self._drawing, self._told)

    def payload(self) -> dict[str, Any]:
        """Return the JSON form, with the SVG."""
        return {
            "type": "figure",
            "svg": self.svg.decode("utf-8"),
            "caption": self.caption,
            "alt": self.alt,
            "source": self.source,
            "facts": self.facts,
        }

    def html(self) -> str:
        """Return an HTML figure with the SVG inside."""
        svg = base64.b64encode(self.svg).decode("ascii")
        source = f'<br><span style="color:#5f6b7a">{escape(self.source)}</span>' if self.source else ""
        return (
            f'<figure style="margin:.5em 0"><figcaption style="font-weight:600">{escape(self.caption)}'
            f'</figcaption><img alt="{escape(self.alt)}" src="data:image/svg+xml;base64,{svg}" '
            f'style="max-width:100%">{source}</figure>'
        )

    def plain(self) -> str:
        """Return the caption."""
        return f"Figure: {self.caption}"


def _settings() -> dict[Any, Any]:
    """Return matplotlib's settings of now, without the backend, which is the caller's."""
    import matplotlib as mpl

    settings = dict(mpl.rcParams.copy())
    del settings["backend"]
    return settings


def _svg(drawing: matplotlib.figure.Figure, told: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    drawing.savefig(buffer, format="svg", metadata=told | {"Date": None})
    return _numbered_clips(buffer.getvalue())


def _png(drawing: matplotlib.figure.Figure, told: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    drawing.savefig(buffer, format="png", metadata=told | {"Software": None}, dpi=_DOTS)
    return buffer.getvalue()


def _numbered_clips(svg: bytes) -> bytes:
    """Number the clip paths: matplotlib names those that are no rectangles after memory addresses."""
    names = dict.fromkeys(re.findall(rb'<clipPath id="(\w+)">', svg))
    numbers = {name: b"clip-%d" % number for number, name in enumerate(names)}
    return re.sub(rb"\bp[0-9a-f]{10}\b", lambda match: numbers.get(match.group(), match.group()), svg)
