"""Aging pressure against the census: demand, its split, capacity, printed rates, bases, profile."""

from __future__ import annotations

import math

import pytest

from analysis import load_dataset
from analysis.errors import MeasureError
from analysis.measures.consistency.populations import explaining_populations
from analysis.measures.pressure import overview
from analysis.measures.pressure.bases import bases, differing
from analysis.measures.pressure.capacity import NURSING, RATE, capacity
from analysis.measures.pressure.demand import demand
from analysis.measures.pressure.profile import PROFILE, profile
from analysis.measures.pressure.rows import COLUMNS, per
from analysis.measures.pressure.split import EFFECTS, effects
from tests.conftest import edit


def one(table, **wanted):
    """Return the one row of a table that has the values given."""
    for column, value in wanted.items():
        table = table[table[column] == value]
    assert len(table) == 1, f"{len(table)} rows for {wanted}"
    return table.iloc[0]


def without(package, *tables):
    for table in tables:
        (package / "reference" / f"{table}.csv").unlink()
    return load_dataset(package)


def test_share_rise_and_dependency_of_a_city_and_the_places_above(data):
    table = demand(data, ["hulunbuir"])
    assert list(table["place"].unique()) == ["hulunbuir", "inner_mongolia", "china"]
    city = table[table["place"] == "hulunbuir"]
    # 460,008 / 2,242,875 = 20.5097 %; 12.11 (12.105 to 12.115) before: a rise of 8.3997 (8.3947 to 8.4047)
    rise = one(city, indicator="share_aged_60_plus_rise")
    assert (rise["start_year"], rise["year"]) == (2010, 2020)
    assert (rise["value"], rise["low"], rise["high"]) == pytest.approx((8.3997, 8.3947, 8.4047), abs=1e-4)
    # 460,008 / 1,520,968 and 307,643 / (2,242,875 - 261,899 - 307,643 = 1,673,333)
    assert one(city, indicator="old_age_dependency_60")["value"] == pytest.approx(46000800 / 1520968)
    assert one(city, indicator="old_age_dependency_65")["value"] == pytest.approx(30764300 / 1673333)
    assert one(city, indicator="share_aged_80_plus")["value"] == pytest.approx(5835700 / 2242875)


def test_a_lacking_figure_of_the_nation_is_not_available_and_grades_travel(data):
    nation = demand(data, ["benxi"]).query("place == 'china'")
    assert one(nation, indicator="share_aged_80_plus")["evidence"] == "not available"
    rise = one(nation, indicator="share_aged_60_plus_rise")
    assert rise["grade"] == "official;secondary"
    assert rise["facts"] == "census2010-041;census2020-084;census2020-081"


def test_the_prefecture_of_a_county_level_place_stands_beside_it(data):
    assert list(demand(data, ["xincheng"])["place"].unique()) == [
        "xincheng", "hohhot", "inner_mongolia", "china",
    ]  # fmt: skip


def test_effects_sum_to_the_rise_and_departure_alone_ages():
    # 10 of 100, then 20 of 100: s(20,90) = 18.18, s(10,80) = 11.11; old (8.18 + 8.89) / 2 ...
    old, rest = effects((10, 20), (90, 80))
    assert old == pytest.approx(((2000 / 110 - 10) + (20 - 1000 / 90)) / 2)
    assert old + rest == pytest.approx(10)
    assert effects((10, 10), (90, 40)) == pytest.approx((0, 10))  # 10 of 100, then 10 of 50
    assert effects((10, 20), (90, 90))[1] == 0
    with pytest.raises(MeasureError, match="above zero"):
        effects((0, 10), (90, 90))


def test_more_than_half_of_the_greatest_rise_is_the_change_of_the_rest(data):
    city = demand(data, ["benxi"]).query("place == 'benxi'").set_index("indicator")
    # 1,709,538 x 15.17 % = 259,337 old, 1,450,201 others; 384,711 and 941,307 ten years later: -35.09 %
    assert city.at["under_60_change", "value"] == pytest.approx(100 * (941307 / 1450201.0854 - 1))
    both = [city.at[name, "value"] for name in EFFECTS]
    assert both == pytest.approx([6.604, 7.238], abs=1e-3)
    rise = demand(data, ["benxi"]).query("place == 'benxi' and indicator == 'share_aged_60_plus_rise'")
    assert sum(both) == pytest.approx(rise["value"].iloc[0])


def test_a_district_that_grew_is_kept_young_by_the_others(data):
    city = demand(data, ["xincheng"]).query("place == 'xincheng'").set_index("indicator")
    assert city.at["rise_by_rest", "value"] < 0 < city.at["rise_by_old", "value"]


def test_beds_on_the_census_stand_beside_the_printed_rate(data):
    table = capacity(data, ["hulunbuir"]).query("place == 'hulunbuir'")
    census = one(table, indicator=RATE, basis="permanent")
    # 18,000 (17,500 to 18,500) / 460.008
    assert (census["value"], census["low"], census["high"]) == pytest.approx(
        (18000 / 460.008, 17500 / 460.008, 18500 / 460.008)
    )
    assert (census["year"], census["denominator_year"], census["grade"]) == (2020, 2020, "open_data")
    assert one(table, indicator=RATE, basis="as printed")["value"] == 58
    nursing = one(table, indicator=NURSING)  # only all beds: 42.5 % x 18,500 / 58,357 at the most
    assert math.isnan(nursing["value"])
    assert nursing["high"] == pytest.approx(100 * 0.425 * 18500 / 58357)


