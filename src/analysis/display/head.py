"""The head of a document: title, subtitle, language, data version."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from analysis.display.bundle import Displayed


@dataclass(frozen=True, repr=False)
class Head(Displayed):
    """Title block of a notebook and of its PDF.

    Parameters
    ----------
    title, subtitle : str
        As a reader shall see them.
    lang : str
        "zh" or "en": language of the document.
    version, date : str
        Version and date of the data.
    imprint : str
        The line that tells version and date in words.
    """

    title: str
    subtitle: str
    lang: str
    version: str
    date: str
    imprint: str

    def payload(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"type": "head", **asdict(self)}

    def html(self) -> str:
        """Return the HTML form."""
        return (
            f'<header lang="{escape(self.lang)}"><h1 style="margin-bottom:0">{escape(self.title)}</h1>'
            f'<p style="font-size:1.1em;margin:.2em 0">{escape(self.subtitle)}</p>'
            f'<p style="color:#5f6b7a;margin:.2em 0">{escape(self.imprint)}</p></header>'
        )

    def plain(self) -> str:
        """Return title and imprint."""
        return f"{self.title} | {self.imprint}"
