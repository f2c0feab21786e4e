"""What a number tells about itself in a notebook: where it is printed, and what its sign means.

A pointer that rests on it sees the `title`; a click or the Tab key opens the same text, by style sheet alone.
JupyterLab drops style sheets from notebooks it does not trust: there only the pointer finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from analysis.display.cells import Cell

#: Lines of one tooltip; a total over many figures names the rest by their number.
_LINES = 6

STYLE = (
    "<style>.mz-at{position:relative;cursor:help}.mz-at:hover{text-decoration:underline dotted}"
    ".mz-at:focus{outline:2px solid #4c78a8;outline-offset:1px}"
    ".mz-at:focus::after{content:attr(title);position:absolute;z-index:9;top:1.6em;left:0;width:max-content;"
    "max-width:34em;padding:.5em .7em;border-radius:3px;background:#1f2933;color:#fff;text-align:left;"
    "font:13px/1.45 sans-serif;white-space:pre-line}td[style*=right] .mz-at:focus::after{left:auto;right:0}"
    "</style>"
)


def shown(
    cell: Cell, signs: Mapping[str, str], meanings: Mapping[str, str], printed: Mapping[str, str]
) -> str:
    """Return the HTML of a cell, with a tooltip where it rests on facts.

    Parameters
    ----------
    cell : Cell
    signs, meanings : mapping of str to str
        Sign and meaning of the mark codes.
    printed : mapping of str to str
        For each fact a line that tells where it is printed; a fact without one is named by its id.
    """
    inner = cell.html(signs)
    if not cell.facts:
        return inner
    told = [meanings[code] for code in cell.mark.split() if code in meanings]
    told += [printed.get(fact, fact) for fact in cell.facts[:_LINES]]
    if len(cell.facts) > _LINES:
        told.append(f"… (+{len(cell.facts) - _LINES})")
    return f'<span class="mz-at" tabindex="0" title="{escape(chr(10).join(told))}">{inner}</span>'
