"""Markdown tables and text, with everything that comes from data escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^@])")


def escape(text: str) -> str:
    r"""Return `text` so that markdown shows it and does not interpret it.

    Examples
    --------
    >>> escape("a|b <c>")
    'a\\|b \\<c\\>'
    """
    return _SPECIAL.sub(r"\\\1", text)


def code(text: str) -> str:
    """Return `text` as inline code; "" stays "". Only for ids and patterns, which hold no backtick."""
    return f"`{text.replace('|', chr(92) + '|')}`" if text else ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a markdown table of cells that are escaped already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
