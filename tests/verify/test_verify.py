"""Verification: on an invented text, one test a miss; on the real texts where they are at hand."""

import hashlib
import os
from pathlib import Path

import pytest

from analysis import load_dataset
from analysis.cli import main
from analysis.verify import Text, verify_plan
from tests.conftest import KNOWN

SOURCES = Path(os.environ.get("MINZHENG_SOURCES", "../shared/sources")).resolve()

#: An invented plan. Line 5 prints 12 twice and 120 once; line 9 prints a Chinese numeral.
LINES = [
    "# 第一章 甲",
    "",
    "### 第一节 乙",
    "",
    "共有12家，另12所，合120张，见第二次报告。",
    "",
    "## 第二节 丙",
    "",
    "每村建成两个站点，实现全覆盖。",
]
TEXT = Text("benxi", "\n".join(LINES).encode("utf-8"))


def fact(number, value_text, line, section, shared_with=""):
    row = {"fact_id": f"benxi-{number:03d}", "plan": "benxi", "indicator": "communities", "group": "all"}
    return row | {"value_text": value_text, "line": line, "section": section, "shared_with": shared_with}


FIRST, SECOND = "第一章 第一节", "第一章 第二节"
WHOLE = [
    fact(1, "12", 5, FIRST),
    fact(2, "12", 5, FIRST),
    fact(3, "120", 5, FIRST),
    fact(4, "两", 9, SECOND),
    fact(5, "全覆盖", 9, SECOND),
]


@pytest.fixture
def check(data):
    """Verify the invented text against invented facts."""

    def run(facts, text=TEXT):
        frame = data.facts.iloc[: len(facts)].reset_index(drop=True).copy()
        for column in facts[0]:
            frame[column] = [row[column] for row in facts]
        plans = data.plans.assign(sha256=hashlib.sha256(TEXT.content).hexdigest())
        invented = type(data)(data.package, data.frames | {"facts": frame, "plans": plans})
        return verify_plan(invented, "benxi", text)

    return run


def test_a_text_that_the_facts_account_for(check):
    report = check(WHOLE)
    assert report.problems == []
    assert report.excused == {"ordinal": [(5, "二")]}


def test_another_text_is_noticed(check):
    report = check(WHOLE, Text("benxi", TEXT.content + b"\n"))
    assert any("sha256" in problem for problem in report.problems)


def test_a_number_inside_a_longer_one_is_no_number_of_its_own(check):
    # 20 stands inside 120 only
    [problem, unclaimed] = check([*WHOLE[:2], fact(3, "20", 5, FIRST), *WHOLE[3:]]).problems
    assert problem == "benxi-003: '20' does not stand on line 5 as a number of its own"
    assert "'120' is claimed by no fact" in unclaimed


def test_a_value_on_another_line(check):
    problems = check([*WHOLE[:3], fact(4, "两", 8, SECOND), WHOLE[4]]).problems
    assert "benxi-004: '两' does not stand on line 8 as a number of its own" in problems


def test_a_section_that_is_not_the_heading_above(check):
    [problem] = check([fact(1, "12", 5, SECOND), *WHOLE[1:]]).problems
    assert problem == "benxi-001: section '第一章 第二节', but the heading above is '第一章 第一节'"


def test_a_line_cited_more_often_than_it_prints_the_figure(check):
    [problem] = check([*WHOLE, fact(6, "120", 5, FIRST)]).problems
    assert "line 5 prints '120' 1 time(s), but 2 facts cite it" in problem


def test_facts_that_share_a_number_count_once(check):
    three, six = fact(3, "120", 5, FIRST, "benxi-006"), fact(6, "120", 5, FIRST, "benxi-003")
    assert check([*WHOLE[:2], three, *WHOLE[3:], six]).problems == []


def test_a_number_that_nothing_accounts_for(check):
    [problem] = check(WHOLE[:4]).problems
    assert problem == "line 9: '全覆盖' is claimed by no fact and left out by no rule"


def test_odd_spaces_count_as_spaces():
    text = Text("x", "第一章\u00a0甲\n占\u2002 55\u3000%".encode())
    assert text.lines[1] == "占  55 %"
    assert text.places(2, "55") == [3]


def test_headings_close_what_is_deeper():
    lines = ["第一章 甲", "第一节 乙", "专栏 1 丙", "1. 丁", "3.5 亿元", "第二章 戊"]
    sections = Text("x", "\n".join(lines).encode()).sections
    assert sections == [
        "第一章",
        "第一章 第一节",
        "第一章 第一节 专栏1",
        "第一章 第一节 专栏1 1",
        "第一章 第一节 专栏1 1",  # 3.5 is a number, not the third item
        "第二章",
    ]


needs_texts = pytest.mark.skipif(
    not SOURCES.is_dir(),
    reason=f"the plan texts are not part of the project and not at hand in {SOURCES}; "
    "name their folder in MINZHENG_SOURCES",
)


@needs_texts
@pytest.mark.parametrize("plan", load_dataset().plan_ids)
def test_the_real_texts(plan):
    if plan not in KNOWN and not (SOURCES / f"{plan}.txt").is_file():
        pytest.skip(f"the text of {plan} is not at hand in {SOURCES}")
    data = load_dataset(corrected=False)
    report = verify_plan(data, plan, Text(plan, (SOURCES / f"{plan}.txt").read_bytes()))
    assert report.problems == []
    assert report.claimed > (100 if plan in KNOWN else 0)


@needs_texts
def test_the_command_line_agrees(capsys):
    assert main(["verify", "--sources", str(SOURCES), "--plan", *KNOWN]) == 0
    assert capsys.readouterr().out.endswith("0 problems\n")


def test_a_missing_text_is_told(capsys, tmp_path):
    assert main(["verify", "--sources", str(tmp_path)]) == 2
    assert "benxi.txt" in capsys.readouterr().err


def test_a_miss_gives_exit_code_one(capsys, tmp_path):
    (tmp_path / "benxi.txt").write_bytes(TEXT.content)
    assert main(["verify", "--sources", str(tmp_path), "--plan", "benxi"]) == 1
    assert "sha256" in capsys.readouterr().err
