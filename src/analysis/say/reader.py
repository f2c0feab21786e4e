"""The reader of catalogues: a message chosen by code, with numbers and their facts in place.

A catalogue is a Fluent file (projectfluent.org). Fluent chooses among forms and puts the words in order; it
never sees a value. Where one goes it sets a slot, and the reader puts in text, cell or pieces as they are:
nothing in them is read as markup, no number is written anew, and each keeps its facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from numbers import Integral
from pathlib import Path
from typing import Any, overload

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Transformer

from analysis.display import Cell
from analysis.errors import WordingError, unknown

Pieces = list[Cell | str]

#: Where the catalogues are: what all topics share, and a folder a topic.
_SHARED = Path(__file__).resolve().parent
_TOPICS = _SHARED.parent / "words"

#: Stands in what Fluent gives where a value goes.
_SLOT = "\0"

#: Behind the name of a variable that chooses a form: only a whole number is known under such a name.
_CHOOSES = "#"


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
            entries = list(_entries(file))
            for entry in entries:
                name = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
                if self._files.setdefault(name, file) != file:
                    raise WordingError(f"{file}: {name} stands in {self._files[name]} already; name it anew")
            self._bundle.add_resource(_Choosers().visit(ast.Resource(entries)))

    @overload
    def __call__(self, message: str, /, **given: str | int) -> str: ...
    @overload
    def __call__(self, message: str, /, **given: Cell | str | int | Pieces) -> Any: ...
    def __call__(self, message: str, /, **given: Cell | str | int | Pieces) -> str | Pieces:
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
        placed: list[_Given] = []
        known: dict[str, Any] = {}
        for name, value in given.items():
            if isinstance(value, Integral):
                known[name + _CHOOSES] = int(value)
            known[name] = _Given(name, _shown(message, name, value), placed)
        text, errors = self._bundle.format_pattern(self._pattern(message.replace(" ", "-")), known)
        if errors:
            raise WordingError(f"{self._where(message)}: {_told(errors[0])}")
        cells = {name for name, value in given.items() if isinstance(value, (Cell, list))}
        if lost := sorted(cells - {one.name for one in placed}):
            raise WordingError(f"{self._where(message)} leaves out ${', $'.join(lost)}, and with it its facts")
        pieces: Pieces = []
        said, *rests = text.split(_SLOT)
        for one, rest in zip(placed, rests, strict=True):
            if isinstance(one.value, str):
                said += one.value + rest
                continue
            pieces += [said, *one.value] if said else one.value
            said = rest
        if not cells:
            return said
        return [*pieces, said] if said else pieces

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

    def _where(self, message: str) -> str:
        return f"{self._files[message.partition('.')[0]]}: message {message}"


@cache
def catalogue(topic: str, lang: str) -> Catalogue:
    """Return the catalogue of a topic, with what all topics share."""
    return Catalogue(lang, _SHARED / f"{lang}.ftl", _TOPICS / topic / f"{lang}.ftl")


@cache
def shared(lang: str) -> Catalogue:
    """Return what all topics share alone."""
    return Catalogue(lang, _SHARED / f"{lang}.ftl")


class _Given(FluentType):  # type: ignore[misc]
    """A value as Fluent sees it: nothing but a slot, and a note of what goes there."""

    def __init__(self, name: str, value: str | Pieces, placed: list[_Given]):
        self.name, self.value, self.placed = name, value, placed

    def format(self, locale: object) -> str:  # noqa: ARG002
        self.placed.append(self)
        return _SLOT


def _shown(message: str, name: str, value: Any) -> str | Pieces:
    if isinstance(value, Integral):
        return f"{int(value):,}"
    if isinstance(value, Cell):
        return [value]
    if not isinstance(value, (str, list)):
        raise WordingError(f"message {message}: ${name} is {value!r}; expected text, a cell or a whole number")
    return value


def _capital(value: _Given | str) -> _Given | str:
    """Raise the first letter: `{ CAPITAL($place) }` begins a sentence."""
    if isinstance(value, str):
        return value[:1].upper() + value[1:]
    if isinstance(value.value, str):
        return _Given(value.name, value.value[:1].upper() + value.value[1:], value.placed)
    raise TypeError(f"CAPITAL of ${value.name}, which is no text")


class _Choosers(Transformer):  # type: ignore[misc]
    """Gives the variables that choose a form a name of their own."""

    def visit_SelectExpression(self, node: ast.SelectExpression) -> ast.SelectExpression:  # noqa: N802
        if isinstance(node.selector, ast.VariableReference):
            node.selector.id.name += _CHOOSES
        return self.generic_visit(node)


def _entries(file: Path) -> Iterator[ast.Message | ast.Term]:
    """Yield messages and terms; refuse what is none, and what stands twice."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WordingError(f"{file}: not a catalogue that can be read ({error}); expected Fluent in UTF-8") from None
    seen: set[tuple[str, ...]] = set()
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Junk):
            wrong = entry.annotations[0]
            raise WordingError(f"{file}, line {text.count(chr(10), 0, wrong.span.start) + 1}: {wrong.message}")
        if not isinstance(entry, (ast.Message, ast.Term)):
            continue
        name = entry.id.name
        for one in [(type(entry).__name__, name), *((name, part.id.name) for part in entry.attributes)]:
            if one in seen:
                line = text.count("\n", 0, entry.span.start) + 1
                raise WordingError(f"{file}, line {line}: {'.'.join(one)} stands twice; keep one of them")
            seen.add(one)
        yield entry


def _told(error: Exception) -> str:
    name = str(error).removeprefix("Unknown external: ")
    if name == str(error):
        return name
    wanted = "a whole number" if name.endswith(_CHOOSES) else "a value"
    return f"${name.removesuffix(_CHOOSES)} must be given as {wanted}"
