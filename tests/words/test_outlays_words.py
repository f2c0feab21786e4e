"""Sentences, tables and charts of outlays: they follow the numbers, and stay away where there are none."""

import pandas as pd
import pytest

from analysis import charts, load_dataset, tables
from analysis.measures.outlays.decomposition import bearers
from analysis.view import View
from analysis.words import outlays, outside
from analysis.words.outlays import borne
from tests.words.told import Told


def text(prose):
    return prose.plain()


def case(**values):
    """Return a row of `bearers` made up for a sentence; logs of 1.1 and the like."""
    row = {"plan": "benxi", "programme": "dibao", "group": "all", "start": "2016", "end": "2020"}
    row |= {"standard": 0.2, "budget": 0.1, "roll": 0.15, "part": -0.05, "roll_and_part": float("nan")}
    return pd.DataFrame([row | {"reckoned": False, "evidence": "derived", "facts": "benxi-008"} | values])


@pytest.fixture
def told(data):
    """Return the English sentence on a made-up case."""

    def sentence(lang="en", **values):
        return text(borne.moves(Told(data, lang, {bearers: case(**values)})))

    return sentence


def test_sentences_name_who_carried_the_rise(told):
    said = told()
    # exp(0.2) - 1 = 22.1 %; outlay exp(0.1) - 1 = 10.5 %; recipients exp(-0.15) - 1 = -13.9 %
    assert (
        "the standard rose by 22.1\u00a0%, the outlay rose by 10.5\u00a0% and the roll fell by 13.9\u00a0%"
        in said
    )
    assert "carried by higher outlays and a shorter roll, while the part paid grew" in said
    assert "not by more money" in told(budget=-0.1, roll=0.35)
    assert "the roll grew" in told(budget=0.3, roll=-0.05)


def test_sentences_on_no_rise_a_fall_and_an_open_case(told):
    nan = float("nan")
    assert "no rise to bear" in told(standard=0.0)
    assert "the standard fell by 18.1\u00a0%" in told(standard=-0.2)
    # the average rises by ln standard - part = 0.25: 28.4 %
    said = told(budget=nan, roll=nan)
    assert "the average paid rose by 28.4\u00a0%" in said
    assert "outlays and recipients are not stated, so who bore it is open" in said
    assert "由谁承担无从得知" in told("zh", budget=nan, roll=nan)


def test_the_answer_counts_rises_and_names_the_silent(data):
    said = text(outlays.opening(View(data, data.plan_ids, "en")))
    assert said.startswith(
        "3 rises of standards can be followed to the money: the outlay fell in all of them"
    )
    assert "Benxi, Hegang and Xincheng District do not state" in said
    one = text(outlays.opening(View(data, ["erenhot"], "en")))
    assert one.startswith("One rise of a standard")
    assert "open" not in one
    assert "No plan shown prints a rise" in text(outlays.opening(View(data, ["xincheng"], "en")))


def test_computed_figures_stand_beside_the_printed_ones_with_the_verdict_of_the_ledger(data):
    said = text(outlays.checks.agreement_prose(View(data, ["erenhot", "hulunbuir"], "en")))
    assert "2,000.0 CNY per person per month beside the standard of 2,000: holds." in said
    assert "198.3 CNY per person per month beside the standard of 200: unexplained." in said
    assert "95.3\u00a0% of the 4,190 million printed for the period: unexplained." in said


def test_a_plan_that_prints_nothing_has_no_table_and_no_chart(data):
    for table in (
        tables.outlays_by_year,
        tables.outlays_of_periods,
        tables.outlays_per_inhabitant,
        tables.outlay_averages,
        tables.roll_counts,
        tables.full_standard,
        tables.standard_moves,
    ):
        assert table(View(data, ["xincheng"], "en")) is None
    assert charts.standard_bearers(View(data, ["xincheng"], "en")) is None
    assert charts.full_standard_paths(View(data, ["xincheng"], "zh"), "dibao") is None
    stated = tables.outlays_stated(View(data, ["xincheng"], "en"))
    assert {row[1].text for row in stated.rows} == {"not stated"}


def test_outside_figures_carry_their_grade_to_the_sources(data):
    table = tables.outlays_per_inhabitant(View(data, data.plan_ids, "en"))
    assert all("grade_open_data" in row[-1].mark for row in table.rows)
    listed = {row[0].text for row in tables.outside_sources(View(data, lang="en"), [table]).rows}
    assert listed == {"census2020-001", "census2020-009", "census2020-025"}


def test_without_the_census_the_comparison_says_so(package):
    (package / "reference" / "census_2020.csv").unlink()
    bare = load_dataset(package)
    assert tables.outlays_per_inhabitant(View(bare, bare.plan_ids, "zh")) is None
    sentence = text(outside.lacking(View(bare, lang="en"), "census_2020"))
    assert text(outlays.checks.inhabitant_prose(View(bare, bare.plan_ids, "en"))) == sentence
    assert charts.standard_bearers(View(bare, bare.plan_ids, "en")) is not None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_bars_of_the_chart_are_told_in_its_alternative_text(data, lang):
    figure = charts.standard_bearers(View(data, data.plan_ids, lang))
    for number in ("30.2", "−34.3", "50.5", "14.0"):
        assert number in figure.alt
    assert "hulunbuir-005" not in figure.facts
