"""The reader of catalogues: a message chosen by code, with numbers and their facts in place.

A catalogue is a Fluent file (projectfluent.org). Fluent chooses among forms and puts the words in order; it
never sees a value. Where one goes it sets a slot, and the reader puts in text, cell or pieces as they are:
nothing in them is read as markup, no number is written anew, and each keeps its facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from numbers import Integral
from pathlib import Path
from typing import Any, cast, overload

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType
from fluent.syntax import ast

from analysis.display import Cell
from analysis.errors import WordingError, unknown
from analysis.say.entries import CHOOSES, entries

Pieces = list[Cell | str]
Given = Cell | str | int | Pieces

#: Where the catalogues are: what all topics share, and a folder a topic.
_SHARED = Path(__file__).resolve().parent
_TOPICS = _SHARED.parent / "words"

#: Stands in what Fluent gives where a value goes.
_SLOT = "\0"


@cache
def catalogue(topic: str, lang: str) -> Catalogue:
    """Return the catalogue of a topic, with what all topics share."""
    return Catalogue(lang, _SHARED / f"{lang}.ftl", _TOPICS / topic / f"{lang}.ftl")


@cache
def shared(lang: str) -> Catalogue:
    """Return what all topics share alone."""
    return Catalogue(lang, _SHARED / f"{lang}.ftl")


class Catalogue:
    """The messages of some files of one language.

    Parameters
    ----------
    lang : str
        Decides on plural forms.
    *files : Path
        What they hold is one catalogue: a message may refer to those of the other files.

    Raises
    ------
    WordingError
        For a file that is missing or no Fluent, and for a message that stands twice.
    """

    def __init__(self, lang: str, *files: Path):
        # English plurals for a language that Babel does not know, and not those of the machine.
        self._bundle = FluentBundle([lang, "en"], functions={"CAPITAL": _capital}, use_isolating=False)
        self._files: dict[str, Path] = {}
        for file in files:
            found = entries(file)
            for entry in found:
                if (other := self._files.setdefault(entry.id.name, file)) != file:
                    raise WordingError(f"{file}: {entry.id.name} stands in {other} already; name it anew")
            self._bundle.add_resource(ast.Resource([*found]))

    # A message is text unless it is given cells.
    @overload
    def __call__(self, message: str, /, **given: str | int) -> str: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, message: str, /, **given: Given) -> Pieces: ...
    def __call__(self, message: str, /, **given: Given) -> str | Pieces:
        """Return a message: text, or pieces where a cell or pieces are given.

        Parameters
        ----------
        message : str
            Its name, or `name.part`. A space is read as a hyphen: codes of the data have spaces.
        **given
            What stands in it. A whole number chooses a form, too; every other number is given as text.

        Raises
        ------
        UsageError
            If there is no such message.
        WordingError
            If it needs a value that is not given, or leaves out a cell.
        """
        where = f"message {message} in {self._files.get(message.partition('.')[0])}"
        placed: list[_Given] = []
        known: dict[str, Any] = {name: _Given(name, value, placed) for name, value in given.items()}
        known |= {name + CHOOSES: int(one) for name, one in given.items() if isinstance(one, Integral)}
        text, errors = self._bundle.format_pattern(self._pattern(message.replace(" ", "-")), known)
        if errors:
            raise WordingError(f"{where}: {_told(errors[0])}")
        cells = {name for name, value in given.items() if isinstance(value, (Cell, list))}
        if lost := sorted(cells - {one.name for one in placed}):
            raise WordingError(f"{where} leaves out ${', $'.join(lost)} and the facts behind it; put it in")
        pieces = _filled(cast(str, text), [one.value for one in placed])
        return pieces if cells else "".join(cast(list[str], pieces))

    def joined(self, names: Sequence[str]) -> str:
        """Return an enumeration: "a, b and c", 甲、乙和丙."""
        if len(names) < 2:
            return "".join(names)
        return self("comma").join(names[:-1]) + self("and") + names[-1]

    def _pattern(self, message: str) -> Any:
        name, _, part = message.partition(".")
        if name not in self._files:
            raise unknown("message", message, list(self._files))
        found = self._bundle.get_message(name)
        pattern = found.attributes.get(part) if part else found.value
        if pattern is None:
            raise unknown("message", message, [f"{name}.{each}" for each in found.attributes])
        return pattern


class _Given(FluentType):
    """A value as Fluent sees it: nothing but a slot, and a note of what goes there."""

    def __init__(self, name: str, value: Any, placed: list[_Given]):
        value = f"{int(value):,}" if isinstance(value, Integral) else value
        if not isinstance(value, (str, Cell, list)):
            raise WordingError(f"${name} is {value!r}; expected text, a cell, pieces or a whole number")
        self.name, self.value, self.placed = name, value, placed

    def format(self, locale: object) -> str:  # noqa: ARG002
        self.placed.append(self)
        return _SLOT


def _filled(text: str, values: list[Cell | str | Pieces]) -> Pieces:
    """Return a text with its values in the slots; text is joined with the text beside it."""
    pieces: Pieces = []
    said, *rests = text.split(_SLOT)
    for value, rest in zip(values, rests, strict=True):
        if isinstance(value, str):
            said += value + rest
            continue
        pieces += [said] if said else []
        pieces += value if isinstance(value, list) else [value]
        said = rest
    return [*pieces, said] if said else pieces


def _capital(value: Any) -> Any:
    """Raise the first letter: `{ CAPITAL($place) }` begins a sentence."""
    if isinstance(value, _Given):
        return _Given(value.name, _capital(value.value), value.placed)
    if not isinstance(value, str):
        raise TypeError("CAPITAL takes text and no cell")
    return value[:1].upper() + value[1:]


def _told(error: Exception) -> str:
    """Return in words what Fluent complains about."""
    name = str(error).removeprefix("Unknown external: ")
    if name == str(error):
        return name
    wanted = "a whole number, which chooses a form" if name.endswith(CHOOSES) else "a value"
    return f"${name.removesuffix(CHOOSES)} is not given; expected {wanted}"
