"""Growth: rates, trends, stated changes and their bases, on cases worked by hand and on the real data."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import MeasureError, load_dataset
from analysis.measures.growth.compound import compound_interval, share_change
from analysis.measures.growth.levels import export, growth_table
from analysis.measures.growth.rates import COLUMNS, growth_rates
from analysis.measures.growth.rule import rule_multiples
from analysis.measures.growth.span import between
from analysis.measures.growth.stated import conventions, implied_bases, implied_ratios
from analysis.measures.growth.trend import log_trend, mean_interval
from analysis.measures.standards.pace import paces
from analysis.measures.urban_rural.points import points
from analysis.measures.whole import refusals
from tests.conftest import edit

STANDARD = "dibao_standard"


def of(data, plan, indicator, group, assumption=None):
    table = growth_rates(data, [plan], [indicator])
    table = table[table["group"] == group]
    if assumption:
        table = table[table["base_assumption"] == assumption]
    assert len(table) == 1
    return table.iloc[0]


def series(*values, first=2016, comparator="="):
    levels = enumerate(values, first)
    return [{"year": year, "value": float(value), "comparator": comparator} for year, value in levels]


# Rates ---------------------------------------------------------------------------------------------------


def test_rounding_is_carried_through_a_compound_rate():
    # 8.5 / 7.5 - 1 = 0.1333 at the most and 7.5 / 8.5 - 1 = -0.1176 at the least, where 8 and 8 are printed
    assert compound_interval((7.5, 8.5), (7.5, 8.5), 1) == pytest.approx((-0.117647, 0.133333), abs=1e-6)


def test_a_share_moves_in_points_and_log_odds():
    # 75.80 to 88.77 in ten years: 12.97 / 10 = 1.297 points; ln(.8877/.1123) - ln(.7580/.2420) =
    # 2.06745 - 1.14174 = 0.92571, a tenth of it a year
    points, log_odds = share_change(75.80, 88.77, 10)
    assert points == pytest.approx(0.01297)
    assert log_odds == pytest.approx(0.09257, abs=1e-5)


def test_log_odds_of_a_whole_are_not_defined():
    points, log_odds = share_change(50, 100, 5)
    assert points == pytest.approx(0.1)
    assert math.isnan(log_odds)


def test_share_beyond_its_whole_is_refused():
    with pytest.raises(MeasureError, match="between 0 and 100, not 50 and 101"):
        share_change(50, 101, 5)


def test_trend_of_constant_growth_is_that_growth():
    # 100, 110, 121, 133.1: each year 10 %, no departure from it
    trend = log_trend(series(100, 110, 121, 133.1))
    assert trend["rate"] == pytest.approx(0.1)
    assert (trend["low"], trend["high"]) == pytest.approx((0.1, 0.1))


def test_trend_interval_has_two_degrees_of_freedom_for_four_years():
    # logs 0, 0, 1, 1 at x = -1.5, -.5, .5, 1.5: slope = (.5 + 1.5) / 5 = 0.4; residuals .1, -.3, .3, -.1;
    # squares sum to 0.2, variance 0.2 / 2 = 0.1, error sqrt(0.1 / 5) = 0.141421; t(2, 97.5 %) = 4.302653:
    # 0.4 +- 0.608487
    trend = log_trend(series(1, 1, math.e, math.e))
    assert trend["rate"] == pytest.approx(math.expm1(0.4))
    assert trend["low"] == pytest.approx(math.expm1(0.4 - 0.608487), abs=1e-5)
    assert trend["high"] == pytest.approx(math.expm1(0.4 + 0.608487), abs=1e-5)


@pytest.mark.parametrize(
    ("levels", "confidence", "said"),
    [
        (series(1, 2, 3), 0.95, "needs 4 levels, not 3"),
        (series(1, 2, 3, 4, comparator=">"), 0.95, "needs 4 levels, not 0"),
        (series(1, 2, 0, 4), 0.95, "above zero"),
        (series(1, 2, 3, 4), 1.0, "between 0 and 1"),
    ],
)
def test_trend_refuses(levels, confidence, said):
    with pytest.raises(MeasureError, match=said):
        log_trend(levels, confidence)


def test_mean_interval_of_two_cities():
    # mean 2, deviation sqrt(2), error sqrt(2) / sqrt(2) = 1, t(1, 97.5 %) = 12.7062
    found = mean_interval(pd.Series([1.0, 3.0, math.nan]))
    assert found["n"] == 2
    assert (found["mean"], found["low"], found["high"]) == pytest.approx((2, -10.7062, 14.7062), abs=1e-4)


def test_mean_of_one_city_is_refused():
    with pytest.raises(MeasureError, match="needs two cities, not 1"):
        mean_interval(pd.Series([1.0, math.nan]))


def test_rate_between_two_levels(data):
    # (660 / 488) ** .25 - 1 = 0.0784; the same of 659.5 / 488.5 and of 660.5 / 487.5
    rate = between(data, "hulunbuir-008", "hulunbuir-032")
    assert rate == pytest.approx((0.0784, 0.0779, 0.0789), abs=5e-5)


def test_rate_between_outside_figures_in_two_units(data):
    # 7320 a year is 610 a month; 670 / 610 - 1 = 0.098361
    assert between(data, "yardstick-035", "yardstick-037")[0] == pytest.approx(0.098361, abs=1e-6)


def test_growth_across_zero_is_refused_by_name(package):
    edit(package, "facts/hegang.csv", fact_id="hegang-007", value="0", value_text="0")
    data = load_dataset(package)
    with pytest.raises(MeasureError, match="hegang, dibao_standard, all: a compound rate needs") as caught:
        growth_table(data, STANDARD)
    assert caught.value.facts == ("hegang-007", "hegang-008")
    assert math.isnan(of(data, "hegang", STANDARD, "all")["cagr"])


# The table -----------------------------------------------------------------------------------------------


def test_headline_of_the_real_data(data):
    row = of(data, "hulunbuir", STANDARD, "urban")
    # (659.5 / 488.5) ** .25 - 1 = 0.0779; (660.5 / 487.5) ** .25 - 1 = 0.0789
    assert (row["evidence"], row["intervals"], row["stated_rate"]) == ("series", 4, pytest.approx(0.071))
    assert row["cagr"] == pytest.approx(0.0784, abs=5e-5)
    assert (row["cagr_low"], row["cagr_high"]) == pytest.approx((0.0779, 0.0789), abs=5e-5)


def test_growth_in_real_terms_takes_off_national_prices_of_town_or_country(data):
    # urban prices 2017-2020: 1.0166 x 1.0212 x 1.0281 x 1.0232 = 1.09209, a year 1.022267; rural 1.02404
    urban, rural = (of(data, "hulunbuir", STANDARD, group, "years printed") for group in ("urban", "rural"))
    assert urban["price_growth"] == pytest.approx(0.022267, abs=1e-6)
    assert urban["real_cagr"] == pytest.approx(1.078407 / 1.022267 - 1, abs=1e-5)
    assert rural["real_cagr"] == pytest.approx(1.145016 / 1.024044 - 1, abs=1e-5)
    assert urban["price_facts"] == "price-008;price-011;price-014;price-017"
    # people are no money
    assert of(data, "hulunbuir", "dibao_recipients", "urban")["real_basis"] == ""


def test_real_terms_are_refused_where_a_year_has_no_price(package):
    prices = package / "reference/prices.csv"
    lines = prices.read_text(encoding="utf-8").splitlines(keepends=True)
    prices.write_text("".join(line for line in lines if ",urban,2018," not in line), encoding="utf-8")
    row = of(load_dataset(package), "hulunbuir", STANDARD, "urban", "years printed")
    assert (row["real_basis"], row["price_facts"]) == ("years not covered", "")
    assert math.isnan(row["real_cagr"])
    prices.unlink()
    row = of(load_dataset(package), "hulunbuir", STANDARD, "urban", "years printed")
    assert row["real_basis"] == "not available"


def test_half_a_year_against_a_whole_one_is_no_growth(data):
    row = of(data, "erenhot", "severe_mental_disorder_subsidy_outlay", "all")
    assert (row["evidence"], row["start_value"], row["end_value"]) == ("periods differ", 46800, 140400)
    assert math.isnan(row["cagr"])
    with pytest.raises(MeasureError, match="figures of 6 and 12 months are not compared"):
        between(data, "erenhot-098", "erenhot-102")


def test_a_bound_gives_no_point(data):
    row = of(data, "erenhot", "welfare_lottery_sales", "all")
    # more than 50,000,000 in 2016: at the most (25,220,000 / 50,000,000) ** .25 - 1 = -0.1573; no lower side
    assert math.isnan(row["cagr"])
    assert math.isnan(row["cagr_low"])
    assert row["cagr_high"] == pytest.approx(-0.1572, abs=1e-4)
    assert math.isnan(row["trend_rate"]), "three points and a bound are no trend"


def test_years_of_a_declared_correction_have_their_own_grade(data):
    assert of(data, "erenhot", STANDARD, "all", "years printed")["evidence"] == "corrected"


def test_stated_change_under_both_conventions(data):
    # 1.336 ** (1/5) - 1 = 0.0597 and 1.336 ** (1/4) - 1 = 0.0751; both rows span both, rounding included
    longer = of(data, "xincheng", STANDARD, "urban", "convention")
    shorter = of(data, "xincheng", STANDARD, "urban", "one interval less")
    assert (longer["cagr"], shorter["cagr"]) == pytest.approx((0.0597, 0.0751), abs=1e-4)
    assert longer["cagr_low"] == shorter["cagr_low"] < longer["cagr"]
    assert longer["cagr_high"] == shorter["cagr_high"] > shorter["cagr"]
    assert shorter["start_year"] - longer["start_year"] == 1
    assert longer["stated_rate"] == pytest.approx(0.336)


def test_stated_change_whose_base_is_printed_needs_no_convention(data):
    # 823 / 640 = 1.2859 fits 28.6 %; 823 / 590 = 1.3949 does not
    row = of(data, "erenhot", STANDARD, "all", "base traced")
    assert (row["start_year"], row["intervals"]) == (2016, 4)
    assert row["facts"] == "erenhot-052;erenhot-050;erenhot-051"


def test_annual_rate_of_a_single_year(data):
    row = of(data, "xincheng", STANDARD, "rural", "annual rate")
    assert (row["start_year"], row["end_year"], row["intervals"]) == (2019, 2020, 1)
    assert row["cagr"] == pytest.approx(0.061)


def test_share_has_no_compound_rate(data):
    row = of(data, "xincheng", "urbanisation_rate", "all")
    assert math.isnan(row["cagr"])
    assert (row["evidence"], row["start_value"]) == ("derived", pytest.approx(75.80))
    assert row["pp_per_year"] == pytest.approx(0.01297)


def test_stated_difference_with_its_level(data):
    # 3735 - 900 = 2835 four years before: (3735 / 2835) ** .25 - 1 = 1.31746 ** .25 - 1 = 0.0714
    row = of(data, "hegang", "community_worker_pay", "all")
    assert (row["evidence"], row["start_value"]) == ("derived", 2835)
    assert row["cagr"] == pytest.approx(0.0714, abs=5e-5)


def test_sums_over_years_and_ages_have_no_rate(data):
    table = export(data)
    assert "vagrant_assistance_outlay" not in set(table["indicator"])
    ages = table[table["indicator"] == "community_committee_average_age"]
    assert ages[["cagr", "pp_per_year"]].isna().all(axis=None)


def test_every_plan_stays_in_the_table_of_every_indicator(data):
    table = export(data)
    assert list(table.columns) == list(COLUMNS)
    assert set(table.groupby("indicator")["plan"].nunique()) == {len(data.plan_ids)}
    assert (table.loc[table["evidence"] == "not stated", "facts"] == "").all()


def test_a_standard_printed_by_the_year_and_then_by_the_month_grows_in_one_unit(package):
    # 7,200 a year is 600 a month; the later level stands as it is printed
    edit(package, "facts/hegang.csv", fact_id="hegang-007", unit="CNY/person/year")
    row = of(load_dataset(package), "hegang", STANDARD, "all")
    first, last = (load_dataset(package).record(fact)["value"] for fact in ("hegang-007", "hegang-008"))
    assert (row["unit"], row["start_value"]) == ("CNY/person/month", pytest.approx(first / 12))
    assert row["cagr"] == pytest.approx((last / (first / 12)) ** (1 / row["intervals"]) - 1)


def test_one_standard_for_both_continues_town_and_country(package):
    # Hulunbuir's last year stands as one standard for town and country
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-001", group="all")
    for fact in ("hulunbuir-002", "hulunbuir-032", "hulunbuir-033"):
        edit(package, "facts/hulunbuir.csv", fact_id=fact, kind="rule")
    data = load_dataset(package)
    for group in ("urban", "rural"):
        row = of(data, "hulunbuir", STANDARD, group, "years printed")
        assert (row["end_year"], row["end_value"]) == (2020, 660)
        assert "hulunbuir-001" in row["facts"]
    found = points(data, STANDARD, ["hulunbuir"])
    assert list(found.loc[found["year"] == 2020, "basis"]) == ["one standard"]


def test_units_that_do_not_convert_are_refused(package):
    edit(package, "facts/hegang.csv", fact_id="hegang-007", unit="not_stated")
    with pytest.raises(MeasureError, match="hegang, dibao_standard, all: the series mixes the units"):
        growth_rates(load_dataset(package), ["hegang"], [STANDARD])


def test_a_refused_plan_stops_no_other(package):
    edit(package, "facts/hegang.csv", fact_id="hegang-007", unit="not_stated")
    data = load_dataset(package)
    with refusals() as found:
        for measure in (growth_rates(data), growth_table(data, STANDARD), paces(data, STANDARD)):
            assert set(measure["plan"]) == set(data.plan_ids) - {"hegang"}
    assert {(refusal.plan, *sorted(refusal.facts)) for refusal in found} == {
        ("hegang", "hegang-007", "hegang-008")
    }
    for measure in (growth_table, paces):
        with pytest.raises(MeasureError):
            measure(data, STANDARD)


# Bases ---------------------------------------------------------------------------------------------------


def test_conventions():
    assert conventions(5) == (5, 4)
    with pytest.raises(MeasureError, match="at least two intervals, not 1"):
        conventions(1)


def test_implied_base(data):
    row = implied_bases(data, STANDARD, ["benxi"]).set_index("group").loc["urban_districts"]
    # 665 / 1.349 = 492.96; 664.5 / 1.3495 = 492.40 and 665.5 / 1.3485 = 493.51
    assert row["level_group"] == "urban"
    assert (row["base"], row["base_low"], row["base_high"]) == pytest.approx(
        (492.96, 492.40, 493.51), abs=0.01
    )


def test_implied_ratio_of_bases(data):
    row = implied_ratios(data, STANDARD, ["xincheng"]).iloc[0]
    # 1.336 / 1.82 = 0.73407; times the 0.7278 of the end: 0.53425
    assert (row["group"], row["reference"]) == ("rural", "urban")
    assert row["factor"] == pytest.approx(0.73407, abs=1e-5)
    assert row["base_ratio"] == pytest.approx(0.53425, abs=1e-5)


def test_multiples_of_the_rule(data):
    table = rule_multiples(data, STANDARD, ["hulunbuir"])
    # 858 / 660 = 1.3 exactly; 8046 / 6016 = 1.3374
    last = table[table["year"] == 2020].set_index("group")["multiple"]
    assert (last["urban"], last["rural"]) == pytest.approx((1.3, 1.3374), abs=5e-5)
