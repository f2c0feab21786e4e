"""Writing Typst source: escaping, and calls of the template's functions.

Every text reaches Typst as a string literal, never as markup, so nothing that stands in the data can be
interpreted.
"""

from __future__ import annotations

from collections.abc import Iterable

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> str:
    r"""Return `text` as a Typst string literal.

    Examples
    --------
    >>> string('a "quoted" #word')
    '"a \\"quoted\\" #word"'
    """
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def array(items: Iterable[str]) -> str:
    """Return Typst expressions as an array expression."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def call(function: str, *positional: str, **arguments: str) -> str:
    """Return a call of a function as a line of code; arguments are Typst expressions."""
    named = [f"{name.replace('_', '-')}: {value}" for name, value in arguments.items()]
    return f"#{function}({', '.join([*positional, *named])})\n"
