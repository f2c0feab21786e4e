"""Urban-rural ratios, paces, targets and scissors on cases worked by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import MeasureError, load_dataset
from analysis.measures.urban_rural import ratios as urban_rural
from analysis.measures.urban_rural.pace import log_pace, parity_table, windows, windows_of, years_to_parity
from analysis.measures.urban_rural.points import level_ratio, points, rises
from analysis.measures.urban_rural.targets import reach
from tests.conftest import edit

STANDARD = "dibao_standard"


def one(table: pd.DataFrame, **where) -> pd.Series:
    for column, value in where.items():
        table = table[table[column] == value]
    assert len(table) == 1, table
    return table.iloc[0]


# Points --------------------------------------------------------------------------------------------------


def test_export_names_every_plan_and_every_indicator(data):
    table = urban_rural.export(data)
    assert list(table.columns) == [
        "plan", "indicator", "year", "kind", "area", "urban", "rural", "unit", "ratio", "ratio_low",
        "ratio_high", "evidence", "facts",
    ]  # fmt: skip
    for _, own in table.groupby("indicator"):
        assert set(own["plan"]) == set(data.plan_ids)
    assert (table["facts"] == "").equals(table["evidence"] == "not stated")
    assert set(table["kind"]) == {"observed", "target"}


def test_rounding_is_carried_through_the_ratio(data):
    # 660 is 659.5 to 660.5 a month, 6016 is 6015.5 to 6016.5 a year:
    # low 659.5 / (6016.5 / 12) = 1.315383, high 660.5 / (6015.5 / 12) = 1.317596
    row = one(points(data, STANDARD, ["hulunbuir"]), year=2020, kind="observed")
    assert (row["ratio_low"], row["ratio_high"]) == pytest.approx((1.315383, 1.317596), abs=1e-6)
    assert row["evidence"] == "series"


def test_rural_share_is_turned_round_with_its_rounding(data):
    # 75 % promised: 100 / 75 = 1.3333; printed 75 is 74.5 to 75.5: 100 / 75.5 = 1.3245, 100 / 74.5 = 1.3423
    row = one(points(data, STANDARD, ["xincheng"]), kind="target")
    found = (row["ratio"], row["ratio_low"], row["ratio_high"])
    assert found == pytest.approx((1.3333, 1.3245, 1.3423), abs=5e-5)


def test_ratio_before_a_rise_is_implied_by_area(data):
    # 665 / 1.349 = 492.96 and 450 / 1.585 = 283.91 a month; 492.96 / 283.91 = 1.7363
    table = points(data, STANDARD, ["benxi"])
    row = one(table, area="urban_districts:rural_districts")
    found = (row["urban"], row["rural"], row["ratio"])
    assert found == pytest.approx((492.96, 283.91, 1.7363), abs=5e-3)
    assert (row["evidence"], row["basis"], row["year"]) == ("derived", "implied", 2015)
    # what has no partner of its own name meets what is left on the other side
    assert set(table["area"]) >= {"urban_county_seats:rural_counties", "urban_other_townships:rural_counties"}


def test_a_rise_of_one_year_counts_from_the_year_before(data):
    # 72.78 % in 2020; rises of 4.6 % and 6.1 %: 100 / 72.78 x 1.061 / 1.046 = 1.3937 in 2019
    row = one(points(data, STANDARD, ["xincheng"]), year=2019)
    assert row["ratio"] == pytest.approx(1.3937, abs=5e-5)
    starts = {
        rise["end_year"]: rise["starts"]
        for rise in rises(data, "xincheng", STANDARD)
        if len(rise["starts"]) > 1
    }
    assert starts == {2020: [2015, 2016]}  # over a period two base years are possible


def test_one_average_for_all_is_no_common_standard(data):
    # 380 CNY is paid on average over town and country together; that says nothing of either
    assert one(points(data, "dibao_subsidy", ["hegang"]))["evidence"] == "not stated"
    assert one(points(data, STANDARD, ["hegang"]), kind="observed")["evidence"] == "one standard"


def test_repeated_target_is_one_row_with_both_facts(data):
    row = one(points(data, STANDARD, ["benxi"]), kind="target")
    assert (row["ratio"], row["facts"]) == (1.3, "benxi-032;benxi-066")


def test_no_ratio_of_two_different_years(data):
    # the earlier urban standard is of 2016, the earlier rural one of 2015
    urban, rural = (data.series("hegang", "tekun_standard", group).iloc[0] for group in ("urban", "rural"))
    with pytest.raises(
        MeasureError,
        match=r"hegang, tekun_standard, urban and rural \(hegang-011, hegang-013\): no ratio of 2016 to 2015",
    ):
        level_ratio(data, "hegang", "tekun_standard", urban, rural)
    assert list(points(data, "tekun_standard", ["hegang"])["year"]) == [2020]


def test_a_ratio_needs_levels_above_zero(package):
    edit(package, "facts/benxi.csv", fact_id="benxi-009", value="0", value_text="0")
    with pytest.raises(
        MeasureError,
        match=r"urban and rural \(benxi-008, benxi-009\): a ratio needs levels above zero",
    ):
        points(load_dataset(package), STANDARD, ["benxi"])


def test_a_unit_that_does_not_convert_is_refused(package):
    edit(package, "facts/benxi.csv", fact_id="benxi-009", unit="not_stated")
    with pytest.raises(MeasureError, match="not_stated"):
        points(load_dataset(package), STANDARD, ["benxi"])


def test_stated_ratio_beside_the_computed_one(data):
    # 665 x 12 / 5400 = 1.4778 lies in 1.475 to 1.485, what 1.48 may stand for
    table = urban_rural.stated_beside_computed(data, STANDARD)
    row = one(table, plan="benxi")
    assert (row["stated"], row["verdict"]) == (1.48, "holds")
    assert row["computed"] == pytest.approx(665 * 12 / 5400)
    assert one(table, plan="xincheng")["verdict"] == "not checkable"


def test_stated_ratio_that_does_not_hold(package):
    edit(package, "facts/benxi.csv", fact_id="benxi-031", value="1.52", value_text="1.52")
    table = urban_rural.stated_beside_computed(load_dataset(package), STANDARD, ["benxi"])
    assert one(table)["verdict"] == "unexplained"


# Pace ----------------------------------------------------------------------------------------------------


def test_share_closed_depends_on_the_convention(data):
    # R from 1.673143 to 1.316489. As a ratio: 1 - 0.316489 / 0.673143 = 0.5298.
    # As a share: 1 / R from 0.597678 to 0.759596: 1 - 0.240404 / 0.402322 = 0.4025.
    # In logs: 1 - 0.274968 / 0.514704 = 0.4658
    row = one(urban_rural.gap_closed(data, STANDARD, ["hulunbuir"]))
    found = (row["by_ratio"], row["by_share"], row["by_log"])
    assert found == pytest.approx((0.5298, 0.4025, 0.4658), abs=5e-5)


def test_one_step_carries_the_trend(data):
    # ln 1.362550 - ln 1.673684 = -0.205670, of ln 1.316489 - ln 1.673143 = -0.239735: 0.8579
    row = one(urban_rural.gap_closed(data, STANDARD, ["hulunbuir"]))
    assert row["step_start"] == 2017
    assert row["step_share"] == pytest.approx(0.8579, abs=5e-5)


def test_every_window_of_five_years(data):
    # five years give 5 x 4 / 2 = 10 windows; over 2016-2020 the pace is -0.239735 / 4 = -0.059934
    table = windows(data, STANDARD, ["hulunbuir"])
    assert len(table) == 10
    assert one(table, start_year=2016, end_year=2020)["pace"] == pytest.approx(-0.059934, abs=1e-6)
    # 488 / 3500 and 530 / 3800 differ by less than their rounding
    assert list(table.loc[table["direction"] == "flat", "start_year"]) == [2016]


def test_implied_window_has_two_base_years(data):
    # ln 1.336 - ln 1.82 = -0.309157: over five intervals -0.061831, over four -0.077289
    table = windows(data, STANDARD, ["xincheng"])
    paces = table.set_index("base_assumption")["pace"]
    assert paces["headline"] == pytest.approx(-0.061831, abs=1e-6)
    assert paces["sensitivity"] == pytest.approx(-0.077289, abs=1e-6)


def test_years_to_parity_are_a_range(data):
    # slowest window that closes 2018-19: 0.274968 / 0.011227 = 24.5; fastest 2017-18: / 0.205670 = 1.34
    row = one(parity_table(data, STANDARD, ["hulunbuir"]))
    assert (row["state"], row["closing"], row["windows"]) == ("range", 9, 10)
    assert (row["years_low"], row["years_high"]) == pytest.approx((1.34, 24.49), abs=5e-3)


def test_parity_of_those_without_a_path(data):
    table = parity_table(data, STANDARD).set_index("plan")["state"]
    assert (table["hegang"], table["erenhot"]) == ("one standard", "one standard")
    tekun = parity_table(data, "tekun_standard").set_index("plan")["state"]
    assert (tekun["hegang"], tekun["benxi"]) == ("one ratio", "not stated")


def test_no_years_to_parity_past_parity(package):
    # 660 a month against 8400 a year is 660 / 700 = 0.94: the country has overtaken the town
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-033", value="8400", value_text="8400")
    edited = load_dataset(package)
    assert one(parity_table(edited, STANDARD, ["hulunbuir"]))["state"] == "passed parity"
    path = list(points(edited, STANDARD, ["hulunbuir"]).query("kind == 'observed'")["ratio"])
    with pytest.raises(MeasureError, match="town: no years to parity, for the path has passed or reached it"):
        years_to_parity(path, windows_of(edited, "hulunbuir", STANDARD), "town")
    assert urban_rural.gap_closed(edited, STANDARD, ["hulunbuir"]).empty


def test_no_years_to_parity_from_one_ratio_or_without_closing():
    ratios = [1.2, 1.3]
    with pytest.raises(MeasureError, match="here: no years to parity from one ratio"):
        years_to_parity(ratios, [], "here")
    widening = [{"pace": 0.08, "direction": "widening"}]
    with pytest.raises(MeasureError, match="here: no years to parity, for the gap closes in no window"):
        years_to_parity(ratios, widening, "here")


@pytest.mark.parametrize(
    ("start", "end", "intervals", "said"),
    [(1.2, 1.1, 0, "one point has no pace"), (0, 1.1, 2, "above zero"), (math.nan, 1.1, 2, "above zero")],
)
def test_pace_refuses(start, end, intervals, said):
    with pytest.raises(MeasureError, match=f"a plan: .*{said}"):
        log_pace(start, end, intervals, "a plan")


def test_pace_is_the_same_in_both_conventions():
    # urban : rural 1.5 to 1.2; rural : urban 0.6667 to 0.8333: ln 1.2 - ln 1.5 = -0.2231
    there, back = log_pace(1.5, 1.2, 1, ""), log_pace(1 / 1.5, 1 / 1.2, 1, "")
    assert there == pytest.approx(-0.2231, abs=5e-5)
    assert back == pytest.approx(-there)


# Targets -------------------------------------------------------------------------------------------------


def test_past_paces_against_the_target(data):
    # needed (ln 1.3 - ln 1.477778) / 5 = -0.025635; districts (0.390540 - 0.551761) / 5 = -0.032244:
    # 1.477778 x exp(-0.161221) = 1.2577; in the county seats -0.018726 x 5 leads to 1.3457 only
    table = reach(data, STANDARD, ["benxi"])
    town = one(table, area="urban_districts:rural_districts", base_assumption="headline")
    assert town["required_pace"] == pytest.approx(-0.025635, abs=1e-6)
    assert (town["projected"], town["verdict"]) == (pytest.approx(1.2577, abs=5e-5), "reaches")
    seats = one(table, area="urban_county_seats:rural_counties", base_assumption="headline")
    assert (seats["projected"], seats["verdict"]) == (pytest.approx(1.3457, abs=5e-5), "falls short")


def test_every_past_pace_exceeds_a_modest_target(data):
    table = reach(data, STANDARD, ["xincheng"])
    assert list(table["verdict"]) == ["reaches", "passes parity", "reaches"]


def test_targets_of_those_that_promise_nothing(data):
    table = reach(data, STANDARD, ["hulunbuir", "hegang"]).set_index("plan")["verdict"]
    assert (table["hulunbuir"], table["hegang"]) == ("not stated", "one standard")


def test_target_that_is_met_already(package):
    edit(package, "facts/xincheng.csv", fact_id="xincheng-045", value="70", value_text="70")
    assert one(reach(load_dataset(package), STANDARD, ["xincheng"]))["verdict"] == "already met"


def test_target_without_a_past(package):
    for fact in ("xincheng-009", "xincheng-040"):  # the rises of the towns are gone
        edit(package, "facts/xincheng.csv", fact_id=fact, group="all")
    assert one(reach(load_dataset(package), STANDARD, ["xincheng"]))["verdict"] == "no past pace"
