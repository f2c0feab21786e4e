"""The mime bundle that every display object hands to Jupyter."""

from __future__ import annotations

from typing import Any

#: Private JSON form, read by the PDF exporter.
MIME = "application/vnd.minzheng.display+json"


class Displayed:
    """Base of the display objects: subclasses give `payload`, `html` and `plain`."""

    def payload(self) -> dict[str, Any]:
        """Return the JSON form; its key `type` tells the exporter what it is."""
        raise NotImplementedError

    def html(self) -> str:
        """Return the HTML shown in JupyterLab, every text from data escaped."""
        raise NotImplementedError

    def plain(self) -> str:
        """Return a text without addresses or dates, so that nbval can compare it."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/plain": self.plain(), "text/html": self.html(), MIME: self.payload()}

    def __repr__(self) -> str:
        return self.plain()
