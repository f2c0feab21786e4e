"""Regular expressions in the data: each compiles, and none takes a time that explodes with the text.

A search that fails tries every way of sharing a text out among the quantifiers and alternatives. A quantifier
leaves a choice where what it repeats may also come next. In a group that repeats, choices multiply with every
round, so that there must be none: `(;[a-z]+)*` has none, `(a+)*` and `(a|ab)*` have. Elsewhere their product
is bounded.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]

LONGEST = 500

#: Ways of sharing out that an expression may leave open, and as how many a quantifier without end counts: one
#: of these is let pass, two are not.
_WAYS, _ENDLESS = 1_000, 100

_SINGLE = (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_ENDS = (sre.AT_END, sre.AT_END_STRING)
_ANYTHING: Item = (sre.ANY, None)
_CLASSES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
#: At least one character of every class, in ASCII and beyond it.
_SAMPLE = frozenset("0a_ \n!é民、") | {chr(0x0663)}


class _ChoiceError(Exception):
    """A choice within a group that repeats, or a construct whose choices nobody counts."""


@lru_cache(maxsize=4096)
def expected_of(pattern: str) -> str:
    """Return what is expected of a regular expression where `pattern` is not that, else "".

    Examples
    --------
    >>> expected_of("第[一二三]+(?:届|次)"), expected_of("(a+)+$")
    ('', 'no choice within a group that repeats (a quantifier on what may also come next, an alternative)')
    """
    if len(pattern) > LONGEST:
        return f"at most {LONGEST} characters"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
        parsed = parser.parse(pattern)
        if parsed.state.flags & ~re.UNICODE.value:
            return "no flag such as (?i)"
        if _ways(list(parsed), []) > _WAYS:
            return "at most one quantifier without end on what may also come next, and few others"
    except _ChoiceError as error:
        return str(error)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"a regular expression ({error})"
    return ""


def _ways(items: Sequence[Item], after: Sequence[Item]) -> int:
    """Return in how many ways a text can be shared out among `items`, which `after` follows, at most."""
    total = 1
    for at, (code, value) in enumerate(items):
        rest = [*items[at + 1 :], *after]
        if code in _REPEATS:
            total *= _ways_of_repeat(value, rest)
        elif code is sre.SUBPATTERN:
            _, added, removed, body = value
            if added or removed:
                raise _ChoiceError("no flag such as (?i)")
            total *= _ways(body, rest)
        elif code is sre.BRANCH:
            total *= sum(_ways(branch, rest) for branch in value[1])
        elif code in (sre.ASSERT, sre.ASSERT_NOT):
            total *= _ways(value[1], [_ANYTHING])
        elif code is sre.ATOMIC_GROUP:
            total *= _ways(value, rest)
        elif code not in _SINGLE and code is not sre.AT:
            raise _ChoiceError("no reference to a group")
    return total


def _ways_of_repeat(repeat: tuple[int, int, Sequence[Item]], rest: list[Item]) -> int:
    least, most, body = repeat
    again = (sre.BRANCH, (None, [list(body), rest]))
    inner = _ways(body, [again] if most > 1 else rest)
    begin, may_be_empty = _first(body)
    if most > 1 and (inner > 1 or may_be_empty):
        raise _ChoiceError(
            "no choice within a group that repeats (a quantifier on what may also come next, an alternative)"
        )
    loose = least != most and _overlap(begin, _first(rest)[0])
    return inner * (min(most - least + 1, _ENDLESS) if loose else 1)


def _first(items: Sequence[Item]) -> tuple[list[Item], bool]:
    """Return what may match the first character, and whether all of `items` may match none."""
    found: list[Item] = []
    for code, value in items:
        if code in _SINGLE:
            return [*found, (code, value)], False
        if code is sre.AT and value in _ENDS:
            return found, False
        if code in _REPEATS:
            begin, empty = _first(value[2])
            empty = empty or value[0] == 0
        elif code is sre.SUBPATTERN:
            begin, empty = _first(value[3])
        elif code is sre.BRANCH:
            branches = [_first(branch) for branch in value[1]]
            begin = [item for items, _ in branches for item in items]
            empty = any(none for _, none in branches)
        else:
            begin, empty = [_ANYTHING], False
        found += begin
        if not empty:
            return found, False
    return found, True


def _overlap(some: Iterable[Item], others: Iterable[Item]) -> bool:
    pairs = [(one, other) for one in some for other in others]
    return any(
        _has(one, character) and _has(other, character)
        for one, other in pairs
        for character in _SAMPLE | _edges(one) | _edges(other)
    )


def _edges(item: Item) -> set[str]:
    """Return the characters at which a set begins or ends, and their neighbours."""
    code, value = item
    if code is sre.IN:
        return {character for part in value for character in _edges(part)}
    points = {sre.LITERAL: [value], sre.NOT_LITERAL: [value], sre.RANGE: value}.get(code, [])
    return {chr(min(max(point + step, 0), 0x10FFFF)) for point in points for step in (-1, 0, 1)}


def _has(item: Item, character: str) -> bool:
    code, value = item
    if code is sre.IN:
        negated = value[0][0] is sre.NEGATE
        return any(_has(part, character) for part in value if part[0] is not sre.NEGATE) != negated
    if code is sre.LITERAL:
        return ord(character) == value
    if code is sre.NOT_LITERAL:
        return ord(character) != value
    if code is sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if code is sre.CATEGORY:
        return re.match(_CLASSES[value], character) is not None
    return True
