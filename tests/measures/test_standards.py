"""Standards beside province and nation: levels, pace and ratio, on hand-worked cases and the real data."""

from __future__ import annotations

import math

import pytest

from analysis import MeasureError, load_dataset
from analysis.measures.standards.export import export
from analysis.measures.standards.pace import paces, verdict
from analysis.measures.standards.ratio import beside, ratio_above, ratios
from analysis.measures.standards.relative import relative_level, relative_levels
from analysis.measures.standards.series import apart, comparable, standards
from tests.conftest import edit

STANDARD = "dibao_standard"
YARDSTICKS = "reference/yardsticks.csv"


def level(year, value, half=0.5, place="here", area="urban", grade="mirror"):
    row = {"plan": "p", "place": place, "area": area, "year": year, "value": value, "low": value - half}
    return row | {"high": value + half, "comparator": "=", "grade": grade, "facts": f"{place}{year}"}


def one(table, **wanted):
    for column, value in wanted.items():
        table = table[table[column] == value]
    assert len(table) == 1
    return table.iloc[0]


# Levels --------------------------------------------------------------------------------------------------


def test_levels_are_brought_to_the_month(data):
    table = standards(data, STANDARD, ["benxi"])
    # 6754 / 12 = 562.8333; half a yuan of rounding a year is 0.5 / 12 = 0.041667 a month
    row = one(table, place="liaoning", area="rural", year=2022)
    assert row["value"] == pytest.approx(562.8333, abs=1e-4)
    assert (row["low"], row["high"]) == pytest.approx((562.791667, 562.875), abs=1e-6)
    assert (row["grade"], row["facts"], row["unit"]) == ("mirror", "yardstick-047", "CNY/person/month")


def test_a_level_printed_per_month_stays_per_month(data):
    assert one(standards(data, STANDARD, ["hulunbuir"]), facts="yardstick-037")["value"] == 670


def test_evidence_of_every_kind(data):
    table = standards(data, STANDARD)
    assert one(table, plan="xincheng", own=True)["evidence"] == "not stated"
    assert one(table, place="xilingol")["evidence"] == "not available"
    assert one(table, plan="erenhot", own=True, year=2015)["evidence"] == "corrected"
    reckoned = one(table, plan="benxi", place="china", area="urban", year=2020, grade="derived")
    assert (reckoned["evidence"], reckoned["grade"]) == ("derived", "derived")
    assert reckoned["comparator"] == "~"


def test_relative_level_by_hand():
    # 660 / 732 = 0.901639; 659.5 / 732.5 = 0.900341; 660.5 / 731.5 = 0.902939
    found = relative_level(level(2020, 660), level(2020, 732))
    assert found == pytest.approx((0.901639, 0.900341, 0.902939), abs=1e-6)


@pytest.mark.parametrize(
    ("own", "above", "said"),
    [
        (
            level(2020, 660),
            level(2017, 591, place="above"),
            "urban, beside above: no ratio of 2020 to 2017",
        ),
        (level(2020, 660), level(2020, 500, area="rural"), "urban against rural"),
        (level(2020, 660), level(2020, 0), "above zero are needed, not 660, 0"),
    ],
)
def test_relative_level_refuses(own, above, said):
    with pytest.raises(MeasureError, match=said):
        relative_level(own, above)


def test_headline_levels(data):
    table = relative_levels(data, STANDARD)
    # 501.3333 / 525.5833 = 0.953861 in 2020 after 316.6667 / 404.25 = 0.783344 in 2017
    country = table[(table["plan"] == "hulunbuir") & (table["area"] == "rural")]
    country = country[country["place"] == "inner_mongolia"].set_index("year")["value"]
    assert (country[2017], country[2020]) == pytest.approx((0.783344, 0.953861), abs=1e-6)


def test_one_standard_is_compared_with_neither_side_in_silence(data):
    table = relative_levels(data, STANDARD, ["hegang", "erenhot"])
    assert set(table["basis"]) == {"one standard"}


def test_no_common_year_is_no_comparison(data):
    row = one(relative_levels(data, STANDARD, ["benxi"]), place="liaoning", area="urban")
    assert (row["evidence"], row["facts"]) == ("not available", "")
    assert math.isnan(row["value"])


# Pace ----------------------------------------------------------------------------------------------------


def test_pace_over_the_years_that_both_have(data):
    row = one(paces(data, STANDARD, ["hulunbuir"]), place="inner_mongolia", area="urban")
    # own (660 / 530) ** (1 / 3) - 1 = 0.075861, above (732 / 591) ** (1 / 3) - 1 = 0.073926
    assert (row["start_year"], row["end_year"], row["basis"]) == (2017, 2020, "common years")
    assert (row["own"], row["above"]) == pytest.approx((0.075861, 0.073926), abs=1e-6)
    assert row["facts"] == "hulunbuir-014;hulunbuir-032;yardstick-030;yardstick-032"
    assert row["difference"] == pytest.approx(0.001935, abs=1e-6)
    assert verdict(row) == "faster"


