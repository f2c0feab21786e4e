"""Each kind of relation is found in an invented plan, worked by hand, and what cannot be one is not."""

from __future__ import annotations

import math

import pytest

from tests.relations.invented import all_told, fact, mined, told


def test_a_total_of_parts_on_one_line(data):
    # 2,907 + 4,567 = 7,474
    found = mined(
        data,
        fact(1, "tekun_recipients", "7474", "person", line=5),
        fact(2, "tekun_recipients", "2907", "person", line=5, group="urban"),
        fact(3, "tekun_recipients", "4567", "person", line=5, group="rural"),
        fact(4, "volunteers_registered", "6100", "person", line=5),
    )
    assert all_told(found) == [("total", "91 = part 92, part 93")]
    [candidate] = found.candidates
    assert (candidate.formula, candidate.verdict) == ("2907 + 4567", "holds")
    assert candidate.chance < 0.01


def test_a_total_carries_the_rounding_of_its_parts(data):
    # 1.8 万 + 1.8 万 lies between 35,000 and 37,000, so that 3.7 万 (36,500 to 37,500) can be their total
    beds = [
        fact(at, "elderly_beds_total", "1.8", "bed", scale=1e4, group=g)
        for at, g in ((2, "urban"), (3, "rural"))
    ]
    for value, expected in (("3.7", 1), ("3.9", 0)):
        found = mined(data, fact(1, "elderly_beds_total", value, "bed", scale=1e4), *beds)
        assert [told(each)[0] for each in found.candidates].count("total") == expected


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "case"},  # persons and cases are not added
        {"year": "2019"},  # nor are figures of two years
        {"kind": "target"},  # nor what is and what shall be
    ],
)
def test_what_is_unlike_is_not_added(data, other):
    unit, year = other.pop("unit", "person"), other.pop("year", "2020")
    found = mined(
        data,
        fact(1, "tekun_recipients", "7474", "person"),
        fact(2, "tekun_recipients", "2907", "person", group="urban"),
        fact(3, "tekun_recipients", "4567", unit, year, group="rural", **other),
    )
    assert [kind for kind, _ in all_told(found) if kind == "total"] == []


def test_people_times_rate_times_months(data):
    # 59 persons x 200 yuan a month x 12 = 141,600
    people = fact(2, "severe_mental_disorder_subsidy_recipients", "59", "person", line=1)
    rate = fact(3, "severe_mental_disorder_subsidy_standard", "200", "CNY/person/month", line=1)
    outlay = "severe_mental_disorder_subsidy_outlay"
    [whole] = mined(data, fact(1, outlay, "14.16", "CNY", scale=1e4, line=1), people, rate).candidates
    assert (told(whole), whole.combination.factor) == (("product", "91 = people 92, rate 93"), 12)
    # July to December are the six months that are printed: 70,800
    half = fact(1, outlay, "7.08", "CNY", "2020-07/2020-12", scale=1e4, line=1)
    [part] = mined(data, half, people, rate).candidates
    assert (part.combination.factor, part.verdict) == (6, "holds")


def test_a_yearly_rate_is_paid_once_a_year(data):
    # 100 persons x 6,000 yuan a year = 600,000, which the checks write as 12 months of 500
    found = mined(
        data,
        fact(1, "dibao_outlay", "600000", "CNY", line=1),
        fact(2, "dibao_recipients", "100", "person", line=1),
        fact(3, "dibao_standard", "6000", "CNY/person/year", line=1),
    )
    assert [(told(each), each.combination.factor) for each in found.candidates] == [
        (("product", "91 = people 92, rate 93"), 12)
    ]


def test_payments_are_persons_for_a_month(data):
    # 17 persons x 12 months = 204 payments; 204 x 2,000 yuan = 408,000; the two factors give it as well
    found = mined(
        data,
        fact(1, "tekun_recipients", "17", "person", line=1),
        fact(2, "tekun_standard", "2000", "CNY/person/month", line=1),
        fact(3, "tekun_payment_cases", "204", "case", line=1),
        fact(4, "tekun_outlay", "40.8", "CNY", scale=1e4, line=1),
    )
    assert set(all_told(found)) == {
        ("product", "93 = people 91"),
        ("product", "94 = people 93, rate 92"),
        ("product", "94 = people 91, rate 92"),
    }


