"""One cell: its text, and the value that its column's type and constraints allow it to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from analysis.dataset.forms import YEARS, expected_form
from analysis.dataset.schema import Field
from analysis.errors import nearest

#: Characters that a cell may have.
LONGEST = 10_000

_INTEGER = re.compile(r"0|-?[1-9]\d*", re.ASCII)
_NUMBER = re.compile(r"(?!-0(?:\.0+)?$)-?(0|[1-9]\d*)(?:\.(\d+))?", re.ASCII)
#: Digits of an integer, and of a number on either side of its point: a float keeps fifteen.
DIGITS, KEPT = 9, 15
_BOOLEANS = {"true": True, "false": False}

Near = Callable[[str, Sequence[str]], str]


def convert(text: str, spec: Field) -> tuple[object, str]:
    """Return (value, what was expected where the text is of another type, else "")."""
    if spec.type in ("integer", "year"):
        return _integer(text, spec.type)
    if spec.type == "number":
        return _number(text)
    if spec.type == "boolean":
        return (_BOOLEANS[text], "") if text in _BOOLEANS else (None, "true or false")
    return text, ""


def _integer(text: str, kind: str) -> tuple[object, str]:
    if not _INTEGER.fullmatch(text):
        return None, "a whole number"
    if len(text.lstrip("-")) > DIGITS:
        return None, f"a whole number of at most {DIGITS} digits"
    if kind == "year" and int(text) not in YEARS:
        return None, f"a year from {YEARS[0]} to {YEARS[-1]}"
    return int(text), ""


def _number(text: str) -> tuple[object, str]:
    fits = _NUMBER.fullmatch(text)
    if not fits:
        return None, "a plain decimal number"
    if max(len(part or "") for part in fits.groups()) > KEPT:
        return None, f"at most {KEPT} digits before the point and {KEPT} behind it"
    return float(text), ""


def _check(text: str, spec: Field, near: Near) -> tuple[str, str]:
    if spec.enum and text not in spec.enum:
        return f"one of {', '.join(spec.enum)}", near(text, spec.enum)
    if spec.pattern and not spec.pattern.fullmatch(text):
        return f"the pattern {spec.pattern.pattern}", ""
    if spec.minimum is not None and Decimal(text) < spec.minimum:
        return f"at least {spec.minimum}", ""
    if spec.maximum is not None and Decimal(text) > spec.maximum:
        return f"at most {spec.maximum}", ""
    return (expected_form(spec.name, text) if spec.type == "string" else ""), ""


def refused(text: str, spec: Field, near: Near = nearest) -> tuple[str, str]:
    """Return (what was expected where `text` cannot stand in a column, else "", nearest valid code or "").

    Parameters
    ----------
    text : str
    spec : Field
        The column.
    near : callable
        Finds the valid code closest to a word.
    """
    if text == "":
        return ("a value" if spec.required else ""), ""
    if len(text) > LONGEST:
        return f"at most {LONGEST:,} characters", ""
    expected, hint = convert(text, spec)[1], ""
    if not expected:
        expected, hint = _check(text, spec, near)
    if not expected and text != text.strip():
        expected = "no space at either end"
    return expected, hint
