"""Markdown cells through pandoc, to Typst and HTML: the one place where markup is interpreted: our own."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files

import pypandoc


@lru_cache(maxsize=512)
def to_typst(markdown: str) -> str:
    """Return the Typst source of a markdown cell (CommonMark: no TeX, no citations).

    Sections are `##` in the notebooks, under the title of the Head, and level 1 in the PDF.
    """
    return pypandoc.convert_text(
        markdown, "typst", format="commonmark", extra_args=["--wrap=none", "--shift-heading-level-by=-1"]
    )


@lru_cache(maxsize=512)
def to_html(markdown: str) -> str:
    """Return the HTML of a markdown cell; raw HTML in it is left out, as it is in the PDF.

    Sections are `##` in the notebooks, under the title of the Head, and h2 in a page, where h1 is the title.
    """
    with as_file(files("analysis.briefing") / "page.lua") as rules:
        return pypandoc.convert_text(
            markdown, "html", format="commonmark", extra_args=["--wrap=none", f"--lua-filter={rules}"]
        )
