"""The shell of a page: one HTML file with its style and its faces inside, that asks nobody for anything."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from html.parser import HTMLParser
from importlib.resources import files

from analysis import colours
from analysis.briefing import webfont
from analysis.briefing.labels import TAGS, label
from analysis.briefing.markup import element

#: What a page may load: its own style and faces, pictures inside it or beside it. No script runs, nothing is
#: sent. `file:` stands beside 'self' because a page opened from a disk is not everywhere its own origin.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)

#: Digits and signs that the style sheet adds to what a page says.
_ADDED = "0123456789.,–-•· "


class _Shown(HTMLParser):
    """Collects the characters that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.characters: set[str] = set(_ADDED)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # outside style and script
            self.characters |= set(data)


def characters(html: str) -> frozenset[str]:
    """Return the characters that a page shows."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    return frozenset(reader.characters)


@cache
def sheet(package: str, name: str) -> str:
    """Return a packaged style sheet."""
    return (files(package) / name).read_text(encoding="utf-8")


def _properties() -> str:
    named = "; ".join(f"--{name}: {code}" for name, code in colours.named().items())
    return f":root {{ {named} }}"


def document(title: str, lang: str, body: str, *, about: str = "", styles: str = "") -> str:
    """Return a whole page.

    Parameters
    ----------
    title : str
    lang : str
        "zh" or "en".
    body : str
        HTML with `<main id="main">`.
    about : str
        One sentence for whoever lists the page.
    styles : str
        CSS behind the common sheet.

    Raises
    ------
    MinzhengError
        If the page shows a character that no face has.
    """
    skip = element("a", escape(label("skip", lang)), class_="skip", href="#main")
    head = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", escape(title)),
        element("meta", name="description", content=about) if about else "",
    ]
    faces = webfont.style(characters(escape(title) + skip + body), lang)
    css = "\n".join([faces, _properties(), sheet("analysis.briefing", "page.css"), styles])
    # An end tag within a style sheet would end it; none of ours has one, and none shall slip in.
    css = re.sub(r"</", r"<\\/", css)
    lines = [*filter(None, head), f"<style>\n{css}\n</style>"]
    page = element(
        "html",
        "\n<head>\n" + "\n".join(lines) + "\n</head>\n",
        f"<body>\n{skip}\n{body}\n</body>\n",
        lang=TAGS[lang],
    )
    return f"<!doctype html>\n{page}\n"
