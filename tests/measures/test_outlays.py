"""Outlays and rolls: worked cases, refusals, headline numbers, and a data folder without the census."""

import math

import pytest

from analysis import MeasureError, load_dataset
from analysis.measures.outlays.decomposition import bearers, changes, log_change
from analysis.measures.outlays.equivalents import agreements, average, equivalents, ratios, share_paid
from analysis.measures.outlays.inhabitants import inhabitant_table, per_inhabitant
from analysis.measures.outlays.overview import export
from analysis.measures.outlays.rolls import rolls
from analysis.measures.outlays.rows import PROGRAMMES, months, printed
from analysis.measures.outlays.spending import reckoned, rest_of_period, spending


def row(data, plan, programme, role, start, group="all"):
    """Return the one printed row that begins with `start`."""
    [found] = [
        r
        for r in printed(data, plan, programme, role)
        if r["start"] == start and r["group"] == group and (len(start) > 4 or r["end"] == start)
    ]
    return found


def period(data, plan, programme, role="outlay"):
    """Return the one printed row over several years."""
    [found] = [r for r in printed(data, plan, programme, role) if r["start"][:4] != r["end"][:4]]
    return found


def test_every_indicator_of_a_programme_is_on_the_list(data):
    named = {name for roles in PROGRAMMES.values() for names in roles.values() for name in names}
    assert named <= set(data.indicators["indicator"])


# Worked cases --------------------------------------------------------------------------------------------


def test_average_of_a_year_over_persons_and_over_payments(data):
    outlay = row(data, "erenhot", "tekun", "outlay", "2020")
    # 408,000 / 17 persons / 12 months = 2,000; 408,000 / 204 monthly payments = 2,000
    for role in ("recipients", "payments"):
        found = average(data, outlay, row(data, "erenhot", "tekun", role, "2020"))
        assert found["value"] == pytest.approx(2000)
        assert found["unit"] == "CNY/person/month"
    # 40.8 万元 is 407,500 to 408,500, over 204: 1,997.5 to 2,002.5
    assert (found["low"], found["high"]) == (pytest.approx(407500 / 204), pytest.approx(408500 / 204))


def test_average_of_half_a_year_is_divided_by_its_months(data):
    outlay = row(data, "erenhot", "mental_disorder", "outlay", "2017-07")
    assert months(outlay) == 6
    # 46,800 / 39 / 6 = 200
    found = average(data, outlay, row(data, "erenhot", "mental_disorder", "recipients", "2017"))
    assert found["value"] == pytest.approx(200)


def test_average_of_cases_is_yuan_per_case_and_no_yuan_per_person(data):
    # 127,328,500 / 79,622 = 1,599.16 over the same five years
    found = average(
        data,
        period(data, "hulunbuir", "temporary_relief"),
        period(data, "hulunbuir", "temporary_relief", "cases"),
    )
    assert found["value"] == pytest.approx(1599.16, abs=0.01)
    assert found["unit"] == "CNY/case"


def test_average_over_more_than_so_many_is_only_bounded_from_above(data):
    outlay = row(data, "erenhot", "elderly_allowance", "outlay", "2020")
    found = average(data, outlay, row(data, "erenhot", "elderly_allowance", "recipients", "2020"))
    # at most 2,624,750 / 1,300 / 12 = 168.25
    assert math.isnan(found["value"]) and math.isnan(found["low"])
    assert found["high"] == pytest.approx(2624750 / 1300 / 12)


def test_full_standard_equivalents(data):
    outlay = row(data, "erenhot", "dibao", "outlay", "2019")
    found = equivalents(data, outlay, row(data, "erenhot", "dibao", "standard", "2019"))
    # 3,375,000 / (12 x 795) = 353.8 persons; the year of the standard is a declared correction
    assert found["value"] == pytest.approx(353.77, abs=0.01)
    assert found["unit"] == "person"
    assert found["evidence"] == "corrected"
    # low: 3,374,500 / (12 x 795.5); high: 3,375,500 / (12 x 794.5)
    assert (found["low"], found["high"]) == (pytest.approx(353.50, abs=0.01), pytest.approx(354.05, abs=0.01))


