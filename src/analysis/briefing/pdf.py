"""Compiling Typst to PDF: fonts from packages only, tagged, archival, the same bytes for the same input."""

from __future__ import annotations

import calendar
import tempfile
import time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from analysis import colours, fonts
from analysis.errors import MinzhengError

#: The compiler refuses a missing glyph or alternative text under PDF/UA-1.
STANDARDS = ["ua-1", "a-3a"]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=list(fonts.folders()))


def _colours() -> str:
    return "".join(f'#let {name} = rgb("{code}")\n' for name, code in colours.named().items())


def compile_pdf(source: str, beside: dict[str, bytes], date: str) -> bytes:
    """Return the PDF of `source`.

    Parameters
    ----------
    source : str
        Typst source that imports the template.
    beside : dict of str to bytes
        Files the source names: pictures, attachments.
    date : str
        Date of the data, YYYY-MM-DD; stands in the PDF in place of the clock.

    Raises
    ------
    MinzhengError
        With Typst's message and hints.
    """
    return _compile(source, beside, date, [_PDF])[0]


def first_page(source: str, beside: dict[str, bytes], date: str, ppi: float = 80) -> bytes:
    """Return the first page as PNG of `ppi` pixels an inch; other arguments as for `compile_pdf`."""
    return _first(_compile(source, beside, date, [_png(ppi)])[0])


def pdf_and_first_page(source: str, beside: dict[str, bytes], date: str, ppi: float) -> tuple[bytes, bytes]:
    """Return both; the second is quick, for the compiler remembers the layout."""
    pdf, pages = _compile(source, beside, date, [_PDF, _png(ppi)])
    return pdf, _first(pages)


_PDF: dict[str, Any] = {"format": "pdf", "pdf_standards": STANDARDS}


def _png(ppi: float) -> dict[str, Any]:
    return {"format": "png", "ppi": ppi}


def _first(pages: bytes | list[bytes]) -> bytes:
    return pages[0] if isinstance(pages, list) else pages


def _compile(source: str, beside: dict[str, bytes], date: str, forms: list[dict[str, Any]]) -> list[Any]:
    stamp = calendar.timegm(time.strptime(date, "%Y-%m-%d"))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "main.typ").write_text(source, encoding="utf-8")
        (root / "template.typ").write_bytes((files("analysis.briefing") / "template.typ").read_bytes())
        (root / "colours.typ").write_text(_colours(), encoding="utf-8")
        for name, content in beside.items():
            (root / name).write_bytes(content)
        try:
            main = root / "main.typ"
            compiler = typst.Compiler(main, root=root, font_paths=_fonts(), ignore_system_fonts=True)
            return [compiler.compile(timestamp=stamp, **form) for form in forms]
        except typst.TypstError as error:
            hints = "".join(f"\n  hint: {hint}" for hint in error.hints)
            raise MinzhengError(f"the PDF could not be set: {error.message}{hints}") from error
