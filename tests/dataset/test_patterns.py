"""Patterns of the data compile, and no text makes one of them take for ever."""

from __future__ import annotations

import re
import time

import pytest

from analysis.dataset.patterns import expected_of

SLOW = [
    "(a+)+$", "(a*)*b", "(a|a)*b", "(a|ab)*c", "(a|aa)+$", "(.*)*x", r"^(\d+)*$", "(a+){20}b", "(a+?)+b",
    "([a-z]+[a-z]+)*1", "(?:.*,)*x", "(;a?a?)*b", "(?:(?:ab)*a)*b", "(?:a|b|ab)*c", "(?:a{1,9}){1,9}b",
    "(a?b?)*c",
]  # fmt: skip
WIDE = ["a?" * 12 + "a" * 12, "(?:a|a)" * 12 + "b", ".*.*=", r"\D+ .+ x"]
BROKEN = ["((", "[", "*", "a**", "a{99999999999}", "[[a]", "(" * 400, "x" * 501]
UNCOUNTED = [r"(a+)\1", "(?P<n>a)(?(n)b|c)", "(?i)a", "(?i:a)"]
PLAIN = [
    "", "年", r"\d{1,2}(?:-\d{1,2})? ?(?:月|日)", "第[一二三]+(?:届|次|轮)", r"^\d{1,2} \D+ (?:%|m|人)(?= )",
    "^[a-z_]+=[a-z0-9_-]+(;[a-z_]+=[a-z0-9_-]+)*$", r"(?:\d+,)*\d+", "(?:[^;]+;)*", r"(?<!\d)三+(?!\d)",
]  # fmt: skip


@pytest.mark.parametrize("pattern", [*SLOW, *WIDE, *BROKEN, *UNCOUNTED])
def test_refused(pattern):
    assert expected_of(pattern)


@pytest.mark.parametrize("pattern", PLAIN)
def test_accepted(pattern):
    assert expected_of(pattern) == ""


@pytest.mark.parametrize("pattern", PLAIN)
def test_what_is_accepted_is_quick(pattern):
    texts = ["a" * 2000, "1" * 2000, "a=b;" * 500 + "!", "1," * 1000 + "x", "一" * 2000, "x;" * 1000 + "\n"]
    started = time.process_time()
    for text in texts:
        re.search(pattern, text)
        re.fullmatch(pattern, text)
    assert time.process_time() - started < 2
