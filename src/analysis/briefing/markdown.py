"""Markdown cells to Typst through pandoc: the one place where markup is interpreted, and it is ours."""

from __future__ import annotations

from functools import lru_cache

import pypandoc


@lru_cache(maxsize=512)
def to_typst(markdown: str) -> str:
    """Return the Typst source of a markdown cell (CommonMark: no TeX, no citations).

    Sections are `##` in the notebooks, under the title of the Head, and level 1 in the PDF.
    """
    return pypandoc.convert_text(
        markdown, "typst", format="commonmark", extra_args=["--wrap=none", "--shift-heading-level-by=-1"]
    )
