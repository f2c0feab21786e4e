"""The faces of a page: just the characters that it uses, as WOFF2 inside the style sheet.

A reader's browser may have no Chinese font, and a page that is sent by mail has no server to ask for one.
"""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as harfbuzz
from fontTools.ttLib import TTCollection, TTFont

from analysis import fonts
from analysis.errors import MinzhengError

#: Family names within a page; the style sheet asks for them in this order.
LATIN, HAN = "Briefing Latin", "Briefing Han"

#: Signs that both scripts have and draw differently: in a Chinese page they are Chinese.
_SHARED = frozenset("·—‘’“”…‥‧⸺")

#: Characters that draw nothing.
_BLANK = frozenset("\t\n\r\f")

#: Features kept: kerning, ligatures and figure styles; half-width and contextual forms of punctuation.
_FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "halt", "chws"]

#: What a page has no use for: vertical setting and signatures.
_UNUSED = ["VORG", "vhea", "vmtx", "DSIG"]

#: Numbers of the names kept: family and style.
_NAMES = (1, 2)


class Face(NamedTuple):
    """One face of a page, before it is cut down."""

    family: str
    weight: int
    path: Path
    name: str


class Subset(NamedTuple):
    """A face cut down to some characters."""

    face: Face
    characters: frozenset[str]
    woff2: bytes


@cache
def faces() -> tuple[Face, ...]:
    """Return the faces, the first that has a character sets it: Latin in two weights, then Chinese."""
    latin, han = fonts.folders()
    return (
        Face(LATIN, 400, latin / "SourceSansPro-Regular.ttf", fonts.LATIN),
        Face(LATIN, 600, latin / "SourceSansPro-Semibold.ttf", fonts.LATIN),
        Face(HAN, 400, han / "NotoSansCJK-Regular.ttc", fonts.CHINESE),
    )


def subsets(characters: Iterable[str], lang: str) -> list[Subset]:
    """Return the faces that a page needs, each with the characters it sets.

    Parameters
    ----------
    characters : iterable of str
        All that the page shows.
    lang : str
        "zh" or "en".

    Raises
    ------
    MinzhengError
        If no face has a character; it is named.
    """
    left = {c for c in characters if c not in _BLANK}
    cut = []
    for family in (LATIN, HAN):
        own = [face for face in faces() if face.family == family]
        known = frozenset.intersection(*(_known(face) for face in own))
        here = left & known - (_SHARED if lang == "zh" and family == LATIN else frozenset())
        left -= here
        if here:
            cut += [Subset(face, frozenset(here), _cut(face, frozenset(here))) for face in own]
    if left:
        named = ", ".join(f"{c!r} (U+{ord(c):04X} {unicodedata.name(c, 'no name')})" for c in sorted(left))
        raise MinzhengError(f"no face of the page has {named}; take it out, or add a face that has it")
    return cut


def style(characters: Iterable[str], lang: str) -> str:
    """Return the `@font-face` rules of a page; arguments and errors as for `subsets`."""
    return "\n".join(
        f'@font-face {{ font-family: "{part.face.family}"; font-weight: {part.face.weight}; src: '
        f'url("data:font/woff2;base64,{base64.b64encode(part.woff2).decode("ascii")}") format("woff2") }}'
        for part in subsets(characters, lang)
    )


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()


@cache
def _number(face: Face) -> int:
    """Return which font of a collection bears the face's name; -1 for a file with one font."""
    if face.path.suffix != ".ttc":
        return -1
    collection = TTCollection(io.BytesIO(_content(face.path)), lazy=True)
    names = [font["name"].getBestFamilyName() for font in collection.fonts]
    return names.index(face.name)


@cache
def _opened(face: Face) -> harfbuzz.Face:
    return harfbuzz.Face(harfbuzz.Blob(_content(face.path)), max(_number(face), 0))


@cache
def _known(face: Face) -> frozenset[str]:
    return frozenset(map(chr, _opened(face).unicodes))


@lru_cache(maxsize=64)
def _cut(face: Face, characters: frozenset[str]) -> bytes:
    wanted = harfbuzz.SubsetInput()
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
    wanted.drop_table_tag_set.update(map(_tag, _UNUSED))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(_NAMES)
    cut = harfbuzz.subset(_opened(face), wanted)
    packed = TTFont(io.BytesIO(cut.blob.data), recalcTimestamp=False)
    packed.flavor = "woff2"
    out = io.BytesIO()
    packed.save(out, reorderTables=False)
    return out.getvalue()


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii").ljust(4), "big")