def test_pace_over_different_years_has_no_difference(data):
    row = one(paces(data, STANDARD, ["hegang"]), place="heilongjiang", area="urban")
    assert row["basis"] == "own spans"
    assert list(row[["start_year", "end_year", "above_start", "above_end"]]) == [2015, 2020, 2017, 2019]
    assert math.isnan(row["difference"])
    assert verdict(row) == ""


def test_each_reading_of_a_base_year_meets_its_own_years(data):
    table = paces(data, STANDARD, ["xincheng"])
    table = table[(table["place"] == "china") & (table["area"] == "rural")]
    # 1.82 ** (1/5) - 1 = 0.127235 against (5962.7 / 3177.6) ** (1/5) - 1 = 0.134145;
    # 1.82 ** (1/4) - 1 = 0.161496 against (5962.7 / 3744) ** (1/4) - 1 = 0.123380
    leading = table[table["facts"].str.contains("yardstick-029")]
    assert list(leading["start_year"]) == [2015, 2016]
    assert list(leading["difference"]) == pytest.approx([-0.006911, 0.038116], abs=1e-6)
    assert [verdict(row) for row in leading.itertuples()] == ["slower", "faster"]
    # with the printed 5842: (5842 / 3177.6) ** (1/5) - 1 = 0.129516
    assert table["above"].iloc[1] == pytest.approx(0.129516, abs=1e-6)


def test_no_pace_of_a_share(data):
    with pytest.raises(MeasureError, match="no compound rate of figures in percent"):
        paces(data, "nursing_bed_share", ["benxi"])


# Ratio ---------------------------------------------------------------------------------------------------


def test_ratio_above_by_hand():
    # 591 / 404.25 = 1.461967
    assert ratio_above(level(2017, 591), level(2017, 404.25, area="rural"))[0] == pytest.approx(1.461967)
    with pytest.raises(MeasureError, match="here, urban over rural: grade mirror over official"):
        ratio_above(level(2017, 591), level(2017, 404.25, area="rural", grade="official"))


def test_sides_of_different_grades_give_no_ratio(package):
    edit(package, YARDSTICKS, reference_id="yardstick-030", grade="secondary")
    table = ratios(load_dataset(package), STANDARD, ["hulunbuir"])
    assert set(table.loc[table["place"] == "inner_mongolia", "year"]) == {2020, 2022, 2023}


def test_headline_ratio(data):
    # 1.673684 - 1.461967 = 0.211717 in 2017; 1.316489 - 1.392738 = -0.076249 in 2020
    table = beside(data, STANDARD, ["hulunbuir"]).set_index(["place", "year"])["difference"]
    assert table["inner_mongolia", 2017] == pytest.approx(0.211717, abs=2e-6)
    assert table["inner_mongolia", 2020] == pytest.approx(-0.076249, abs=2e-6)


def test_a_promised_share_is_turned_round(data):
    row = one(ratios(data, STANDARD, ["hegang"]), place="heilongjiang", kind="target")
    # 100 / 75; 100 / 75.5 = 1.324503 and 100 / 74.5 = 1.342282
    assert (row["ratio"], row["low"], row["high"]) == pytest.approx((1.333333, 1.324503, 1.342282), abs=1e-6)
    assert row["grade"] == "secondary"


# Export --------------------------------------------------------------------------------------------------


def test_export_tells_own_figures_from_outside_ones(data):
    table = export(data)
    assert set(table["plan"]) == set(data.plan_ids)
    own, above = (table[table["measure"] == name] for name in ("pace", "pace_above"))
    assert (own["grade"] == "").all()
    assert all(apart(data, facts)[0] == "" for facts in above["facts"])
    rates = own[(own["plan"] == "hulunbuir") & (own["place"] == "inner_mongolia")].set_index("area")["value"]
    assert rates["rural"] == pytest.approx(16.5489, abs=1e-3)  # per cent a year


@pytest.mark.parametrize("gone", ["reference/yardsticks.csv", "reference/datapackage.json"])
def test_export_without_outside_figures(package, gone):
    (package / gone).unlink()
    data = load_dataset(package)
    assert not comparable(data, STANDARD)
    table = export(data)
    assert set(table.loc[table["measure"] == "pace_above", "evidence"]) == {"not available"}
    assert (table["grade"] == "").all()
    assert table[table["measure"] == "standard"]["value"].notna().sum() == 20
