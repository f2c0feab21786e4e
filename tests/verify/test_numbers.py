"""`minzheng numbers`: the worklist of a new text."""

from __future__ import annotations

import csv
import io

import pytest

from analysis.cli import main
from analysis.verify import Text
from analysis.verify.worklist import worklist
from tests.conftest import refused
from tests.curation import sixth


def printed(capsys, *options: str, package) -> list[dict[str, str]]:
    assert main(["numbers", "--text", str(sixth.TEXT), "--data", str(package), *options]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_a_number_comes_with_section_line_and_words_around(data):
    text = Text("nowhere", "第一章 甲\n2020年建成12家，实现全覆盖。".encode())
    found = worklist(data.exclusions, text)
    assert list(found["value_text"]) == ["2020", "12", "全覆盖"]
    assert list(found["left_out_by"]) == ["year", "", ""]
    assert set(found["section"]) == {"第一章"}
    assert set(found["line"]) == {2}
    assert "建成12家" in found["context"].iloc[1]


def test_a_rule_of_one_plan_holds_for_that_plan_alone(data):
    line = "5个百分百".encode()  # left out by a rule of xincheng's
    assert list(worklist(data.exclusions, Text("xincheng", line))["left_out_by"].unique()) != [""]
    assert list(worklist(data.exclusions, Text("nowhere", line))["left_out_by"].unique()) == [""]


def test_the_list_has_what_the_facts_claim_and_no_more(capsys, package):
    with sixth.FACTS.open(encoding="utf-8", newline="") as stream:
        facts = [(row["line"], row["section"], row["value_text"]) for row in csv.DictReader(stream)]
    found = printed(capsys, package=package)
    assert [(row["line"], row["section"], row["value_text"]) for row in found] == facts
    everything = printed(capsys, "--all", package=package)
    assert len(everything) == len(found) + sum(row["left_out_by"] != "" for row in everything)


def test_the_draft_is_facts_with_blanks(capsys, package):
    rows = printed(capsys, "--draft", package=package)
    with sixth.FACTS.open(encoding="utf-8", newline="") as stream:
        facts = list(csv.DictReader(stream))
    assert list(rows[0]) == list(facts[0])
    filled = ("fact_id", "plan", "section", "line", "value_text")
    for row, fact in zip(rows, facts, strict=True):
        assert {k: v for k, v in row.items() if v} == {k: fact[k] for k in filled}


def test_check_names_the_blanks_of_a_draft_and_nothing_else(capsys, package, tmp_path):
    sixth.laid_down(package, sixth.sources(tmp_path))
    capsys.readouterr()
    assert main(["numbers", "--text", str(sixth.TEXT), "--data", str(package), "--draft"]) == 0
    (package / "facts/samplecity.csv").write_text(capsys.readouterr().out, encoding="utf-8")
    blank = ["indicator", "statistic", "group", "period_start", "period_end", "period_inferred", "kind",
             "comparator", "unit", "scale", "origin"]  # fmt: skip
    found = [(problem.row, problem.column) for problem in refused(package)]
    assert found == [(row, column) for row in range(2, 24) for column in blank]


def test_facts_that_are_half_written_do_not_stand_in_the_way(capsys, package):
    (package / "facts/benxi.csv").write_text("nothing yet\n", encoding="utf-8")
    assert printed(capsys, package=package)


@pytest.mark.parametrize("name", ["samplecity.doc", "nowhere.txt"])
def test_another_file_is_refused(capsys, tmp_path, name):
    assert main(["numbers", "--text", str(tmp_path / name)]) == 2
    assert name in capsys.readouterr().err
