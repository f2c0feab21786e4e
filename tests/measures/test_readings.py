"""A sentence that may be read in two ways: both results, and rules on its declaration."""

from __future__ import annotations

import math

import pytest

from analysis import View, load_dataset
from analysis.measures.readings import readings
from analysis.words.readings import second_reading
from tests.conftest import edit, only


def test_either_reading_gives_the_same_ratio_and_only_one_a_standard_of_town(data):
    # 665 and 5,400 / 12 = 450: town and country by default; both of the country by the other reading
    table = readings(data, ["benxi"]).set_index("headline")
    assert (table.at["standard_urban", "value"], table.at["standard_urban", "verdict"]) == (
        665, "one reading alone",
    )  # fmt: skip
    assert math.isnan(table.at["standard_urban", "other"])
    # 665 / 450 = 1.478 lies within what 1.48 may stand for
    assert (table.at["ratio", "other"], table.at["ratio", "verdict"]) == (1.48, "same")
    assert readings(data, ["hegang"]).empty


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "no dibao standard, town and dibao standard, country; unchanged: dibao standard, town over"),
        ("zh", "则未载明城市低保标准和农村低保标准；低保标准城乡比不变。"),
    ],
)
def test_both_results_are_shown(data, lang, said):
    pieces = second_reading(View(data, ["benxi"], lang), "benxi")
    assert said in "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)
    assert second_reading(View(data, ["hegang"], lang), "hegang") == []


def test_where_both_agree_one_says_so_and_stops(package):
    edit(package, "readings.csv", reading="benxi-r01", other="urban;rural")
    pieces = second_reading(View(load_dataset(package), ["benxi"], "en"), "benxi")
    assert pieces[1:] == ["the figures are the same", ". "]


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("facts", "benxi-008;benxi-999", "a fact"),
        ("facts", "benxi-008;hegang-001", "a fact of benxi"),
        ("default", "urban;urban", "'urban;rural', which the facts have"),
        ("other", "urban;rurall", "a code of groups"),
        ("other", "urban", "2 codes, one a fact"),
    ],
)
def test_a_declaration_that_does_not_fit_is_refused(package, column, text, expected):
    row = edit(package, "readings.csv", reading="benxi-r01", **{column: text})
    assert only(package, "readings.csv", row, column).expected == expected
