"""Parameters: each of every notebook is typed and bounded, and what is no value never reaches one."""

from __future__ import annotations

import nbformat
import pytest

from analysis import UsageError
from analysis.batch import notebooks
from analysis.batch.parameters import check, parse
from analysis.measures.ambition.common import common_set

FOUND = notebooks.find()
EVERY = [(book, name) for book in FOUND.values() for name in book.parameters]

#: What YAML reads as no value, as none that a computer reckons with, or not at all.
NOTHING = [
    "", "null", "~", "[null]", "2020-13-45", "2020-01-31", "[2020-01-31]", ".nan", "[.inf]", "-.inf",
    "9" * 400, "-" + "9" * 16, "9" * 5000, "0x" + "f" * 5000, "{a: 1}", "[{a: 1}]", "[[1]]", "[" * 5000,
    "&a [*a, *a]", "{a: &a {x: 1}, b: &b {<<: [*a, *a]}, c: {<<: [*b, *b]}}", "!!int ''", "!!bool x",
    "!!timestamp x", "!!python/name:os.system", "!!binary AAAA", "!!set {a}", "a: b", "[1", "'", "@a", "%",
    "--- 1\n--- 2", "\x07", "x" * 1000, f"[{'1,' * 1001}]",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: ascii(text[:20]))
def test_what_is_no_plain_value_is_refused_in_one_short_line(text):
    with pytest.raises(UsageError, match=r"^--param x: found .*, expected a word, a number") as caught:
        parse(f"x={text}")
    assert len(str(caught.value)) < 250
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("assignment", ["", "=", "x", "=1", "a-b=1", "1=1", "x" * 1000 + "=1", "x y=1"])
def test_an_assignment_has_a_name(assignment):
    with pytest.raises(UsageError, match="expected NAME=VALUE"):
        parse(assignment)


def test_words_numbers_truths_and_lists_of_them_are_values():
    assert parse("x=[a, -1, 2.5, true]") == ("x", ["a", -1, 2.5, True])
    values = [parse(f"x={text}")[1] for text in ("a b", "1", "0.5", "false", "[]")]
    assert values == ["a b", 1, 0.5, False, []]


@pytest.mark.parametrize(("book", "name"), EVERY, ids=lambda one: getattr(one, "name", one))
def test_no_parameter_takes_what_is_beyond_all_bounds_or_of_another_kind(data, book, name):
    default = book.parameters[name]
    kinds = {"word": "nobody", "number": 10**14, "below": -(10**14), "part": 0.12345, "truth": True}
    for value in [*kinds.values(), *([one] for one in kinds.values()), [[]], {}, None]:
        with pytest.raises(UsageError, match=name):
            check(book, {name: value}, data)
    assert check(book, {name: default}, data)[name] == default


def test_as_many_weights_as_there_are_indicators_and_not_all_zero(data):
    count = len(common_set(data).indicators)
    for weights, words in ([1], "1 weights for"), ([0] * 50, "50 weights for"), ([0] * count, "not all zero"):
        with pytest.raises(UsageError, match=f"parameter 'weights': .*{words}"):
            check(FOUND["ambition"], {"weights": weights}, data)
    assert check(FOUND["ambition"], {"weights": [1] * count}, data)
    assert check(FOUND["ambition"], {"weights": [1, 2], "plans": ["benxi"]}, data)  # nothing is weighed


@pytest.mark.parametrize("source", ["a = (", "%load x", "a = " + "(" * 300 + ")" * 300, "a = {[]: 1}"])
def test_a_parameters_cell_that_is_no_python_is_refused(source):
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
    with pytest.raises(UsageError, match=r"comparison\.ipynb: .*expected NAME = literal"):
        notebooks.parameters(nbformat.v4.new_notebook(cells=[cell]), FOUND["comparison"].path)
