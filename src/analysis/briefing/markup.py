"""Writing HTML: elements whose attributes and texts are escaped, and addresses made from fact ids."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from analysis.briefing.labels import TAGS

_VOID = {"img", "meta", "link", "br", "hr", "col"}

#: Han characters; in an English page they are marked as Chinese, so that they are spoken and broken so.
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

#: Web addresses, without the punctuation behind them.
_ADDRESS = re.compile(r"https?://[^\s<>\"，。；、）]*[^\s<>\"，。；、）.,;:)]")


def element(tag: str, *inner: str, **attributes: str | int | None) -> str:
    """Return an element; `inner` is HTML already, attributes are text and escaped here.

    An attribute that is None is left out; a name may end with `_` (`class_`), and `_` inside stands for `-`.

    Examples
    --------
    >>> element("a", "7", class_="ref", href="#x", aria_label='"7"')
    '<a class="ref" href="#x" aria-label="&quot;7&quot;">7</a>'
    """
    given = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    head = "".join(f' {name}="{escape(str(value))}"' for name, value in given if value is not None)
    return f"<{tag}{head}>" if tag in _VOID else f"<{tag}{head}>{''.join(inner)}</{tag}>"


def foreign(text: str, lang: str) -> str | None:
    """Return the `lang` attribute that a text needs in a page in `lang`, or None."""
    return TAGS["zh"] if lang != "zh" and _HAN.search(text) else None


def text(content: str, lang: str, **attributes: str | None) -> str:
    """Return text from data, escaped; within an element only where it needs one."""
    attributes["lang"] = foreign(content, lang)
    needed = {name: value for name, value in attributes.items() if value is not None}
    return element("span", escape(content), **needed) if needed else escape(content)


def linked(content: str, lang: str) -> str:
    """Return text from data, its web addresses (http and https only) as links."""
    parts, at = [], 0
    for match in _ADDRESS.finditer(content):
        address = match.group()
        parts += [text(content[at : match.start()], lang), element("a", escape(address), href=address)]
        at = match.end()
    return "".join([*parts, text(content[at:], lang) if at < len(content) else ""])


def anchor(*parts: object) -> str:
    """Return an id made of `parts`: letters, digits and `-_.~%` only, different for different parts.

    Examples
    --------
    >>> anchor("source", "city-001"), anchor("use", 'a "b"', 2)
    ('source-city-001', 'use-a%20%22b%22-2')
    """
    return "-".join(quote(str(part), safe="") for part in parts)


def to(anchored: str) -> str:
    """Return the link to an id: browsers decode an address once before they look for the id."""
    return "#" + quote(anchored, safe="")
