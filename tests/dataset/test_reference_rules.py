"""Outside figures that break the contract are refused, with file, row and column; nothing is let pass."""

from __future__ import annotations

import json

import pytest

from analysis import load_dataset
from tests.conftest import append, edit, only, outside, refused

C20, C10, YARD = (f"reference/{name}.csv" for name in ("census_2020", "census_2010", "yardsticks"))
PLACES, NAMES = "reference/places.csv", "reference/populations.csv"
DESCRIPTOR = "reference/datapackage.json"


def figure(ident: str, place: str, indicator: str, year: int, value: str, unit: str, **more: str) -> str:
    """Return a line of a table of figures."""
    cells = {"statistic": "level", "group": "all", "kind": "observed", "comparator": "=", "decimals": "0"}
    cells |= {"attribute": "", "source": "a page", "url": "", "grade": "mirror"} | more
    head = [ident, place, indicator, cells["statistic"], cells["group"], str(year), cells["kind"]]
    tail = [cells[column] for column in ("attribute", "source", "url", "grade")]
    return ",".join([*head, cells["comparator"], value, cells["decimals"], unit, *tail])


# Parts and wholes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure_id", "value", "whole", "total"),
    [
        # aged 0-14 + 15-59 + 60+: 261,900 + 1,520,968 + 460,008 = 2,242,876
        ("census2020-002", "261900", "2,242,875", "2,242,876, the sum of population_permanent_aged_0_14"),
        # town + country: 1,656,914 + 585,960 = 2,242,874
        ("census2020-008", "585960", "2,242,875", "2,242,874, the sum of population_permanent_urban"),
    ],
)
def test_parts_that_do_not_sum(package, figure_id, value, whole, total):
    edit(package, C20, reference_id=figure_id, value=value)
    problem = only(package, C20, 2, "value")  # the row of the population of Hulunbuir
    assert problem.found == f"{whole} for 2020"
    assert problem.expected.startswith(total)
    assert problem.expected.endswith("of hulunbuir")


def test_sums_hold_for_every_place_not_only_the_first(package):
    # the last place with all three: Liaoning
    row = edit(package, C20, reference_id="census2020-073", value="42591408")
    found = {(p.file, p.row, p.column) for p in refused(package)}
    assert found == {(C20, row, "value")}


@pytest.mark.parametrize(
    ("file", "figure_id", "value", "expected"),
    [
        (C20, "census2020-005", "460009", "at most the 460,008 of population_permanent_aged_60_plus"),
        (C20, "census2020-006", "307644", "at most the 307,643 of population_permanent_aged_65_plus"),
        (C10, "census2010-003", "12.12", "at most the 12.11 of population_permanent_aged_60_plus_share"),
    ],
)
def test_the_older_are_not_more_than_the_old(package, file, figure_id, value, expected):
    row = edit(package, file, reference_id=figure_id, value=value)
    assert only(package, file, row, "value").expected == expected


def test_65_plus_is_held_against_the_population_where_60_plus_is_not_printed(package):
    path = package / C20
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("census2020-084,")]  # China, aged 60 and over
    path.write_text("".join(kept), encoding="utf-8")
    row = edit(package, C20, reference_id="census2020-085", value="1411778725")
    assert only(package, C20, row, "value").expected == "at most the 1,411,778,724 of population_permanent"


def test_a_province_smaller_than_its_cities(package):
    # Hulunbuir, Hohhot and Xilingol: 58,357 + 77,918 + 21,796 = 158,071 aged 80 and over
    row = edit(package, C20, reference_id="census2020-062", value="158070")
    problem = only(package, C20, row, "value")
    assert problem.found == "158,070 for inner_mongolia"
    assert problem.expected == "at least 158,071, what the places below it have together"


def test_nesting_holds_for_every_level(package):
    # Xincheng is a district of Hohhot: 567,255 against 567,254
    row = edit(package, C10, reference_id="census2010-021", value="567254")
    assert only(package, C10, row, "value").expected.startswith("at least 567,255,")


