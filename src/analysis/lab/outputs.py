"""What a cell shows as an output of Jupyter, charts with links that save them."""

from __future__ import annotations

import base64
from html import escape
from typing import Any

from analysis.display import MIME, Figure
from analysis.lab.labels import label


def output(shown: Any) -> dict[str, Any]:
    """Return an output for an object that is shown: its forms by MIME type, less the one for print."""
    from IPython.core.formatters import format_display_data

    forms, metadata = format_display_data(shown)
    kept = {kind: form for kind, form in forms.items() if kind != MIME}
    return {"output_type": "display_data", "data": kept, "metadata": metadata}


def markdown(text: str) -> dict[str, Any]:
    """Return an output that shows Markdown."""
    return _one("text/markdown", text)


def html(text: str) -> dict[str, Any]:
    """Return an output that shows HTML; texts in it are escaped by the caller."""
    return _one("text/html", text)


def sentence(before: str, text: str) -> dict[str, Any]:
    """Return an output that says in a plain sentence why there is nothing to show."""
    return html(f'<p role="alert">{escape(before)}{escape(text)}</p>')


def links(figure: Figure, name: str, lang: str) -> dict[str, Any]:
    """Return links that save a chart as PNG and as SVG, under `name`; they work without any server."""
    kinds = (("PNG", "image/png", figure.png), ("SVG", "image/svg+xml", figure.svg))
    saved = " · ".join(
        f'<a download="{escape(name)}.{kind.lower()}" '
        f'href="data:{mime};base64,{base64.b64encode(content).decode("ascii")}">{kind}</a>'
        for kind, mime, content in kinds
    )
    return html(f'<p style="margin:0 0 1em">{escape(label("save", lang))}{saved}</p>')


def _one(kind: str, text: str) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {kind: text, "text/plain": ""}, "metadata": {}}
