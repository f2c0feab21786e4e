"""What would pass in silence elsewhere: blanks, loose units, circles, properties nobody reads."""

import json

import pytest

from analysis import load_dataset
from analysis.display import Cell, Column, Table
from tests.conftest import edit, only, refused

FACTS = "facts/hulunbuir.csv"


def test_space_at_the_end_of_a_cell(package):
    row = edit(package, FACTS, fact_id="hulunbuir-003", note="by whom? ")
    assert only(package, FACTS, row, "note").expected == "no space at either end"


def test_a_cell_that_is_no_number_is_told_once(package):
    row = edit(package, FACTS, fact_id="hulunbuir-003", value="07.1")
    assert only(package, FACTS, row, "value").expected == "a plain decimal number"


def test_a_facts_file_without_a_fact(package):
    path = package / "facts/benxi.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert ("facts/benxi.csv", "no row") in {(p.file, p.found) for p in refused(package)}


def test_a_scale_that_the_unit_does_not_print(package):
    # 7.1 x 0.01 = 0.071, which nothing printed asks for
    row = edit(package, FACTS, fact_id="hulunbuir-003", value="0.071", scale="0.01")
    assert only(package, FACTS, row, "scale").expected.startswith("1, by the unit as printed")


def test_the_ceiling_holds_in_any_unit(package):
    # 1,420 per mille are 142 %, above the ceiling of 100
    row = edit(package, FACTS, fact_id="hulunbuir-094", value="1420", value_text="1420", unit="permille")
    assert "0 to 100" in only(package, FACTS, row, "value").expected


def test_a_fact_that_shares_with_itself(package):
    row = edit(package, FACTS, fact_id="hulunbuir-003", shared_with="hulunbuir-003")
    problem = only(package, FACTS, row, "shared_with")
    assert problem.expected == "another fact than the one itself"
    assert problem.nearest == ""


@pytest.mark.parametrize("expression", ["12", "beds", "month month", "nan", "kiloperson"])
def test_a_unit_that_only_pint_would_understand(package, expression):
    row = edit(package, "units.csv", unit="trip", expression=expression)
    assert only(package, "units.csv", row, "expression").expected.startswith("names of units")


def test_a_place_below_itself(package):
    # china -> benxi -> liaoning -> china
    edit(package, "places.csv", place="china", parent="benxi")
    circle = {p.found for p in refused(package) if "not itself below" in p.expected}
    assert {"'benxi'", "'liaoning'", "'china'"} <= circle


@pytest.mark.parametrize(
    ("change", "words"),
    [({"type": "date"}, "'date'"), ({"constraints": {"maxLength": 3}}, "maxLength")],
)
def test_a_property_that_nobody_would_read(package, change, words):
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0]["schema"]["fields"][2] |= change
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert words in only(package, "datapackage.json", None, "").found


@pytest.mark.parametrize("content", ["[]", '{"resources": 3}'])
def test_a_descriptor_of_another_shape(package, content):
    (package / "datapackage.json").write_text(content, encoding="utf-8")
    assert only(package, "datapackage.json", None, "")


def test_a_mark_without_a_meaning_is_refused_when_the_table_is_built():
    with pytest.raises(ValueError, match="corrected"):
        Table([Column("a")], [[Cell("1", mark="corrected")]], caption="c")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+86", "-1 to 2", "@SUM(A1)", "＝1＋1"])
def test_a_text_that_a_spreadsheet_would_run(package, text):
    row = edit(package, FACTS, fact_id="hulunbuir-003", note=text)
    assert only(package, FACTS, row, "note").expected == "no =, +, - or @ at the beginning"


def test_such_a_text_among_the_figures_from_outside(package):
    row = edit(package, "reference/yardsticks.csv", reference_id="yardstick-001", source="=cmd()")
    assert only(package, "reference/yardsticks.csv", row, "source").found == "'=cmd()'"


def test_a_sign_alone_and_a_minus_within_are_no_formula(package):
    edit(package, FACTS, fact_id="hulunbuir-003", note="a-b = c")
    edit(package, FACTS, fact_id="hulunbuir-004", note="-")
    assert load_dataset(package)


def test_a_byte_order_mark_is_told_once_and_the_rows_are_read(package):
    path = package / FACTS
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert "byte-order mark" in only(package, FACTS, 1, "fact_id").found


def test_problems_are_told_row_by_row(package):
    rows = [edit(package, FACTS, fact_id=f"hulunbuir-00{n}", kind="x", group="y") for n in (3, 5)]
    told = [(problem.row, problem.column) for problem in refused(package)]
    assert [row for row, _ in told] == [rows[0], rows[0], rows[1], rows[1]]
