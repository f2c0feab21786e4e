"""The scissors: indices, what is paid of the standard, and the mix of town and country."""

from __future__ import annotations

import pytest

from analysis import MeasureError, load_dataset
from analysis.measures.urban_rural.scissors import composition, family, outlay_check, paid_share, scissors
from tests.conftest import edit

STANDARD = "dibao_standard"


def index(table, **where) -> float:
    for column, value in where.items():
        table = table[table[column] == value]
    assert len(table) == 1
    return table["index"].iat[0]


def test_indices_of_all_four_blades(data):
    table = scissors(data, STANDARD, ["hulunbuir"])
    end = {"group": "urban", "year": 2020}
    # 660 / 488 = 1.3525; 554.1 / 471.3 = 1.1757; 7.0 / 11.6 = 0.6034; 0.6034 x 1.1757 = 0.7095
    assert index(table, role="standard", **end) == pytest.approx(135.25, abs=5e-3)
    assert index(table, role="subsidy", **end) == pytest.approx(117.57, abs=5e-3)
    assert index(table, role="recipients", **end) == pytest.approx(60.34, abs=5e-3)
    assert index(table, role="outlay", **end) == pytest.approx(70.95, abs=5e-3)


def test_outlay_is_reckoned_and_says_so(data):
    # 116,000 persons x 471.3 CNY a month x 12 = 656,049,600 CNY
    table = scissors(data, STANDARD, ["hulunbuir"])
    row = table[(table["role"] == "outlay") & (table["group"] == "urban") & (table["year"] == 2016)].iloc[0]
    assert (row["value"], row["unit"], row["evidence"]) == (pytest.approx(656_049_600), "CNY", "derived")
    assert row["facts"] == "hulunbuir-006;hulunbuir-010"


def test_rounding_of_an_index(data):
    # 7.0 of 11.6 (10,000 persons): 6.95 / 11.65 = 0.5966, 7.05 / 11.55 = 0.6104
    table = scissors(data, STANDARD, ["hulunbuir"])
    row = table[(table["role"] == "recipients") & (table["group"] == "urban") & (table["year"] == 2020)].iloc[
        0
    ]
    assert (row["index_low"], row["index_high"]) == pytest.approx((59.66, 61.04), abs=5e-3)


def test_base_is_the_first_common_year(data):
    # standards from 2015 (as corrected), outlays from 2016: 2016 is the base, 795 / 640 = 1.2422 by 2019
    table = scissors(data, STANDARD, ["erenhot"])
    assert set(table["base_year"]) == {2016}
    assert index(table, role="standard", year=2019) == pytest.approx(124.22, abs=5e-3)
    assert index(table, role="outlay", year=2019) == pytest.approx(100 * 337.5 / 387.59)
    assert set(table.loc[table["year"] == 2019, "evidence"]) == {"corrected", "series"}


def test_one_series_is_no_pair_of_scissors(data):
    table = scissors(data, STANDARD, ["benxi", "xincheng"])
    assert list(table["evidence"]) == ["not stated", "not stated"]


def test_an_index_from_zero_is_refused(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-006", value="0", value_text="0")
    with pytest.raises(
        MeasureError, match="hulunbuir, dibao_recipients, urban: an index needs a base above zero"
    ):
        scissors(load_dataset(package), STANDARD, ["hulunbuir"])


def test_only_a_scheme_with_a_standard_has_scissors(data):
    assert list(family(data, "tekun_standard")) == ["standard", "recipients", "outlay"]
    with pytest.raises(MeasureError, match="nursing_bed_share: no scheme"):
        scissors(data, "nursing_bed_share")


def test_share_of_the_standard_that_is_paid(data):
    # 337.5 of 6016 / 12 = 501.33: 0.6732; before it 247.7 of 3500 / 12 = 291.67: 0.8493
    table = paid_share(data, STANDARD, ["hulunbuir"]).query("group == 'rural'")
    assert list(table["share"].iloc[[0, -1]]) == pytest.approx([0.8493, 0.6732], abs=5e-5)


def test_mix_of_town_and_country(data):
    # urban share 11.6 / 20.4 = 0.568627, then 7.0 / 12.3 = 0.569106
    # mean 0.568627 x 471.3 + 0.431373 x 247.7 = 374.845; 0.569106 x 554.1 + 0.430894 x 337.5 = 460.768
    # mix (0.569106 - 0.568627) x ((471.3 + 554.1) - (247.7 + 337.5)) / 2 = 0.000478 x 220.1 = 0.105
    row = composition(data, STANDARD).iloc[0]
    assert (row["plan"], row["start_year"], row["end_year"]) == ("hulunbuir", 2016, 2020)
    assert (row["mean_start"], row["mean_end"]) == pytest.approx((374.845, 460.768), abs=5e-4)
    assert row["mix"] == pytest.approx(0.105, abs=5e-4)
    assert row["own"] + row["mix"] == pytest.approx(row["change"])


def test_no_mix_without_both_sides(data):
    assert composition(data, STANDARD, ["hegang", "benxi"]).empty


def test_reckoned_outlays_against_the_printed_total(data):
    # by year, in units of 10^8 CNY: 9.1762 + 8.1967 + 8.7729 + 6.9886 + 6.8009 = 39.9353, printed 41.9
    row = outlay_check(data, STANDARD).iloc[0]
    assert (row["plan"], row["start_year"], row["end_year"]) == ("hulunbuir", 2016, 2020)
    assert row["reckoned"] / 1e8 == pytest.approx(39.9353, abs=5e-4)
    assert row["printed"] == 4.19e9
    assert row["high"] < row["printed"]  # rounding does not explain the difference
