"""Sentences, tables and charts on town and country follow the numbers."""

from __future__ import annotations

from itertools import combinations

import pytest

from analysis import charts, load_dataset, tables
from analysis.view import View
from analysis.words import urban_rural
from tests.conftest import edit

STANDARD = "dibao_standard"


def said(data, plans, lang="en") -> str:
    return urban_rural.answer(View(data, plans, lang, indicator=STANDARD)).plain()


def of_one(words, data, plan) -> str:
    return words(View(data, [plan], "en", indicator=STANDARD)).plain()


def test_answer_of_a_closing_gap(data):
    text = said(data, ["hulunbuir"])
    assert "is 1.316 times the rural one in Hulunbuir (2020)" in text
    assert "in logs the gap has closed by 47\u00a0%" in text
    assert "The plan promises no ratio." in text


def test_answer_of_a_widening_gap(package):
    # 700 / (3500 / 12) = 2.4 in the last year, after 1.67 in the first
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-033", value="3500", value_text="3500")
    text = said(load_dataset(package), ["hulunbuir"])
    assert "widened" in text
    assert "gap has closed by" not in text.split("Paid on average")[0]


def test_answer_of_one_standard_and_of_nothing(data):
    text = said(data, ["hegang"])
    assert text.startswith(
        "No urban-rural ratio of the dibao standard is on record; Hegang prints one standard"
    )
    assert "Parity" not in text
    tekun = urban_rural.answer(View(data, ["benxi"], "en", indicator="tekun_standard")).plain()
    assert tekun.startswith("No urban-rural ratio of the tekun basic living standard is on record.")


def test_answer_counts_the_paces_that_reach_a_target(data):
    text = said(data, ["benxi", "xincheng"])
    assert (
        "Benxi promises 1.300 by 2025, which 2 of 6 past paces would reach (in 1 of 3 kinds of area)" in text
    )
    assert "Xincheng District promises 1.333 by 2025, which all 3 past paces would reach" in text
    assert "过去的6种速度中有2种够（3类地区中的1类）" in said(data, ["benxi"], "zh")


def test_answer_of_a_target_out_of_reach(package):
    edit(package, "facts/benxi.csv", fact_id="benxi-032", value="1.1", value_text="1.1")
    assert "which none of 6 past paces would reach" in said(load_dataset(package), ["benxi"])


def test_answer_of_a_target_already_met(package):
    edit(package, "facts/xincheng.csv", fact_id="xincheng-045", value="70", value_text="70")
    assert "which is met already" in said(load_dataset(package), ["xincheng"])


def test_scissors_in_words(data):
    text = urban_rural.scissors.scissor_prose(
        View(data, ["hegang", "erenhot"], "en", indicator=STANDARD)
    ).plain()
    assert "Hegang, 2015–2020: standard up 21.0\u00a0% and subsidy paid up 46.2\u00a0%." in text
    assert "standard up 24.2\u00a0%; outlay down 12.9\u00a0%." in text
    none = urban_rural.scissors.scissor_prose(View(data, ["benxi"], "en", indicator=STANDARD)).plain()
    assert none.startswith("No plan shown prints two of these series")


def test_scissors_that_stand_still(package):
    edit(package, "facts/hegang.csv", fact_id="hegang-010", value="260", value_text="260")
    text = urban_rural.scissors.scissor_prose(
        View(load_dataset(package), ["hegang"], "en", indicator=STANDARD)
    ).plain()
    assert "subsidy paid unchanged" in text


def test_share_paid_rises_falls_and_stays(data, package):
    words = urban_rural.scissors.composition_prose
    assert "the standard rose from 52.0\u00a0%" in of_one(words, data, "hegang")
    assert "the standard fell from 96.6\u00a0%" in of_one(words, data, "hulunbuir")
    # 314.6 / 605 = 0.52, what it was before
    edit(package, "facts/hegang.csv", fact_id="hegang-010", value="314.6", value_text="314.6")
    assert "the standard stayed" in of_one(words, load_dataset(package), "hegang")


def test_limits_name_only_what_applies(data):
    limits = urban_rural.limits.limits_prose
    assert "county-level" not in of_one(limits, data, "hulunbuir")
    assert "Xincheng District is a county-level unit" in of_one(limits, data, "xincheng")
    # one dibao standard for both, but tekun 17736 against 9996 a year: 1.774
    assert "yet its tekun basic living standard is 1.774 times" in of_one(limits, data, "hegang")


def test_standing_keeps_every_plan(data):
    table = tables.ratio_standing(View(data, data.plan_ids, "en"), [STANDARD])
    texts = {row[0].text: row[1].text for row in table.rows}
    assert texts["Hegang"] == "one standard (2020)"
    assert texts["Hulunbuir"] == "1.316 [1.315, 1.318] (2020)"
    assert texts["Xincheng District"] == "1.374 (2020)"  # three decimals hide the rounding of 72.78


def test_a_ratio_printed_the_other_way_round_names_our_formula(data):
    # Benxi prints 1.48 and 1.3, urban over rural; Xincheng 72.78 % and 75 %, rural over urban
    table = tables.ratio_standing(View(data, ["benxi", "xincheng"], "en"), [STANDARD])
    marks = {row[0].text: [cell.mark for cell in row[1:]] for row in table.rows}
    assert marks["Benxi"][1] == "stated"
    assert marks["Xincheng District"] == ["stated derived_ratio"] * 2
    paragraphs = urban_rural.answer(View(data, ["xincheng"], "en", indicator=STANDARD)).paragraphs
    promised = [cell for pieces in paragraphs for cell in pieces if cell.facts == ("xincheng-045",)]
    assert [(cell.text, cell.mark) for cell in promised] == [("1.333", "stated derived_ratio")]


def test_a_bound_turned_round_is_the_other_bound(package):
    # at least 75 of 100 is at most 1.333 times
    edit(package, "facts/xincheng.csv", fact_id="xincheng-045", comparator=">=")
    table = tables.ratio_standing(View(load_dataset(package), ["xincheng"], "en"), [STANDARD])
    assert table.rows[0][2].text == "≤ 1.333 (2025)"


def test_charts_are_never_empty(data):
    assert charts.ratio_paths(View(data, ["hegang", "erenhot"], "en", indicator=STANDARD)) is None
    assert charts.scissor_lines(View(data, ["benxi", "xincheng"], "en", indicator=STANDARD)) is None
    assert "promised 1.300 (2025)" in charts.ratio_paths(View(data, ["benxi"], "en", indicator=STANDARD)).alt
    assert "outlay 87 (2019)" in charts.scissor_lines(View(data, ["erenhot"], "en", indicator=STANDARD)).alt


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_answer_of_every_single_plan_and_every_pair(data, lang):
    for size in (1, 2):
        for plans in combinations(data.plan_ids, size):
            text = said(data, list(plans), lang)
            assert "nan" not in text.replace("Erenhot", "")
            assert "<NA>" not in text
            assert "  " not in text
