"""A briefing as one HTML page: content, order and words of the PDF, references as links both ways."""

from __future__ import annotations

import re
from html import escape

from analysis.briefing.blocks import Blocks
from analysis.briefing.content import Content
from analysis.briefing.document import document
from analysis.briefing.labels import label
from analysis.briefing.markdown import to_html
from analysis.briefing.markup import element
from analysis.briefing.references import SOURCES

_SECTION = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


def page(content: Content) -> str:
    """Return the HTML page of a briefing.

    Raises
    ------
    MinzhengError
        If the page shows a character that no face has.
    """
    head, lang = content.head, content.head["lang"]
    sections = _sectioned(_blocks(content))
    header = element(
        "header",
        element("h1", escape(head["title"])),
        element("p", escape(head["subtitle"]), class_="subtitle"),
        element("p", escape(head["imprint"]), class_="imprint"),
        class_="masthead",
    )
    main = element("main", "\n", *(html for _, html in sections), id="main", tabindex=-1)
    about = (
        f"{head['subtitle']}. {head['imprint']}" if lang != "zh" else f"{head['subtitle']}。{head['imprint']}"
    )
    body = "\n".join([header, element("div", _contents(sections, lang), main, class_="page")])
    footer = element("footer", element("p", escape(f"{head['title']} · {head['imprint']}"), class_="imprint"))
    return document(head["title"], lang, f"{body}\n{footer}", about=about)


def _blocks(content: Content) -> list[str]:
    """Return the HTML of the blocks in order; sources are set last, for they list who cites them."""
    blocks = Blocks(content.register, content.head["lang"])
    html: dict[int, str] = {}
    numbered = list(enumerate(content.blocks))
    last = [pair for pair in numbered if pair[1].get("role") == SOURCES]
    for at, block in [pair for pair in numbered if pair not in last] + last:
        html[at] = to_html(block["text"]) if block["type"] == "markdown" else blocks.html(block)
    return [html[at] for at, _ in numbered]


def _sectioned(blocks: list[str]) -> list[tuple[str, str]]:
    """Return (heading, HTML) of the sections: what stands before the first h2 is one without heading."""
    parts = _SECTION.split("\n".join(blocks))
    sections = [("", parts[0])] if parts[0].strip() else []
    for number, (heading, inner) in enumerate(zip(parts[1::2], parts[2::2], strict=True), start=1):
        named = element("h2", heading, id=f"section-{number}")
        html = element("section", named, inner, aria_labelledby=f"section-{number}")
        sections.append((heading, html + "\n"))
    return sections


def _contents(sections: list[tuple[str, str]], lang: str) -> str:
    headings = [heading for heading, _ in sections if heading]
    if not headings:
        return ""
    items = [
        element("li", element("a", _plain(heading), href=f"#section-{number}"))
        for number, heading in enumerate(headings, start=1)
    ]
    name = element("p", escape(label("contents", lang)), id="contents", class_="contents")
    return element("nav", name, element("ol", *items), aria_labelledby="contents")


def _plain(heading: str) -> str:
    """Return a heading without the links that it may hold: it is within a link itself."""
    return re.sub(r"</?a\b[^>]*>", "", heading)