def test_a_target_is_held_against_no_level(package):
    # 600,000 aged 80 and over are more than those aged 65 and over, and than the province has
    edit(package, C20, reference_id="census2020-006", kind="target", value="600000")
    assert load_dataset(package).reference.missing == ()


# Codes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "figure_id", "column", "slip", "meant"),
    [
        (YARD, "yardstick-005", "place", "chyna", "china"),
        (YARD, "yardstick-005", "indicator", "nursing_bed_shares", "nursing_bed_share"),
        (YARD, "yardstick-019", "group", "urbann", "urban"),
        (YARD, "yardstick-019", "unit", "CNY/person/mont", "CNY/person/month"),
        (C20, "census2020-005", "indicator", "urbanisation_rat", "urbanisation_rate"),
        (C20, "census2020-001", "grade", "offical", "official"),  # codespell:ignore offical
    ],
)  # fmt: skip
def test_unknown_code_names_the_nearest(package, file, figure_id, column, slip, meant):
    row = edit(package, file, reference_id=figure_id, **{column: slip})
    problems = [p for p in refused(package) if p.nearest]
    assert {(p.file, p.row, p.column, p.nearest) for p in problems} == {(file, row, column, meant)}
    assert problems[0].found == repr(slip)


@pytest.mark.parametrize(
    ("file", "figure_id", "unit", "expected"),
    [
        (YARD, "yardstick-019", "bed", "a unit that converts to 'CNY/person/month'"),
        (C20, "census2020-001", "case", "'person'"),
        (C10, "census2010-003", "permille", "'percent'"),  # 8.11 per mille would be taken for per cent
    ],
)
def test_a_unit_that_the_indicator_does_not_have(package, file, figure_id, unit, expected):
    row = edit(package, file, reference_id=figure_id, unit=unit)
    problem = only(package, file, row, "unit")
    assert (problem.found, problem.expected) == (repr(unit), expected)


def test_a_unit_that_converts_is_let_pass(package):
    edit(package, YARD, reference_id="yardstick-019", unit="CNY/person/year")
    assert (
        outside(load_dataset(package).reference, "china", "dibao_standard", 2015, "urban")["value"] == 451.1
    )


def test_a_place_that_differs_from_the_place_of_the_plans(package):
    row = edit(package, PLACES, place="benxi", division_code="210501")
    problem = only(package, PLACES, row, "division_code")
    assert (problem.found, problem.expected) == ("'210501'", "'210500', as in places.csv of the plans")
    edit(package, PLACES, place="benxi", division_code="210500", parent="heilongjiang")
    assert {(p.row, p.column) for p in refused(package) if p.file == PLACES} == {(row, "parent")}


def test_a_place_that_no_plan_has(package):
    append(package, PLACES, "harbin,230100,哈尔滨市,Harbin,prefecture,heilongjiang")
    append(package, YARD, figure("yardstick-900", "harbin", "nursing_bed_share", 2020, "40", "percent"))
    data = load_dataset(package)
    assert outside(data.reference, "harbin", "nursing_bed_share", 2020)["value"] == 40
    assert (data.name("places", "harbin", "zh"), data.name("places", "harbin", "en")) == (
        "哈尔滨市",
        "Harbin",
    )


# Figures -------------------------------------------------------------------------------------------------


def test_a_figure_given_twice(package):
    for at, value in enumerate(("58.9", "59")):  # the value of the file again; another, from one source twice
        twice = figure(
            f"yardstick-90{at}", "china", "nursing_bed_share", 2023, value, "percent", decimals="1"
        )
        row = append(package, YARD, twice)
    assert [p.row for p in refused(package)] == [row - 1, row]
    assert {p.found for p in refused(package)} == {
        "china, nursing_bed_share, level, all, 2023, observed a second time"
    }


