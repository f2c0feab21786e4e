"""What is wrong with catalogues and with the code that speaks from them, found without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

#: Functions that a message may call.
FUNCTIONS = {"CAPITAL"}


@dataclass
class Message(Visitor):
    """What a message, or one of its parts, asks for."""

    variables: set[str] = field(default_factory=set)
    refers: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    broken: bool = False

    def visit_VariableReference(self, node):  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node):  # noqa: N802
        self.refers.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))

    def visit_FunctionReference(self, node):  # noqa: N802
        self.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_TextElement(self, node):  # noqa: N802
        self.broken |= "\n" in node.value


@dataclass(frozen=True)
class Call:
    """A call of a message: its names (more than one where code chooses), and the values given."""

    place: str
    names: tuple[str, ...]
    family: bool  # f"name.{code}": any part of a message
    given: frozenset[str]


def messages(file: Path) -> dict[str, Message]:
    """Return the messages of a catalogue and their parts, by name."""
    found = {}
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, fluent.Message):
            patterns = {entry.id.name: entry.value}
            patterns |= {f"{entry.id.name}.{part.id.name}": part.value for part in entry.attributes}
            for name, pattern in patterns.items():
                if pattern is not None:
                    found[name] = Message()
                    found[name].visit(pattern)
    return found


def topics_of(module: Path) -> set[str]:
    """Return the topics that a module asks for: `view.say("growth")`, `catalogue("growth", "en")`."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        if getattr(node.func, "attr", "") == "say" or getattr(node.func, "id", "") == "catalogue"
        if node.args and isinstance(node.args[0], ast.Constant)
    }


def calls(module: Path) -> Iterator[Call]:
    """Yield each call `say(name, value=...)` of a module; the reader's own are `self(name)`."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        if node.func.id in ("say", "self"):
            choice = node.args[0]
            ends = [choice.body, choice.orelse] if isinstance(choice, ast.IfExp) else [choice]
            family = isinstance(choice, ast.JoinedStr)
            if family:
                ends = choice.values[:1]
            names = tuple(e.value for e in ends if isinstance(e, ast.Constant))
            given = frozenset(word.arg or "**" for word in node.keywords)
            yield Call(f"{module.name}, line {node.lineno}", names, family, given)


def problems(shared: Path, topic: Path, modules: Iterable[Path], langs: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the catalogue in the folder `topic` and the modules that speak from it.

    Of `shared`, the folder of what all topics share, only what these modules get wrong is told.
    """
    langs = list(langs)
    own = {lang: messages(topic / f"{lang}.ftl") for lang in langs}
    every = {lang: messages(shared / f"{lang}.ftl") | own[lang] for lang in langs}
    names = set().union(*own.values())
    for lang in langs:
        for name in sorted(names - set(own[lang])):
            yield f"{name} is missing in {lang}"
        for name, message in own[lang].items():
            if message.broken:
                yield f"{name} in {lang} goes over several lines: a line break is a blank in no language"
            for other in sorted(message.refers - set(every[lang])):
                yield f"{name} in {lang} refers to {other}, which is not there"
            for other in sorted(message.functions - FUNCTIONS):
                yield f"{name} in {lang} calls {other}"
    used: set[str] = set()
    for call in (call for module in modules for call in calls(module)):
        asked = set(call.names)
        if call.family:
            asked = {name for name in set().union(*every.values()) if name.startswith(call.names)}
        if not asked or "**" in call.given:
            yield f"{call.place}: name the message and its values, so that they can be checked"
            continue
        used |= asked
        wanted: set[str] = set()
        for lang in langs:
            for name in sorted(asked):
                if name not in every[lang]:
                    yield f"{call.place}: there is no {name} in {lang}"
                    continue
                variables = _variables(every[lang], name)
                wanted |= variables
                for variable in sorted(variables - call.given):
                    yield f"{call.place}: {name} in {lang} has ${variable}, which is not given"
        for variable in sorted(call.given - wanted):
            yield f"{call.place}: no language has the value {variable} of {', '.join(sorted(asked))}"
    for messages_ in every.values():
        used |= {other for name in list(used) if name in messages_ for other in messages_[name].refers}
    for name in sorted(names - used):
        yield f"{name} is used nowhere"


def _variables(catalogue: dict[str, Message], name: str) -> set[str]:
    message = catalogue[name]
    beyond = (_variables(catalogue, other) for other in message.refers if other in catalogue)
    return message.variables.union(*beyond)
