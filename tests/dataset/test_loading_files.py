"""Files, encodings, the descriptor and corrections that break the contract are refused."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.conftest import append, edit, only, refused

FACTS = "facts/hulunbuir.csv"

# Characters ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("第一章\u200b 第一节", "U+200B"),  # zero-width space
        ("第一章\u00a0第一节", "U+00A0"),  # no-break space
        ("第一章\u3000第一节", "U+3000"),  # full-width space
        ("第１章 第一节", "U+FF11"),  # full-width digit
    ],
)
def test_character_that_looks_like_another(package, text, code):
    row = edit(package, FACTS, fact_id="hulunbuir-003", section=text)
    problem = only(package, FACTS, row, "section")
    assert problem.found.startswith(code)
    assert problem.expected == "no invisible or full-width character"


def test_full_width_digit_in_a_number_is_named_as_such(package):
    row = edit(package, FACTS, fact_id="hulunbuir-003", value_text="７.1")
    problem = next(p for p in refused(package) if "U+FF17" in p.found)
    assert (problem.file, problem.row, problem.column) == (FACTS, row, "value_text")


def test_byte_order_mark(package):
    path = package / "peers.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # what spreadsheets put in front
    problem = next(p for p in refused(package) if "U+FEFF" in p.found)
    assert (problem.file, problem.row, problem.column) == ("peers.csv", 1, "plan")


def test_bytes_that_are_no_utf_8(package):
    path = package / "peers.csv"
    path.write_bytes(path.read_bytes() + "本溪,hulunbuir,9\n".encode("gb18030"))
    row = path.read_bytes().count(b"\n")
    problem = only(package, "peers.csv", row, "")
    assert (problem.found, problem.expected) == ("bytes that are no UTF-8", "UTF-8")


# Shape ---------------------------------------------------------------------------------------------------


def test_wrong_header_names_the_odd_column(package):
    path = package / "peers.csv"
    path.write_text(path.read_text().replace("plan,peer,rank", "plan,peer,order"))
    problem = only(package, "peers.csv", 1, "")
    assert problem.found == "header 'plan,peer,order'"
    assert problem.expected == "'plan,peer,rank'; look at 'order'"


@pytest.mark.parametrize(
    ("line", "count"), [("urban_new,新,new,urban,urban,", 6), ("urban_new,新,new,urban,urban,,,", 8)]
)
def test_wrong_number_of_cells(package, line, count):
    row = append(package, "groups.csv", line)
    problem = only(package, "groups.csv", row, "")
    assert (problem.found, problem.expected) == (f"{count} cells", "7 cells")


def test_blank_line_is_one_problem(package):
    row = append(package, "peers.csv", "")
    assert only(package, "peers.csv", row, "").found == "0 cells"


def test_open_quotation_mark(package):
    row = append(package, "peers.csv", '"benxi,china,9')
    assert only(package, "peers.csv", row, "").expected == "well-formed CSV"


def test_row_is_the_line_that_an_editor_shows(package):
    edit(package, FACTS, fact_id="hulunbuir-003", note="a note\non two lines")
    row = edit(package, FACTS, fact_id="hulunbuir-006", value="116001")
    assert [p.row for p in refused(package) if p.column == "value"] == [row]


# Files ---------------------------------------------------------------------------------------------------


def test_missing_facts_file(package):
    (package / "facts/benxi.csv").unlink()
    problem = only(package, "facts/benxi.csv", None, "")
    assert (problem.found, problem.expected) == ("no such file", "a file that datapackage.json lists")


def test_missing_code_list_is_not_drowned_by_its_users(package):
    (package / "units.csv").unlink()
    assert only(package, "units.csv", None, "").found == "no such file"


def test_facts_file_that_is_not_listed(package):
    shutil.copy(package / FACTS, package / "facts/harbin.csv")
    assert "datapackage.json does not list" in only(package, "facts/harbin.csv", None, "").found


# Descriptor ----------------------------------------------------------------------------------------------


def test_descriptor_that_is_no_json(package):
    (package / "datapackage.json").write_text('{\n "name": "x",\n}\n')
    problem = only(package, "datapackage.json", 2, "")  # the line of the comma, in every version of Python
    assert (problem.found, problem.expected) == ("a comma before the end of a list or object", "JSON")


def test_descriptor_without_a_version(package):
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    del descriptor["version"]
    path.write_text(json.dumps(descriptor))
    assert only(package, "datapackage.json", None, "").found == "no 'version'"


def test_descriptor_without_a_table(package):
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] != "words"]
    path.write_text(json.dumps(descriptor))
    assert "words" in str(only(package, "datapackage.json", None, ""))


def test_descriptor_in_another_encoding(package):
    (package / "datapackage.json").write_bytes('{"name": "民政"}'.encode("gb18030"))
    [problem] = refused(package)
    assert (problem.file, problem.expected) == ("datapackage.json", "UTF-8")


# Corrections ---------------------------------------------------------------------------------------------


def test_guard_of_a_correction(package):
    # the fact has been re-read and says 2015 now: the first correction would change nothing
    edit(package, "facts/erenhot.csv", fact_id="erenhot-053", period_start="2015")
    problem = only(package, "corrections.csv", 2, "printed")
    assert problem.found == "'2016'"
    assert problem.expected == "'2015', which erenhot-053 has now; review the correction"


def test_correction_of_a_fact_that_does_not_exist(package):
    row = edit(package, "corrections.csv", field="period_start", fact_id="erenhot-990")
    assert only(package, "corrections.csv", row, "fact_id").expected == "a code of facts"


@pytest.mark.parametrize(
    ("field", "printed", "used"),
    [
        ("unit", "CNY/person/month", "CNY/person/mont"),  # no such code
        ("unit", "CNY/person/month", "case"),  # a code, of another dimension
        ("comparator", "=", "≥"),  # not one of the comparators
        ("period_start", "2016", "2016-13"),  # no such month
        ("period_start", "2016", "2017"),  # after the period ends, 2016
    ],
)
def test_correction_to_a_value_that_the_contract_refuses(package, field, printed, used):
    header = (package / "corrections.csv").read_text(encoding="utf-8").splitlines()[0]
    (package / "corrections.csv").write_text(f"{header}\nerenhot-053,{field},{printed},{used},why,how\n")
    problem = refused(package)[0]
    assert (problem.file, problem.row) == ("corrections.csv", 2)
