"""The messages of a catalogue file, checked: all of it is Fluent, and nothing stands twice."""

from __future__ import annotations

from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Transformer

from analysis.errors import WordingError

Entry = ast.Message | ast.Term

#: Behind the name of a variable that chooses a form: only a whole number is known under such a name.
CHOOSES = "#"


def entries(file: Path) -> list[Entry]:
    """Return the messages and terms of a file; variables that choose a form have a name of their own.

    Raises
    ------
    WordingError
        With file and line, for what is no Fluent and for what stands twice: Fluent would take the first.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WordingError(f"{file} cannot be read ({error}); expected a Fluent file in UTF-8") from None
    found: list[Entry] = []
    seen: set[str] = set()
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Junk) and entry.annotations:
            raise WordingError(f"{_place(file, text, entry.annotations[0])}: {entry.annotations[0].message}")
        if not isinstance(entry, Entry):
            continue
        names = [entry.id.name, *(f"{entry.id.name}.{part.id.name}" for part in entry.attributes)]
        for at, name in enumerate(names):
            if name in seen or name in names[:at]:
                raise WordingError(f"{_place(file, text, entry)}: {name} stands twice; keep one of them")
        seen.update(names)
        found.append(_Choosers().visit(entry))
    return found


def _place(file: Path, text: str, node: ast.SyntaxNode) -> str:
    line = text.count("\n", 0, node.span.start if node.span else 0) + 1
    return f"{file}, line {line}"


class _Choosers(Transformer):
    def visit_SelectExpression(self, node: ast.SelectExpression) -> ast.SelectExpression:  # noqa: N802
        if isinstance(node.selector, ast.VariableReference):
            node.selector.id.name += CHOOSES
        return self.generic_visit(node)