def test_two_sources_with_two_values_are_both_admissible(package):
    append(package, YARD, figure("yardstick-900", "china", "nursing_bed_share", 2023, "59", "percent"))
    found = load_dataset(package).reference.records("china", "nursing_bed_share")
    assert [one["value"] for one in found if one["year"] == 2023] == [58.9, 59]


def test_a_figure_given_in_two_tables(package):
    twice = figure("yardstick-900", "benxi", "population_permanent", 2020, "1326018", "person")
    row = append(package, YARD, twice)
    assert only(package, YARD, row, "indicator").expected == "each figure once"


def test_target_and_level_of_one_year_are_two_figures(package):
    target = figure("yardstick-900", "china", "nursing_bed_share", 2023, "59", "percent", kind="target")
    append(package, YARD, target)
    reference = load_dataset(package).reference
    assert outside(reference, "china", "nursing_bed_share", 2023, kind="target")["value"] == 59
    assert outside(reference, "china", "nursing_bed_share", 2023)["value"] == 58.9


def test_an_id_that_a_fact_has(package):
    path = package / DESCRIPTOR
    path.write_text(path.read_text(encoding="utf-8").replace("^yardstick-[0-9]{3,}$", "^[a-z]+-[0-9]{3,}$"))
    row = edit(package, YARD, value="10000000", reference_id="benxi-005")
    problem = only(package, YARD, row, "reference_id")
    assert (problem.found, problem.expected) == ("'benxi-005'", "an id that no fact has")


@pytest.mark.parametrize(
    ("value", "found", "expected"),
    [("-5", "-5", "at least 0"), ("142", "142 percent", "at most 100")],
)
def test_a_share_out_of_range(package, value, found, expected):
    row = edit(package, YARD, reference_id="yardstick-005", value=value)
    problem = only(package, YARD, row, "value")
    assert (problem.found, problem.expected) == (found, expected)


def test_a_share_of_the_census_out_of_range(package):
    row = edit(package, C10, reference_id="census2010-002", value="112.11")
    assert only(package, C10, row, "value").expected == "at most 100"


def test_decimals_that_the_value_has_not(package):
    edit(package, YARD, reference_id="yardstick-005", decimals="2")  # 55.00: more may be
    row = edit(package, YARD, reference_id="yardstick-019", decimals="0")
    problem = only(package, YARD, row, "decimals")
    assert problem.expected == "at least 1, the decimals of 451.1"


def test_a_derived_figure_that_its_formula_does_not_give(package):
    # 711.4 / 1.050 = 677.52
    row = edit(package, YARD, reference_id="yardstick-028", value="677.6")
    problem = only(package, YARD, row, "value")
    assert problem.expected == "711.4 / 1.05, as the source says"


# Files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", [C20, C10, YARD])
def test_a_table_without_a_figure(package, file):
    path = package / file
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert only(package, file, None, "").found == "no row"


@pytest.mark.parametrize("file", [PLACES, NAMES, C20])
def test_a_table_that_cannot_be_read_whole_does_not_drown_the_others(package, file):
    row = append(package, file, "")
    assert only(package, file, row, "").found == "0 cells"


@pytest.mark.parametrize("file", [PLACES, NAMES])
def test_a_list_that_cannot_be_read_is_told_alone(package, file):
    path = package / file
    path.write_text(path.read_text(encoding="utf-8").replace("name_zh", "name_cn", 1), encoding="utf-8")
    assert "'name_cn'" in only(package, file, 1, "").expected


def test_a_descriptor_that_is_no_json(package):
    (package / DESCRIPTOR).write_text('{\n "name": "x",\n}\n', encoding="utf-8")
    assert only(package, DESCRIPTOR, 2, "").found.startswith("a comma before the end")


def test_a_descriptor_without_a_table(package):
    path = package / DESCRIPTOR
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] != "yardsticks"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert only(package, DESCRIPTOR, None, "").found == "no table yardsticks"
