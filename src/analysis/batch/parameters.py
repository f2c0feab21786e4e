"""Checking parameters before a kernel starts: names against the notebook's cell, values against the data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

import yaml

from analysis.batch.notebooks import Notebook
from analysis.dataset import Dataset
from analysis.dataset.model import LANGUAGES
from analysis.errors import MeasureError, UsageError, unknown

#: Bounds of numbers by parameter name, both ends included; for a list they hold for each element.
BOUNDS: dict[str, tuple[float, float]] = {
    "confidence": (0.5, 0.999),
    "intervals": (2, 10),
    "weights": (0, 1000),
    "draws": (100, 100_000),
    "seed": (0, 2**31 - 1),
    "new_beds": (0, 100_000),
}


#: Parameters that the name of a result stands for, each with the option that sets it.
OPTIONS = {"plan": "--plan", "plans": "--plan", "lang": "--lang"}

#: Values of one notebook's parameter that are narrower than the list of the data.
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("urban_rural", "indicator"): ("dibao_standard", "tekun_standard", "dibao_subsidy"),
}


#: Letters of a word, and values of a list, that a parameter may have.
_LONGEST, _MOST = 80, 1000


class _Literals(yaml.SafeLoader):
    """Reads no mapping: no parameter is one, and merged into one another a few grow without bound."""

    def compose_mapping_node(self, anchor: Any) -> NoReturn:  # noqa: ARG002
        raise yaml.YAMLError("a mapping")


def parse_all(assignments: Iterable[str]) -> dict[str, Any]:
    """Return names and values of NAME=VALUE, each name once."""
    found: dict[str, Any] = {}
    for name, value in map(parse, assignments):
        if name in found:
            raise UsageError(f"--param {name}: given twice; expected one value")
        found[name] = value
    return found


def parse(assignment: str) -> tuple[str, Any]:
    """Return name and value of NAME=VALUE; the value is YAML: a word, a number, true, or a [list]."""
    name, equals, text = assignment.partition("=")
    if not equals or not name.isidentifier() or len(name) > _LONGEST:
        raise UsageError(f"--param {_short(repr(assignment))}: expected NAME=VALUE")
    try:
        value = yaml.load(text, _Literals)
    except Exception:  # besides YAMLError: days that no month has, numbers and nests without end
        value = None
    many = value if isinstance(value, list) else [value]
    if len(many) > _MOST or not all(map(_plain, many)):
        expected = "a word, a number, true or false, or a [list, of, these]"
        raise UsageError(f"--param {name}: found {_short(repr(text))}, expected {expected}")
    return name, value


def _plain(value: Any) -> bool:
    """Tell whether a value is a word, a number that a computer reckons with, or true or false."""
    if isinstance(value, str):
        return len(value) <= _LONGEST
    return isinstance(value, int | float) and abs(value) < 10**15  # neither infinite nor no number


def _short(text: object) -> str:
    words = " ".join(str(text).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def check(notebook: Notebook, given: dict[str, Any], data: Dataset) -> dict[str, Any]:
    """Return the full set of parameters, defaults filled in, each value in one spelling.

    Plans stand in the order of the data, and all of them are the empty list.

    Raises
    ------
    UsageError
        For a name that the notebook's parameter cell lacks, a value of another type than its default, or a
        value that is on no list of the data.
    """
    where = f"parameter of notebook {notebook.name!r}"
    for name, value in given.items():
        if name not in notebook.parameters:
            raise unknown(where, name, list(notebook.parameters))
        _check_type(notebook, name, value)
    full = notebook.parameters | given
    lists = {"plan": data.plan_ids, "plans": data.plan_ids, "lang": LANGUAGES}
    lists["indicator"] = list(data.indicators["indicator"])
    lists |= {name: valid for (book, name), valid in CHOICES.items() if book == notebook.name}
    for name, valid in lists.items():
        value = full.get(name, [])
        for word in value if isinstance(value, list) else [value]:
            if word not in valid:
                raise unknown(f"value of parameter {name!r}:", str(word), valid)
    for name, (low, high) in BOUNDS.items():
        value = full.get(name, [])
        for number in value if isinstance(value, list) else [value]:
            if not isinstance(number, int | float) or isinstance(number, bool) or not low <= number <= high:
                expected = f"a number from {low:g} to {high:g}"
                raise UsageError(f"parameter {name!r}: found {number!r}, expected {expected}")
    full = {name: _settled(value, notebook.parameters[name]) for name, value in full.items()}
    if "plans" in full:
        chosen = [plan for plan in data.plan_ids if plan in full["plans"]]
        full["plans"] = [] if len(chosen) == len(data.plan_ids) else chosen
    if full.get("weights"):
        _check_weights(full, data)
    return full


def differing(notebook: Notebook, full: dict[str, Any]) -> dict[str, Any]:
    """Return those of the checked parameters that make a run another than the notebook's standard one.

    That one is over all plans and has the notebook's own values; a plan and a language make no variant.
    """
    usual = {name: _settled(value, value) for name, value in notebook.parameters.items()} | {"plans": []}
    own = {name: value for name, value in full.items() if name not in ("plan", "lang")}
    return {name: value for name, value in own.items() if repr(value) != repr(usual[name])}  # 1 is not True


def _settled(value: Any, default: Any) -> Any:
    """Return 1 and 1.0 as the same."""
    if isinstance(default, float):
        return float(value) + 0.0  # and -0.0 as 0.0
    if isinstance(value, list):
        return [int(one) if isinstance(one, float) and one.is_integer() else one for one in value]
    return value


def _check_weights(full: dict[str, Any], data: Dataset) -> None:
    from analysis.measures.ambition import index  # the one parameter that depends on what the plans share

    try:
        common = index.common_set(data, full.get("plans") or data.plan_ids)
    except MeasureError:
        return  # nothing is weighed, and the notebook says why
    try:
        index.checked_weights(full["weights"], common)
    except MeasureError as error:
        raise UsageError(f"parameter 'weights': {error}") from None


def _check_type(notebook: Notebook, name: str, value: Any) -> None:
    default = notebook.parameters[name]
    kinds = (int, float) if isinstance(default, float) else (type(default),)
    if isinstance(value, bool) != isinstance(default, bool) or not isinstance(value, kinds):
        expected = f"a {type(default).__name__} such as {default!r}"
        raise UsageError(
            f"parameter {name!r} of notebook {notebook.name!r}: found {_short(repr(value))}, "
            f"expected {expected}"
        )