def test_nursing_beds_and_people_per_head(data):
    table = capacity(data)
    row = one(table, plan="xincheng", indicator=NURSING)  # 45 % x 398 = 179.1 of 14,953
    assert row["value"] == pytest.approx(17910 / 14953)
    urban = one(table, plan="hulunbuir", indicator="dibao_recipients_per_1000", group="urban")
    assert urban["value"] == pytest.approx(70000 / 1656.914)
    assert one(table, plan="erenhot", indicator="tekun_recipients_per_1000")["value"] == pytest.approx(
        17 / 75.794
    )
    bound = one(table, plan="hulunbuir", indicator="volunteers_total_per_10000")  # more than 270,000
    assert math.isnan(bound["value"])
    assert bound["low"] == pytest.approx(270000 / 224.2875)
    # Xincheng prints social workers without a unit: no number of persons
    assert one(table, plan="xincheng", indicator="social_workers_per_10000")["evidence"] == "not stated"


def test_beds_of_the_places_above(data):
    table = capacity(data, ["benxi"])
    row = one(table, place="liaoning", indicator=RATE)  # 235,500 / 10,954.467
    assert row["value"] == pytest.approx(235500 / 10954.467)
    assert row["grade"] == "official;open_data"
    assert one(table, place="china", indicator=RATE)["value"] == 31.1


def test_a_rate_on_nobody_is_refused():
    nobody = {"place": "x", "population": "all", "value": 0, "facts": "census2020-001"}
    with pytest.raises(MeasureError, match=r"nobody \(census2020-001\)") as error:
        per({"value": 1, "low": 1, "high": 1, "year": 1, "facts": ""}, nobody, 1000)
    assert error.value.facts == ("census2020-001",)


def test_the_printed_rate_fits_other_populations_than_the_usual_one(data):
    table = explaining_populations(data)
    assert set(table["plan"]) == {"hulunbuir"}
    fits = table.set_index(["population", "population_year"])["consistent"]
    # 17,500 / 0.460008 to 18,500 / 0.460008 is 38.0 to 40.2: never 57.5 to 58.5
    assert not fits["aged_60_plus", 2020]
    assert set(fits.index[fits]) == {("aged_65_plus", 2020), ("aged_60_plus", 2010)}
    assert list(table["usual"]) == [True, False, False, False, False]


def test_a_rate_that_agrees_fits_the_usual_population(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-066", value="39", value_text="39")
    table = explaining_populations(load_dataset(package))
    assert one(table, usual=True)["consistent"]


def test_registered_and_permanent_stand_side_by_side(data):
    table = differing(bases(data)).set_index(["plan", "indicator"])
    share = table.loc[("xincheng", "population_aged_60_plus_share")]
    assert (share["registered"], share["permanent"]) == pytest.approx((8369600 / 439575, 11059200 / 699672))
    least = table.loc[("erenhot", "population_aged_60_plus")]
    assert (least["registered"], least["permanent"], least["at_least"]) == (3918, 10045, True)
    assert set(table.index.get_level_values("plan")) == {"xincheng", "erenhot"}


def test_the_profile_ranks_no_places_of_two_levels_and_folds_nothing(data):
    table = profile(data)
    shares = table[table["indicator"] == "share_aged_60_plus"].set_index("plan")
    assert shares["rank"].isna().all()
    assert shares["ranked"].to_dict() == {
        "benxi": 3, "hegang": 3, "hulunbuir": 3, "xincheng": 2, "erenhot": 2,
    }  # fmt: skip
    beds = table[(table["indicator"] == RATE) & table["value"].notna()]
    assert beds.set_index(["plan", "scope"])["ranked"].to_dict() == {
        ("benxi", "institutions' beds"): 1, ("xincheng", "institutions' beds"): 1,
        ("hulunbuir", "all beds"): 1,
    }  # fmt: skip
    assert set(table["side"]) == {"demand", "capacity"}
    assert table.groupby("plan").size().nunique() == 1
    row = one(table, plan="benxi", indicator="share_aged_60_plus")
    assert (row["province"], row["nation"]) == pytest.approx(
        (1095446700 / 42591407, 26401876600 / 1411778724)
    )
    assert row["grade"] == "official;open_data"


def test_the_exports_name_evidence_grade_and_known_figures(data):
    known = set(data.facts["fact_id"]) | set(data.reference.figures["reference_id"])
    for table, columns in ((overview.export(data), COLUMNS), (profile(data), PROFILE)):
        assert list(table.columns) == list(columns)
        assert {f for text in table["facts"] for f in text.split(";") if f} <= known
        said = table["evidence"].isin(["stated", "derived", "corrected"])
        assert table.loc[said, "facts"].ne("").all()
        assert table.loc[~said, "value"].isna().all()


def test_without_the_census_its_rates_are_not_available_and_nothing_else_changes(package):
    lacking = without(package, "census_2020")
    table = capacity(lacking, ["hulunbuir"]).query("place == 'hulunbuir'")
    # the earlier census is ten years off: beds are not divided by its old people
    assert one(table, indicator=RATE, basis="permanent")["evidence"] == "not available"
    assert one(table, indicator="nursing_bed_share")["value"] == 42
    assert explaining_populations(lacking).empty
    everything = demand(lacking, ["hulunbuir"])
    assert set(everything.loc[everything["value"].notna(), "year"]) == {2010}
