"""Numbers as the plans print them: Arabic digits and Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
# No more digits than a float keeps.
_ARABIC = re.compile(r"\d{1,15}(?:\.\d{1,15})?", re.ASCII)
# Places in falling order, each at most once; behind a hundred or thousand a unit needs 零 or ten between, for
# 一百二 is 120 in speech.
_CHINESE = re.compile(
    "(?=[^点])(?:[一二两三四五六七八九]千零?)?(?:[一二两三四五六七八九]百)?"
    "(?:(?:(?<=[百千])零)?[一二三四五六七八九]?十)?(?:(?<![百千])[一二两三四五六七八九]|(?<=[百千])零[一二三四五六七八九])?"
    "(?:点[零〇一二三四五六七八九]{1,15})?"
    "|[零〇](?:点[零〇一二三四五六七八九]{1,15})?"
)


@lru_cache(maxsize=65536)
def number(text: str) -> Decimal | None:
    """Return the number that `text` prints, or None if it is not a number as a whole.

    Arabic digits with a decimal point ("29104.6"), or Chinese numerals up to the thousands, with 点 for the
    decimal point ("十五", "两", "零点二"). No sign, no thousands separator; 万 stands in
    `unit_text`.

    Examples
    --------
    >>> number("零点二"), number("十五"), number("660"), number("6,016")
    (Decimal('0.2'), Decimal('15'), Decimal('660'), None)
    """
    if _ARABIC.fullmatch(text):
        return Decimal(text)
    if not _CHINESE.fullmatch(text):
        return None
    whole, _, fraction = text.partition("点")
    total = pending = 0
    for character in whole:
        if character in _DIGITS:
            pending = _DIGITS[character]
        else:
            total += (pending or 1) * _PLACES[character]
            pending = 0
    result = Decimal(total + pending)
    if fraction:
        result += Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return result


def decimals(text: str) -> int:
    """Return how many digits `text` prints behind the decimal point: its precision.

    Examples
    --------
    >>> decimals("7.0"), decimals("660"), decimals("零点二")
    (1, 0, 1)
    """
    _, _, fraction = text.replace("点", ".").partition(".")
    return len(fraction)
