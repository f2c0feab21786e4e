"""Each way in which a row can break the contract is refused, with the place and a way out.

Files, encodings, the descriptor and corrections: test_loading_files.py.
"""

from __future__ import annotations

import pytest

from analysis import load_dataset
from tests.conftest import append, edit, only, refused

FACTS = "facts/hulunbuir.csv"
NEW_FACT = (
    "{id},{plan},dibao_standard,level,urban,2020,2020,false,observed,=,660,CNY/person/month,660,元,1,,narrative,"
    "第一章 第一节,61,,"
)


# Codes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "key", "column", "slip", "meant"),
    [
        (FACTS, {"fact_id": "hulunbuir-008"}, "indicator", "dibao_standart", "dibao_standard"),
        (FACTS, {"fact_id": "hulunbuir-008"}, "group", "urbann", "urban"),
        (FACTS, {"fact_id": "hulunbuir-008"}, "unit", "CNY/person/mont", "CNY/person/month"),
        ("peers.csv", {"plan": "benxi"}, "peer", "hulunbiur", "hulunbuir"),
        ("plans.csv", {"plan": "benxi"}, "place", "bengxi", "benxi"),
    ],
)
def test_unknown_code_names_the_nearest(package, file, key, column, slip, meant):
    row = edit(package, file, **key, **{column: slip})
    problem = only(package, file, row, column)
    assert problem.found == repr(slip)
    assert problem.nearest == meant
    assert f"did you mean '{meant}'?" in str(problem)


def test_duplicate_fact(package):
    row = append(package, FACTS, NEW_FACT.format(id="hulunbuir-008", plan="hulunbuir"))
    assert only(package, FACTS, row, "fact_id").found == "'hulunbuir-008' a second time"


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("indicators.csv", "dibao_standard,低保,dibao,social_assistance,CNY,higher,,,,,again"),
        ("units.csv", "CNY/person/year,CNY / person / year,元/人·年,again,again"),
        ("words.csv", "配齐,100,percent,again"),
        ("groups.csv", "rural_central,农村集中供养,again,rural,rural,,"),
    ],
)
def test_duplicate_code(package, file, line):
    row = append(package, file, line)
    column = {"indicators.csv": "indicator", "units.csv": "unit", "words.csv": "wording"}.get(file, "group")
    assert only(package, file, row, column).found == f"{line.split(',')[0]!r} a second time"


# Types and constraints -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "key", "column", "text", "expected"),
    [
        (FACTS, {"fact_id": "hulunbuir-008"}, "line", "67.0", "a whole number"),
        ("indicators.csv", {"indicator": "nursing_bed_share"}, "ceiling", "1e2", "a plain decimal number"),
        (FACTS, {"fact_id": "hulunbuir-008"}, "period_inferred", "TRUE", "true or false"),
        (FACTS, {"fact_id": "hulunbuir-008"}, "line", "0", "at least 1"),
        (FACTS, {"fact_id": "hulunbuir-008"}, "period_end", "2016-13", "the pattern"),
        (FACTS, {"fact_id": "hulunbuir-008"}, "period_end", "2016\n", "the pattern"),
    ],
)
def test_wrong_type_or_constraint(package, file, key, column, text, expected):
    row = edit(package, file, **key, **{column: text})
    problem = only(package, file, row, column)
    assert (problem.found, problem.expected[: len(expected)]) == (repr(text), expected)


def test_enum(package):
    row = edit(package, FACTS, fact_id="hulunbuir-008", kind="observd")
    problem = only(package, FACTS, row, "kind")
    assert problem.expected == "one of observed, estimate, target, stated, rule"
    assert problem.nearest == "observed"


def test_empty_required_cell(package):
    row = edit(package, FACTS, fact_id="hulunbuir-008", section="")
    problem = only(package, FACTS, row, "section")
    assert (problem.found, problem.expected) == ("nothing", "a value")


# Values --------------------------------------------------------------------------------------------------


def test_a_digit_of_value_changed(package):
    row = edit(package, FACTS, fact_id="hulunbuir-003", value="7.2")
    problem = only(package, FACTS, row, "value")
    assert (problem.found, problem.expected) == ("7.2", "7.1, which is 7.1 x 1")


def test_a_digit_of_value_text_changed(package):
    # 11.6 wan persons are 116,000; 11.7 wan would be 117,000
    row = edit(package, FACTS, fact_id="hulunbuir-006", value_text="11.7")
    problem = only(package, FACTS, row, "value")
    assert (problem.found, problem.expected) == ("116000.0", "117000, which is 11.7 x 10000")


@pytest.mark.parametrize(
    ("fact", "value", "printed", "expected"),
    [
        ("hulunbuir-006", "11.6", "万人", "10000"),  # 11.6 万人, read as 11.6 persons
        ("hegang-016", "15", "亿", "100000000"),  # 15 亿, read as 15
    ],
)
def test_scale_follows_the_printed_unit(package, fact, value, printed, expected):
    file = f"facts/{fact.split('-')[0]}.csv"
    row = edit(package, file, fact_id=fact, value=value, scale="1")
    problem = only(package, file, row, "scale")
    assert problem.found == "1"
    assert problem.expected.startswith(expected)
    assert printed in problem.expected


