"""Choosing between the two languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from analysis.dataset.model import LANGUAGES
from analysis.errors import unknown
from analysis.say import shared

T = TypeVar("T")


def pick(lang: str, zh: T, en: T) -> T:
    """Return the wording in `lang`; refuse an unknown language."""
    if lang not in LANGUAGES:
        raise unknown("language", lang, LANGUAGES)
    return zh if lang == "zh" else en


def not_stated(lang: str) -> str:
    """Return the words for what a plan does not print."""
    return pick(lang, "未载明", "not stated")


def joined(names: Sequence[str], lang: str) -> str:
    """Return an enumeration: "a, b and c", 甲、乙和丙."""
    return shared(lang).joined(names)


def plural(count: int, one: str, many: str) -> str:
    """Return "1 target" or "2 targets"."""
    return f"{count:,} {one if count == 1 else many}"


def sentence_case(text: str) -> str:
    """Return `text` with its first letter raised and the rest untouched."""
    return text[:1].upper() + text[1:]
