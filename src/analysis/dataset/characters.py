"""Characters that look like others or like nothing: no search finds them, and no reader sees them."""

from __future__ import annotations

import re
import unicodedata

#: Controls, no-break and other odd spaces, zero-width characters, fillers, byte-order marks, directional
#: marks, selectors of variants, tags, full-width digits and letters. A line may end in CR LF.
_INVISIBLE = (
    r"\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u034f\u115f\u1160\u1680\u17b4\u17b5\u180e"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uff10-\uff19\uff21-\uff3a"
    r"\uff41-\uff5a\uffa0\ufff9-\uffff\U000e0000-\U000e0fff]|\r(?!\n)"
)
#: Radicals and compatibility ideographs, ligatures and presentation forms, small and half-width forms,
#: numbers and units in one sign (①, Ⅳ, ㎡), mathematical letters, private use. Full-width punctuation is that
#: of Chinese names.
_ALIKE = (
    r"\u2070-\u209f\u2150-\u218b\u2460-\u24ff\u2e80-\u2fdf\u3200-\u33ff\ue000-\ufdff"
    r"\ufe50-\ufefc\uff61-\uffdc\uffe8-\uffee\U0001d400-\U0001d7ff"
    r"\U0002f800-\U0002fa1f\U000f0000-\U0010fffd"
)
#: Columns that keep what a plan prints, look-alikes too: it is looked up in the text.
_PRINTED = ("value_text", "unit_text", "section", "wording", "pattern", "printed", "used")

_EVERYWHERE, _ELSEWHERE = re.compile(f"[{_INVISIBLE}"), re.compile(f"[{_ALIKE}{_INVISIBLE}")


def suspicious(text: str) -> bool:
    """Tell whether there is an odd character anywhere in a file, so that its cells are worth a look."""
    return _ELSEWHERE.search(text) is not None


def odd_character(cell: str, column: str) -> tuple[str, str] | None:
    """Return (found, expected) for the first odd character of a cell, None where there is none.

    Examples
    --------
    >>> odd_character("⽇照市", "name_zh")
    ("U+2F47 in '⽇照市'", "'日' (U+65E5), which it looks like")
    """
    found = (_EVERYWHERE if column in _PRINTED else _ELSEWHERE).search(cell)
    if not found:
        return None
    one = found.group()
    expected = "no invisible or full-width character"
    if not _EVERYWHERE.match(one):
        plain = unicodedata.normalize("NFKC", one)
        codes = " ".join(f"U+{ord(character):04X}" for character in plain)
        expected = f"{plain!r} ({codes}), which it looks like" if plain != one else "an ordinary character"
    return f"U+{ord(one):04X} in {cell!r}", expected