def test_wording_that_is_not_listed(package):
    row = edit(package, FACTS, fact_id="hulunbuir-119", value_text="全复盖")
    problem = only(package, FACTS, row, "value_text")
    assert (problem.found, problem.expected) == ("'全复盖'", "a wording of words.csv")
    assert problem.nearest == "全覆盖"


def test_value_of_a_wording(package):
    row = edit(package, FACTS, fact_id="hulunbuir-119", value="90")
    problem = only(package, FACTS, row, "value")
    assert problem.found == "90.0"
    assert problem.expected == "100, the value of '全覆盖' in words.csv"


def test_share_out_of_range_without_a_note(package):
    row = edit(package, FACTS, fact_id="hulunbuir-094", value="142", value_text="142")
    problem = only(package, FACTS, row, "value")
    assert (problem.found, problem.expected) == ("142 percent", "0 to 100, or a note that says why not")


def test_share_out_of_range_with_a_note(package):
    edit(package, FACTS, fact_id="hulunbuir-094", value="142", value_text="142", note="so printed")
    assert load_dataset(package).facts.set_index("fact_id").at["hulunbuir-094", "value"] == 142


def test_unit_of_another_dimension(package):
    row = edit(package, FACTS, fact_id="hulunbuir-006", unit="case")
    problem = only(package, FACTS, row, "unit")
    assert (problem.found, problem.expected) == ("'case'", "'person' or a unit that converts to it")


def test_period_that_ends_before_it_starts(package):
    row = edit(package, FACTS, fact_id="hulunbuir-008", period_end="2015")
    problem = only(package, FACTS, row, "period_end")
    assert (problem.found, problem.expected) == ("'2015'", "not before 2016")


# Links ---------------------------------------------------------------------------------------------------


def test_plan_that_is_not_the_name_of_its_file(package):
    row = append(package, FACTS, NEW_FACT.format(id="benxi-999", plan="benxi"))
    problem = only(package, FACTS, row, "plan")
    assert (problem.found, problem.expected) == ("'benxi'", "'hulunbuir', the file's name")


def test_fact_id_that_does_not_start_with_its_plan(package):
    row = append(package, FACTS, NEW_FACT.format(id="benxi-999", plan="hulunbuir"))
    problem = only(package, FACTS, row, "fact_id")
    assert (problem.found, problem.expected) == ("'benxi-999'", "hulunbuir-<number>")


def test_shared_number_named_on_one_side_only(package):
    row = edit(package, FACTS, fact_id="hulunbuir-001", shared_with="hulunbuir-032")
    problem = only(package, FACTS, row, "shared_with")
    assert problem.found == "'hulunbuir-032'"
    assert problem.expected == "a fact that names hulunbuir-001 in turn"


def test_group_that_does_not_start_with_its_area(package):
    row = append(package, "groups.csv", "villages,村,villages,rural,rural,,")
    problem = only(package, "groups.csv", row, "group")
    assert (problem.found, problem.expected) == ("'villages'", "a code that starts with rural_")


def test_an_indicator_of_one_part(package):
    row = edit(package, "indicators.csv", indicator="charity_projects", subject="charity_projects")
    problem = only(package, "indicators.csv", row, "quantity")
    assert (problem.found, problem.expected) == ("subject 'charity_projects', quantity ''", "both or neither")


def test_an_indicator_without_parts_names_itself(package):
    row = edit(package, "indicators.csv", indicator="deaths_registered", name_zh="")
    assert only(package, "indicators.csv", row, "name_zh").found == "nothing"


def test_an_indicator_repeats_nothing_of_its_parts(package):
    row = edit(package, "indicators.csv", indicator="dibao_standard", name_en="dibao standard")
    assert only(package, "indicators.csv", row, "name_en").expected == "nothing, since its parts say so"


@pytest.mark.parametrize("file", ["statistics.csv", "quantities.csv"])
def test_a_pattern_takes_one_name(package, file):
    code = {"statistics.csv": {"statistic": "rank"}, "quantities.csv": {"quantity": "outlay"}}[file]
    row = edit(package, file, **code, name_en="of {} and {}")
    assert only(package, file, row, "name_en").expected == "a pattern with {} once for the name"


def test_a_growth_in_the_unit_of_its_level(package):
    row = edit(package, FACTS, fact_id="hulunbuir-003", unit="CNY/person/month")
    assert "'percent_per_year'" in only(package, FACTS, row, "unit").expected


def test_unit_that_pint_cannot_parse(package):
    row = edit(package, "units.csv", unit="trip", expression="trip per")
    problem = only(package, "units.csv", row, "expression")
    assert (problem.found, problem.expected[:14]) == ("'trip per'", "names of units")


def test_all_problems_come_in_one_report(package):
    first = edit(package, FACTS, fact_id="hulunbuir-003", value="7.2")
    second = edit(package, FACTS, fact_id="hulunbuir-008", group="urbann")
    third = edit(package, "groups.csv", group="rural_central", parent="")
    places = {(p.file, p.row, p.column) for p in refused(package)}
    assert places == {(FACTS, first, "value"), (FACTS, second, "group"), ("groups.csv", third, "parent")}
