"""No number of the same facts is computed by two functions: whoever shows it asks where it is made."""

from __future__ import annotations

import importlib
import math
import operator
import pkgutil
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest

import analysis
from analysis import measures
from analysis.batch import notebooks
from analysis.dataset import Dataset
from analysis.derived import TABLES, build
from benchmarks import in_process

_MEASURES = str(Path(measures.__file__).parent)
for _found in pkgutil.walk_packages(measures.__path__, "analysis.measures."):
    importlib.import_module(_found.name)

#: What makes intervals: an end of a count that is exact is the count again.
_ENDS = ("", *(f"analysis.measures.intervals.{name}" for name in ("quotient", "product", "scaled")))

#: Recomputed from the operands that a check declares, to be held against the claim: the ledger's own numbers.
_LEDGER = frozenset(
    f"analysis.measures.consistency.{name}"
    for name in ("arithmetic.amount", "arithmetic.per_thousand", "relations.relation")
)


class Traced(float):
    """A figure that knows the facts it rests on, and notes in which function of a measure it is made."""

    facts: frozenset[str] = frozenset()
    maker = ""
    made: ClassVar[dict[tuple[frozenset[str], str], set[str]]] = defaultdict(set)

    def __reduce__(self):
        return float, (float(self),)


def of(value: float, facts: frozenset[str]) -> Traced:
    found = Traced(value)
    found.facts = facts
    return found


def _maker() -> str:
    frame = sys._getframe(1)
    while frame and not frame.f_code.co_filename.startswith(_MEASURES):
        frame = frame.f_back
    if frame is None:
        return ""
    return f"{frame.f_globals['__name__']}.{frame.f_code.co_qualname.partition('.<locals>')[0]}"


def _key(number: Traced) -> tuple[frozenset[str], str]:
    return number.facts, f"{float(number):.12g}"


def _used_up(maker: str, used: list[Traced]) -> None:
    for part in used:
        if part.maker == maker:
            Traced.made[_key(part)].discard(maker)


def noted(value: float, *parts: float) -> float:
    """Return a result with the facts of its parts; what its own maker reckons on with is no result."""
    used = [part for part in parts if isinstance(part, Traced)]
    found = of(value, frozenset().union(*(part.facts for part in used)))
    found.maker = _maker()
    _used_up(found.maker, used)
    same = next((part for part in used if part.facts == found.facts and abs(float(part)) == abs(value)), None)
    if same is not None:  # a change of sign, or times one
        found.maker = same.maker
    elif len(found.facts) > 1 and found.maker not in _ENDS and math.isfinite(value) and value not in (0, 1):
        Traced.made[_key(found)].add(found.maker)
    return found


def _traces(name: str, turned: bool):
    plain = getattr(operator, name)

    def result(self, other):
        if not isinstance(other, int | float):
            return NotImplemented
        pair = (other, self) if turned else (self, other)
        return noted(plain(*map(float, pair)), *pair)

    return result


def _compares(name: str):
    plain = getattr(operator, name)

    def result(self, other):
        _used_up(_maker(), [part for part in (self, other) if isinstance(part, Traced)])
        return plain(float(self), float(other))

    return result


for _name in ("lt", "le", "gt", "ge"):  # what is only compared is no result
    setattr(Traced, f"__{_name}__", _compares(_name))
for _name in ("add", "sub", "mul", "truediv", "pow"):
    setattr(Traced, f"__{_name}__", _traces(_name, turned=False))
    setattr(Traced, f"__r{_name}__", _traces(_name, turned=True))
Traced.__neg__ = lambda self: noted(-float(self), self)
Traced.__abs__ = lambda self: noted(abs(float(self)), self)


def _logarithms() -> SimpleNamespace:
    """The module `math`, whose logarithms and exponentials carry the facts on."""

    def carries(plain):
        return lambda x: noted(plain(float(x)), x) if isinstance(x, Traced) else plain(x)

    own = {name: carries(getattr(math, name)) for name in ("log", "log1p", "exp", "expm1")}
    return SimpleNamespace(**(vars(math) | own))


@pytest.fixture
def traced(data, monkeypatch):
    """The known plans with every figure traced, and an empty list of what was made."""
    found = Dataset(data.package, data.frames, replace(data.reference))
    outside = [figure for own in found.reference._by_place.values() for figure in own]
    for name, records in (("fact_id", found.printed.records), ("reference_id", outside)):
        for record in records:
            record["value"] = of(record["value"], frozenset([record[name]]))
    for name, module in list(sys.modules.items()):
        if name.startswith("analysis.measures") and getattr(module, "math", None) is math:
            monkeypatch.setattr(module, "math", _logarithms())
    monkeypatch.setattr(Traced, "made", defaultdict(set))
    monkeypatch.delenv("MINZHENG_MEMORY", raising=False)
    return found


def twice() -> dict[str, set[str]]:
    """The numbers that more than one function made, by value and facts."""
    return {
        f"{value} of {', '.join(sorted(facts))}": makers
        for (facts, value), makers in Traced.made.items()
        if len(makers - _LEDGER) > 1
    }


def test_tracing_finds_two_makers(monkeypatch):
    monkeypatch.setattr(Traced, "made", defaultdict(set))
    rise, fall = of(660.0, frozenset("a")), of(488.0, frozenset("b"))
    ratio = (
        "def one(a, b): return a / b\ndef two(a, b): return a * (1 / b)\ndef three(a, b): return a / b - 1"
    )
    names = {"__name__": "analysis.measures.made_up"}
    exec(compile(ratio, f"{_MEASURES}/made_up.py", "exec"), names)
    assert names["one"](rise, fall) == pytest.approx(660 / 488)
    names["three"](rise, fall)
    assert not twice(), "a step on the way to another number is no number"
    names["two"](rise, fall)
    assert [sorted(makers) for makers in twice().values()] == [
        ["analysis.measures.made_up.one", "analysis.measures.made_up.two"]
    ]


def test_the_derived_tables_make_no_number_twice(traced):
    for name in TABLES:
        build(name, traced)
    assert len(Traced.made) > 300
    assert not twice()


@pytest.mark.parametrize("name", sorted(name for name in notebooks.find() if name != "start"))
def test_a_notebook_makes_no_number_twice(name, traced, monkeypatch):
    monkeypatch.setattr(analysis, "load_dataset", lambda *_, **__: traced)
    notebook = notebooks.find()[name]
    for _ in in_process.run(notebooks.read_json(notebook.path)["cells"], notebook.parameters):
        pass
    assert not twice()
