"""Rural minus urban growth, and the sentences and figures that follow the numbers."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import MeasureError, charts, load_dataset
from analysis.measures.growth.difference import (
    log_difference,
    mean_difference,
    row_regressions,
    rural_minus_urban,
)
from analysis.measures.growth.rates import rates_of
from analysis.measures.urban_rural.ratios import gap_closed
from analysis.view import View
from analysis.words import growth
from tests.conftest import edit

STANDARD = "dibao_standard"


def row_of(data, plan, indicator=STANDARD):
    return rural_minus_urban(data, indicator, [plan]).iloc[0]


# Differences ---------------------------------------------------------------------------------------------


def test_difference_of_two_series(data):
    # ln(6016 / 3500) / 4 - ln(660 / 488) / 4 = (0.541660 - 0.301925) / 4 = 0.059934
    row = row_of(data, "hulunbuir")
    assert row["difference"] == pytest.approx(0.059934, abs=1e-6)
    assert math.isnan(row["sensitivity"]), "printed years leave no choice"


def test_difference_of_stated_changes_under_both_conventions(data):
    # ln 1.82 - ln 1.336 = 0.598837 - 0.289680 = 0.309157: a fifth of it 0.061831, a fourth 0.077289
    row = row_of(data, "xincheng")
    assert (row["difference"], row["sensitivity"]) == pytest.approx((0.061831, 0.077289), abs=1e-6)
    # 81.5 against 33.65 at the least: ln(1.815 / 1.3365) / 5 = 0.061207
    assert row["low"] == pytest.approx(0.061207, abs=1e-6)


def test_difference_of_areas_is_one_figure_a_city(data):
    # rural (ln 1.585 + ln 1.667) / 2 = 0.485818; urban (ln 1.349 + ln 1.518 + ln 1.591) / 3 = 0.393731;
    # a fifth of 0.092087 = 0.018417. Like areas in pairs: the least is ln(1.667 / 1.591) / 5 = 0.009333.
    row = row_of(data, "benxi")
    assert row["difference"] == pytest.approx(0.018417, abs=1e-5)
    assert (row["areas"], row["faster"]) == ("2:3", "rural")
    assert row["low"] == pytest.approx(0.0093, abs=5e-4)


def test_growth_and_the_closing_of_the_gap_say_the_same_of_each_plan(data):
    for indicator in (STANDARD, "dibao_subsidy", "dibao_recipients"):
        growth_of = rural_minus_urban(data, indicator).set_index("plan")["faster"]
        for plan, own in gap_closed(data, indicator).groupby("plan"):
            longest = own[own["start_year"] == own["start_year"].min()]["by_log"]
            if growth_of[plan] == "rural":
                assert (longest > 0).all(), (indicator, plan)
            elif growth_of[plan] == "urban":
                assert (longest < 0).all(), (indicator, plan)


@pytest.mark.parametrize(
    ("plan", "indicator", "evidence"),
    [
        ("hegang", STANDARD, "one standard"),
        ("erenhot", STANDARD, "one standard"),
        ("hegang", "tekun_standard", "windows differ"),
        ("xincheng", "tekun_standard", "one side only"),
        ("hegang", "dibao_subsidy", "not stated"),
    ],
)
def test_no_difference_says_why(data, plan, indicator, evidence):
    row = row_of(data, plan, indicator)
    assert row["evidence"] == evidence
    assert math.isnan(row["difference"])


def test_growth_of_different_periods_is_not_compared(data):
    rates = rates_of(data, "hegang", "tekun_standard")
    sides = [[rate for rate in rates if rate["group"] == side] for side in ("urban", "rural")]
    with pytest.raises(MeasureError, match="hegang, tekun_standard, urban, rural: growth of the periods"):
        log_difference(*sides)


def test_mean_over_cities(data):
    # 0.059934, 0.061831, 0.018417: mean 0.046727; deviation 0.024534, error 0.014165;
    # t(2, 97.5 %) = 4.302653: +- 0.060947
    found = mean_difference(rural_minus_urban(data, STANDARD))
    assert found["n"] == 3
    assert (found["mean"], found["low"], found["high"]) == pytest.approx(
        (0.04673, -0.01422, 0.10767), abs=2e-5
    )


def test_rows_pretend_more_than_cities_tell(data):
    table = row_regressions(data, STANDARD).set_index("model")
    assert list(table["rows"]) == [3, 9, 13]
    assert set(table["cities"]) == {3}
    assert table.at["areas", "width"] < table.at["cities", "width"]
    assert table.at["cities", "low"] < 0 < table.at["areas", "low"]


def test_one_city_has_no_regression(data):
    assert row_regressions(data, STANDARD, ["hulunbuir"]).empty


# Words ---------------------------------------------------------------------------------------------------


def said(data, plans, lang="en", indicator=STANDARD):
    return growth.opening(View(data, plans, lang, indicator=indicator, intervals=5, confidence=0.95)).plain()


def test_answer_over_all_plans(data):
    text = said(data, data.plan_ids)
    assert "Hulunbuir (urban) 7.8\u00a0% and Hulunbuir (rural) 14.5\u00a0% (prefecture, 2016–2020)" in text
    assert "lowest" not in text
    assert "Seven of the figures are cumulative changes without a base year" in text
    assert "In Benxi, Hulunbuir and Xincheng District the rural side grew faster" in text
    assert "zero lies inside, so nothing certain follows for other places" in text
    assert "方向尚不能确定" in said(data, data.plan_ids, "zh")


def test_answer_for_one_value(data):
    assert "Growth a year: Hegang 3.9\u00a0% (prefecture, 2015–2020)." in said(data, ["hegang"])


def test_answer_follows_a_fall(package):
    edit(package, "facts/hegang.csv", fact_id="hegang-008", value="400", value_text="400")
    # (400 / 500) ** .2 - 1 = -0.0436
    assert "Hegang −4.4\u00a0%" in said(load_dataset(package), ["hegang"])


def test_answer_where_both_ends_tie(data):
    # urban and rural rolls both fall by 11.9 % a year
    text = said(data, ["hulunbuir"], indicator="dibao_recipients")
    assert "Hulunbuir (rural) and Hulunbuir (urban) −11.9\u00a0%" in text


@pytest.mark.parametrize(
    ("plans", "indicator", "words"),
    [
        (["benxi"], "dibao_recipients", "none prints two dated values"),
        (["erenhot"], "welfare_lottery_sales", "at most −15.7\u00a0% a year"),
        (["hegang"], "community_committee_average_age", "none of which a rate is taken"),
        (["xincheng"], "urbanisation_rate", "1.30 percentage points a year"),
    ],
)
def test_answer_without_a_rate(data, plans, indicator, words):
    assert words in said(data, plans, indicator=indicator)


def test_verdict_that_the_base_year_turns_is_told(data):
    # 0.0599 and 0.0618 lie close together, 0.0599 and 0.0773 do not
    text = said(data, ["hulunbuir", "xincheng"])
    assert "zero lies outside, but inside with one interval less" in text


def test_what_the_base_years_rest_on(data):
    text = growth.evidence.base_evidence(
        View(data, data.plan_ids, "en", indicator=STANDARD, intervals=5)
    ).plain()
    assert "fits the printed levels only from 2016 to 2020, 4 intervals" in text
    assert "The one change that can be checked fits the shorter reading" in text
    alone = growth.evidence.base_evidence(
        View(data, ["xincheng"], "en", indicator=STANDARD, intervals=5)
    ).plain()
    assert "shorter reading" not in alone


def test_rows_sentence_claims_no_false_certainty(data):
    everything = growth.evidence.rows_sentence(
        View(data, data.plan_ids, "en", indicator=STANDARD, intervals=5, confidence=0.95)
    ).plain()
    assert "Zero seems ruled out" in everything
    pair = growth.evidence.rows_sentence(
        View(data, ["benxi", "xincheng"], "en", indicator=STANDARD, intervals=5, confidence=0.95)
    ).plain()
    assert "Zero seems ruled out" not in pair


def test_limits_name_only_what_touches_the_plans(data):
    alone = growth.evidence.limits(
        View(data, ["hegang"], "en", indicator=STANDARD, intervals=5, confidence=0.95)
    ).plain()
    assert "nominal" in alone
    assert "county level" not in alone
    assert "interval of a trend" not in alone
    assert (
        "county level"
        in growth.evidence.limits(
            View(data, data.plan_ids, "en", indicator=STANDARD, intervals=5, confidence=0.95)
        ).plain()
    )


# Chart ---------------------------------------------------------------------------------------------------


def test_chart_tells_its_figures(data):
    figure = charts.growth_dots(View(data, data.plan_ids, "en", indicator=STANDARD))
    assert "Hegang: 3.9 (2015–2020)" in figure.alt
    assert "Xincheng District, rural: 12.7 (5 intervals) or 16.1 (4); 6.1 (2020 alone)" in figure.alt
    assert "hulunbuir-008" in figure.facts


def test_chart_keeps_silent_plans_and_is_never_empty(data):
    assert (
        "Benxi: not stated"
        in charts.growth_dots(View(data, data.plan_ids, "en", indicator="tekun_standard")).alt
    )
    assert charts.growth_dots(View(data, data.plan_ids, "en", indicator="boundary_disputes")) is None


def test_differences_keep_every_plan(data):
    table = rural_minus_urban(data, STANDARD)
    assert list(table["plan"]) == data.plan_ids
    assert pd.api.types.is_float_dtype(table["sensitivity"])
