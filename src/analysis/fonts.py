"""The faces of charts and PDFs, from packages: no system font is relied on."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

LATIN = "Source Sans Pro"
CHINESE = "Noto Sans CJK SC"


@cache
def folders() -> tuple[Path, ...]:
    """Return the folders that hold the font files."""
    return (Path(str(files("font_source_sans_pro"))) / "files", Path(str(files("noto_cjk_sans_otc"))))


@cache
def paths() -> tuple[Path, ...]:
    """Return the font files that charts use."""
    latin, chinese = folders()
    faces = ("Regular", "It", "Semibold", "Bold")
    return (*(latin / f"SourceSansPro-{face}.ttf" for face in faces), chinese / "NotoSansCJK-Regular.ttc")