def test_reckoned_outlay_and_the_sum_over_a_printed_period(data):
    people, paid = (
        row(data, "hulunbuir", "dibao", role, "2020", "urban") for role in ("recipients", "average")
    )
    # 70,000 x 554.1 x 12 = 465,444,000; rounding: 69,500 x 554.05 x 12 at least
    found = reckoned(data, people, paid)
    assert found["value"] == pytest.approx(465_444_000)
    assert found["low"] == pytest.approx(69_500 * 554.05 * 12)
    check = agreements(data, ["hulunbuir"])
    [total] = check[check["against"] == "outlay"].to_dict("records")
    assert total["computed"] / total["printed"] == pytest.approx(0.9531, abs=1e-4)
    assert (total["claim"], total["verdict"]) == ("hulunbuir-005", "unexplained")


def test_rest_of_a_printed_total(data):
    [rest] = rest_of_period(data, "erenhot", "temporary_relief")
    # 3,281,000 - 415,500 = 2,865,500 for the four years before the last
    assert (rest["value"], rest["start"], rest["end"]) == (pytest.approx(2_865_500), "2016", "2019")


def test_per_inhabitant_carries_the_grade(data):
    found = per_inhabitant(data, period(data, "hulunbuir", "dibao"))
    # 4,190,000,000 / 5 years / 2,242,875 inhabitants = 373.63
    assert found["value"] == pytest.approx(373.63, abs=0.01)
    assert (found["grade"], found["facts"]) == ("open_data", "hulunbuir-005;census2020-001")


def test_changes_add_up_to_the_rise_of_the_standard(data):
    table = bearers(data).set_index(["plan", "programme", "group"])
    urban = table.loc[("hulunbuir", "dibao", "urban")]
    # ln(660/488) = 0.3019; recipients 11.6 to 7.0: 0.5051; part 96.6 % to 84.0 %: 0.1401;
    # outlay ln(7.0 x 554.1 / (11.6 x 471.3)) = -0.3432; -0.3432 + 0.5051 + 0.1401 = 0.3019
    assert urban[["standard", "budget", "roll", "part"]].tolist() == pytest.approx(
        [0.3019, -0.3432, 0.5051, 0.1401], abs=1e-4
    )
    assert urban["budget"] + urban["roll"] + urban["part"] == pytest.approx(urban["standard"])
    whole = table.loc[("erenhot", "dibao", "all")]
    # ln(795/640) = 0.2169; ln(337.5/387.59) = -0.1384; the rest, 0.3553, is roll and part together
    assert whole[["standard", "budget", "roll_and_part"]].tolist() == pytest.approx(
        [0.2169, -0.1384, 0.3553], abs=1e-4
    )
    assert math.isnan(whole["roll"])
    assert [bool(urban["reckoned"]), bool(whole["reckoned"])] == [True, False]


def test_outlays_of_part_of_a_year_do_not_enter_changes(data):
    table = changes(data, ["erenhot"])
    own = table[table["programme"] == "mental_disorder"]
    assert "change_outlay" not in set(own["measure"])
    assert "change_recipients" in set(own["measure"])


# Refusals ------------------------------------------------------------------------------------------------


def test_a_cumulative_outlay_is_not_divided_by_a_years_recipients(data):
    total = period(data, "hulunbuir", "tekun")
    with pytest.raises(
        MeasureError, match="hulunbuir, tekun_outlay, all: a cumulative outlay over the recip"
    ):
        average(data, total, row(data, "hulunbuir", "tekun", "recipients", "2020"))
    with pytest.raises(MeasureError, match="a cumulative outlay over the standard"):
        equivalents(
            data, total, row(data, "hulunbuir", "tekun", "standard", "2020", "urban") | {"group": "all"}
        )