def test_an_outlay_of_years_adds_people_times_rate(data):
    # 12 x (100 x 500 + 90 x 550) = 1,194,000; 1.5 million differs, and is told as the words belong together
    found = mined(
        data,
        fact(1, "dibao_outlay", "150", "CNY", "2019/2020", scale=1e4),
        fact(2, "dibao_recipients", "100", "person", "2019"),
        fact(3, "dibao_subsidy", "500", "CNY/person/month", "2019"),
        fact(4, "dibao_recipients", "90", "person"),
        fact(5, "dibao_subsidy", "550", "CNY/person/month"),
    )
    [candidate] = [each for each in found.candidates if len(each.combination.operands) == 4]
    assert told(candidate) == ("product", "91 = people 92, rate 93, people 94, rate 95")
    assert (candidate.verdict, candidate.formula) == ("differs", "12 × (100 × 500 + 90 × 550)")
    assert math.isnan(candidate.chance)


def test_a_rate_of_two_counts_by_their_units(data):
    # 365 workers in 73 communities are five each
    found = mined(
        data,
        fact(1, "social_workers_per_community", "5", "person_per_facility", line=1),
        fact(2, "community_workers", "365", "person", line=1),
        fact(3, "elderly_facilities", "73", "facility", line=1),
        fact(4, "communities", "73", "community", line=1),
    )
    assert all_told(found) == [("average", "91 = amount 92, count 93")]


def test_a_share_of_one_or_two_parts(data):
    # 83,696 / 439,575 = 19.04 %; (105 + 5) / 200 = 55 %
    one = mined(
        data,
        fact(1, "population_aged_60_plus_share", "19.0", "percent", line=1),
        fact(2, "population_aged_60_plus", "83696", "person", line=1),
        fact(3, "population_registered", "439575", "person", line=1),
    )
    assert all_told(one) == [("share", "91 = part 92, whole 93")]
    two = mined(
        data,
        fact(1, "community_workers_certified_share", "55", "percent", line=1),
        fact(2, "community_workers", "105", "person", line=1, group="all_vocational_certificate"),
        fact(3, "community_workers", "5", "person", line=1, group="all_social_worker_certificate"),
        fact(4, "community_workers", "200", "person", line=1),
    )
    assert all_told(two)[0] == ("share", "91 = part 92, part 93, whole 94")


def test_a_ratio_of_standards_by_month_and_by_year(data):
    # 665 / (5,400 / 12) = 1.478
    found = mined(
        data,
        fact(1, "dibao_standard:urban_to_rural_ratio", "1.48", "ratio"),
        fact(2, "dibao_standard", "665", "CNY/person/month", group="urban"),
        fact(3, "dibao_standard", "5400", "CNY/person/year", group="rural"),
    )
    assert all_told(found) == [("ratio", "91 = above 92, below 93")]


def test_growth_a_year_in_all_and_as_a_difference(data):
    # 488 to 660: 35.2 % in all, 7.8 % a year over four years, 172 yuan
    levels = (
        fact(2, "dibao_standard", "488", "CNY/person/month", "2016"),
        fact(3, "dibao_standard", "660", "CNY/person/month"),
    )
    for value, unit, indicator in (
        ("35.2", "percent", "dibao_standard:cumulative_change"),
        ("7.8", "percent_per_year", "dibao_standard:annual_growth"),
        ("172", "CNY/person/month", "temporary_relief_average"),
    ):
        claim = fact(1, indicator, value, unit, "2016/2020", kind="stated")
        assert ("growth", "91 = start 92, end 93") in all_told(mined(data, claim, *levels)), indicator
    # 7.1 is not it, but is what the code list calls the growth of these levels
    claim = fact(1, "dibao_standard:annual_growth", "7.1", "percent_per_year", "2016/2020", kind="stated")
    [candidate] = mined(data, claim, *levels).candidates
    assert (told(candidate)[1], candidate.verdict) == ("91 = start 92, end 93", "differs")


def test_a_figure_of_the_table_in_the_text(data):
    table = fact(1, "nursing_bed_share", "55", "percent", "2025", kind="target", origin="indicator_table")
    text = fact(2, "nursing_bed_share", "55", "percent", "2025", kind="target", comparator=">=")
    other = fact(3, "nursing_bed_share", "50", "percent", "2025", kind="target")
    assert all_told(mined(data, table, text)) == [("table_text", "92 = same 91")]
    [candidate] = mined(data, table, other).candidates
    assert (told(candidate), candidate.verdict) == (("table_text", "93 = same 91"), "differs")


def test_the_ends_of_a_range_do_not_repeat_each_other(data):
    low = fact(1, "community_committee_staff", "5", "person_per_facility", kind="rule", comparator=">=")
    high = fact(2, "community_committee_staff", "9", "person_per_facility", kind="rule", comparator="<=")
    assert mined(data, low, high).candidates == []


def test_one_number_for_two_facts_does_not_repeat_itself(data):
    one = fact(1, "communities", "8", "community", shared_with="hulunbuir-92")
    two = fact(2, "community_elections_completed", "8", "community", shared_with="hulunbuir-91", line=9)
    assert mined(data, one, two).candidates == []
