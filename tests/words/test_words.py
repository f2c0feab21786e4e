"""Numbers, rates and enumerations as text, in both languages."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from analysis import UsageError
from analysis.dataset.numerals import decimals, number
from analysis.words.numbers import amount, period, plain, rate_text, stated_rate
from analysis.words.phrases import joined, not_stated, pick, plural, sentence_case

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (6016, 0, "6,016"),
        (1234567.891, 1, "1,234,567.9"),
        (1.3165, 3, "1.317"),  # half up, where rounding half to even gives 1.316
        (2.675, 2, "2.68"),  # half up, where binary rounding gives 2.67
        (0.5, 0, "1"),
        (-4.5, 1, "−4.5"),  # U+2212, not a hyphen
        (-0.04, 1, "0.0"),  # never −0.0
        (7, 2, "7.00"),
    ],
)
def test_amount(value, places, text):
    assert amount(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"), [(6016.0, "6,016"), (28.5, "28.5"), (18000.0, "18,000"), (-4.5, "−4.5"), (-0.0, "0")]
)
def test_plain_keeps_the_digits(value, text):
    assert plain(value) == text


def test_per_cent_in_both_languages():
    assert rate_text(0.0784, "zh") == "7.84%"
    assert rate_text(0.0784, "en") == f"7.84{NBSP}%"


def test_per_cent_is_rounded_half_up():
    # 0.0725 is 7.25 %, half up 7.3 %; in binary 0.0725 * 100 is 7.249999...
    assert rate_text(0.0725, "zh", 1) == "7.3%"


def test_per_cent_of_nothing_is_refused():
    with pytest.raises(ValueError, match="not stated"):
        rate_text(math.nan, "en")


@pytest.mark.parametrize(
    ("relation", "zh", "en"),
    [
        ("annual_growth", "2016–2020年间年均增7.1%", f"7.1{NBSP}% a year, 2016–2020"),
        ("cumulative_change", "2016–2020年累计增7.1%", f"7.1{NBSP}% in all, 2016–2020"),
    ],
)
def test_stated_rate(relation, zh, en):
    assert stated_rate(0.071, relation, 2016, 2020, "zh") == zh
    assert stated_rate(0.071, relation, 2016, 2020, "en") == en


def test_stated_rate_without_decimals():
    assert stated_rate(0.82, "cumulative_change", 2016, 2020, "en").startswith(f"82{NBSP}%")


def test_stated_rate_keeps_the_digits_that_the_plan_prints():
    assert stated_rate(0.0484, "annual_growth", 2016, 2020, "en").startswith(f"4.84{NBSP}%")


def test_period():
    assert period("2020", "2020", "zh") == "2020年"
    assert period("2016", "2020", "en") == "2016–2020"


@pytest.mark.parametrize(
    ("names", "zh", "en"),
    [
        ([], "", ""),
        (["甲"], "甲", "甲"),
        (["甲", "乙"], "甲和乙", "甲 and 乙"),
        (["甲", "乙", "丙"], "甲、乙和丙", "甲, 乙 and 丙"),
    ],
)
def test_joined(names, zh, en):
    assert joined(names, "zh") == zh
    assert joined(names, "en") == en


def test_plural():
    words = [plural(n, "target", "targets") for n in (0, 1, 2, 1500)]
    assert words == ["0 targets", "1 target", "2 targets", "1,500 targets"]


def test_sentence_case_leaves_the_rest_alone():
    assert sentence_case("dibao standard in Liaoning") == "Dibao standard in Liaoning"


def test_what_is_not_stated():
    assert (not_stated("zh"), not_stated("en")) == ("未载明", "not stated")


def test_unknown_language_is_refused():
    with pytest.raises(UsageError, match=r"unknown language 'fr'.*zh, en"):
        pick("fr", "甲", "a")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("660", "660"),
        ("29104.6", "29104.6"),
        ("零点二", "0.2"),
        ("〇", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百二十", "120"),
        ("一百零五", "105"),
        ("三千四百五十六", "3456"),
    ],
)
def test_numerals(text, value):
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["6,016", "１２", "", "-3", "1.", ".5", "1e3", " 660", "约十", "十点", "三万"]
)
def test_what_is_no_number_as_a_whole(text):
    assert number(text) is None


@pytest.mark.parametrize("text", ["二〇二〇", "一二", "十十", "五百六千"])
def test_malformed_numerals_are_no_numbers(text):
    # digits without a place, or places out of order: 二〇二〇 is a year read digit by digit, not 0
    assert number(text) is None


@pytest.mark.parametrize(("text", "count"), [("7.0", 1), ("660", 0), ("零点二五", 2)])
def test_decimals(text, count):
    assert decimals(text) == count