def test_figures_of_other_years_areas_or_programmes_are_refused(data):
    outlay = row(data, "erenhot", "disabled", "outlay", "2020")
    people = row(data, "erenhot", "disabled", "recipients", "2016")
    with pytest.raises(MeasureError, match="outlay of 2020 over recipients of 2016"):
        average(data, outlay, people)
    with pytest.raises(MeasureError, match="group 'all' against 'urban'"):
        average(data, outlay, people | {"group": "urban"})
    with pytest.raises(MeasureError, match="programme 'disabled' against 'tekun'"):
        average(data, outlay, row(data, "erenhot", "tekun", "recipients", "2020"))
    with pytest.raises(MeasureError, match="over the standard of 2017"):
        equivalents(
            data,
            row(data, "erenhot", "dibao", "outlay", "2019"),
            row(data, "erenhot", "dibao", "standard", "2017"),
        )


def test_households_parts_and_cases_are_no_roll(data):
    outlay = row(data, "erenhot", "disabled", "outlay", "2020")
    part = next(r for r in printed(data, "erenhot", "disabled", "part") if r["start"] == "2020")
    with pytest.raises(MeasureError, match="is no roll of the whole programme"):
        average(data, outlay, part)
    relief = row(data, "erenhot", "temporary_relief", "outlay", "2020")
    case = average(data, relief, row(data, "erenhot", "temporary_relief", "cases", "2020"))
    standard = row(data, "erenhot", "dibao", "standard", "2020") | {"programme": "temporary_relief"}
    with pytest.raises(MeasureError, match="CNY/case over CNY/person/month"):
        share_paid(data, case, standard)
    people = row(data, "hulunbuir", "dibao", "recipients", "2020", "urban")
    with pytest.raises(MeasureError, match="subsidy of 2019"):
        reckoned(data, people, row(data, "hulunbuir", "dibao", "average", "2019", "urban"))


def test_part_of_a_year_or_of_the_people_has_no_outlay_per_inhabitant(data):
    with pytest.raises(MeasureError, match="no whole year"):
        per_inhabitant(data, row(data, "erenhot", "mental_disorder", "outlay", "2017-07"))
    with pytest.raises(MeasureError, match="some of the people"):
        per_inhabitant(data, row(data, "erenhot", "dibao", "outlay", "2019") | {"group": "urban"})


def test_no_change_between_a_year_and_itself(data):
    one = row(data, "erenhot", "dibao", "outlay", "2019")
    with pytest.raises(MeasureError, match="from 2019"):
        log_change(data, one, one)


# Tables --------------------------------------------------------------------------------------------------


def test_silent_plans_are_not_stated_and_promises_stand_apart(data):
    table = export(data)
    own = table[table["plan"] == "xincheng"]
    assert set(own["evidence"]) == {"not stated"}
    assert own["value"].isna().all()
    promised = ratios(data, ["hegang"]).query("measure == 'average_promised'")
    assert promised["unit"].tolist() == ["CNY/person"]


def test_a_count_printed_to_the_last_one_is_exact_and_one_in_ten_thousands_is_not(data):
    table = rolls(data, ["hulunbuir"]).query(
        "measure == 'recipients' and start == '2020' and group == 'urban'"
    )
    ends = table.set_index("programme")[["low", "high"]]
    assert ends.loc["dibao"].tolist() == [69_500, 70_500]
    assert ends.loc["tekun"].tolist() == [2634, 2634]


def test_without_the_census_only_outlays_per_inhabitant_are_gone(data, package):
    (package / "reference" / "census_2020.csv").unlink()
    bare = load_dataset(package)
    table = inhabitant_table(bare)
    assert set(table["evidence"]) == {"not available"}
    assert table["value"].isna().all()
    assert len(spending(bare)) == len(spending(data))
