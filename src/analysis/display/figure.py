"""Figures: one drawing, kept as SVG for print and shown as PNG on the screen."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from analysis.display.bundle import Displayed

if TYPE_CHECKING:
    import matplotlib.figure


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
    svg, png : bytes
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
        told = {"Title": caption, "Description": alt, "Source": source}
        self.svg, self.png = _rendered(drawing, "svg", told), _rendered(drawing, "png", told)
        self.caption, self.alt, self.source = caption, alt, source
        self.facts = list(dict.fromkeys(facts))

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
        """Return an HTML figure with the PNG inside."""
        png = base64.b64encode(self.png).decode("ascii")
        source = f'<br><span style="color:#5f6b7a">{escape(self.source)}</span>' if self.source else ""
        return (
            f'<figure style="margin:.5em 0"><figcaption style="font-weight:600">{escape(self.caption)}'
            f'</figcaption><img alt="{escape(self.alt)}" src="data:image/png;base64,{png}" '
            f'style="max-width:100%">{source}</figure>'
        )

    def plain(self) -> str:
        """Return the caption."""
        return f"Figure: {self.caption}"


def _rendered(drawing: matplotlib.figure.Figure, kind: str, told: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    unsaid = {"Date": None} if kind == "svg" else {"Software": None}
    drawing.savefig(buffer, format=kind, metadata=told | unsaid, dpi=110)
    return _numbered_clips(buffer.getvalue()) if kind == "svg" else buffer.getvalue()


def _numbered_clips(svg: bytes) -> bytes:
    """Number the clip paths: matplotlib names those that are no rectangles after memory addresses."""
    names = dict.fromkeys(re.findall(rb'<clipPath id="(\w+)">', svg))
    numbers = {name: b"clip-%d" % number for number, name in enumerate(names)}
    return re.sub(rb"\bp[0-9a-f]{10}\b", lambda match: numbers.get(match.group(), match.group()), svg)
