"""Verdicts, refusals, the rule on operands, and the headline on the real data."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis import Dataset, MeasureError
from analysis.dataset.roles import ROLES
from analysis.measures import check_table, verdict_counts
from analysis.measures.consistency.arithmetic import KINDS
from analysis.measures.consistency.verdicts import EXPLAINING, EXPORTED, VERDICTS, export
from tests.conftest import edit, only
from tests.measures.test_consistency import fact, judged, ops

# Verdicts ------------------------------------------------------------------------------------------------

CREMATION = [("250", "person"), ("733", "person"), ("483", "person")]


@pytest.mark.parametrize(
    ("cause", "reading", "verdict"),
    [
        ("", "", "contradiction"),
        ("denominator", "", "contradiction"),
        ("denominator", ops("part=2", "whole=4"), "contradiction"),  # 250 / 483 = 51.8: a slip stays
        ("scope", "", "explainable"),
        ("scope", ops("part=2", "whole=4"), "explainable"),
        ("scope", ops("part=4", "whole=3"), "contradiction"),  # 483 / 733 = 65.9: the reading fails
    ],
)
def test_a_reading_explains_only_where_the_words_are_true_under_it(data, cause, reading, verdict):
    # 250 / 733 = 34.1, and 51.8 is printed
    facts = [fact(1, "51.8", "percent"), *(fact(at, *f) for at, f in enumerate(CREMATION, start=2))]
    row = judged(
        data,
        *facts,
        kind="share",
        operands=ops("part=2", "whole=3"),
        cause=cause,
        reading_kind="share" if reading else "",
        reading_operands=reading,
    )
    assert row["recomputed"] == pytest.approx(34.1064, abs=1e-4)
    assert row["verdict"] == verdict


def test_what_is_not_printed_is_not_checkable(data):
    row = judged(data, fact(1, "33.6", "percent"), kind="growth", checkable=False)
    assert row["verdict"] == "not checkable"
    assert pd.isna(row["recomputed"])


def test_a_plan_without_checks_keeps_a_row(data):
    frames = {**data.frames, "checks": data.checks[data.checks["plan"] != "benxi"]}
    table = check_table(Dataset(data.package, frames), ["benxi"])
    assert list(table["verdict"]) == ["not checkable"]
    assert verdict_counts(table).loc[0, ["checkable", "failed", "not checkable"]].tolist() == [0, 0, 0]


# Refusals ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "check", "why"),
    [
        (
            [fact(1, "10", "person"), fact(2, "4", "person"), fact(3, "6", "case")],
            {"kind": "total", "operands": ops("part=2", "part=3")},
            "the units case, person cannot be added",
        ),
        (
            [fact(1, "10", "person"), fact(2, "4", "person"), fact(3, "6", "person", "2019")],
            {"kind": "total", "operands": ops("part=2", "part=3")},
            "the periods differ: 2019 to 2019, 2020 to 2020",
        ),
        (
            [fact(1, "10", "percent"), fact(2, "4", "person"), fact(3, "40", "household")],
            {"kind": "share", "operands": ops("part=2", "whole=3")},
            "the units household, person",
        ),
        (
            [fact(1, "10", "percent"), fact(2, "10", "facility")],
            {"kind": "repeat", "operands": ops("same=2")},
            "percent and facility are not the same figure",
        ),
        (
            [fact(1, "10", "CNY"), fact(2, "4", "person", "2016"), fact(3, "6", "CNY/person/month")],
            {"kind": "product", "operands": ops("people=2", "rate=3")},
            "people of 2016 meet a rate of 2020",
        ),
        (
            [
                fact(1, "10", "CNY"),
                fact(2, "4", "person"),
                fact(3, "4", "person"),
                fact(4, "6", "CNY/person"),
            ],
            {"kind": "product", "operands": ops("people=2", "people=3", "rate=4")},
            "as many rate as people",
        ),
        (
            [fact(1, "10", "percent"), fact(2, "4", "person")],
            {"kind": "share", "operands": ops("part=2")},
            "the kind share needs one or more part, one or more whole",
        ),
        (
            [fact(1, "10", "person", indicator="social_workers")],
            {"kind": "bound"},
            "the indicator has no ceiling",
        ),
    ],
)
def test_refusal_names_plan_indicator_and_group(data, facts, check, why):
    with pytest.raises(MeasureError, match=rf"^hulunbuir, \w+, urban: .*{re.escape(why)}"):
        judged(data, *facts, **check)


@pytest.mark.parametrize(("start", "year"), [("0", "2016"), ("100", "2020")])
def test_no_growth_from_zero_or_over_no_year(data, start, year):
    levels = [fact(2, start, "CNY/person/month", year), fact(3, "121", "CNY/person/month")]
    check = {"kind": "growth", "operands": ops("start=2", "end=3")}
    with pytest.raises(MeasureError, match=r"^hulunbuir, dibao_standard, urban: "):
        judged(data, fact(1, "10", "percent_per_year"), *levels, **check)


# The data ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["operands", "reading_operands"])
def test_operand_that_is_no_fact_is_refused(package, column):
    row = edit(package, "checks.csv", check="erenhot-c35", **{column: "part=erenhot-125;whole=erenhot-999"})
    problem = only(package, "checks.csv", row, column)
    assert problem.found == "'erenhot-999'"
    assert problem.expected == "a known fact"


def test_operand_of_another_plan_is_refused(package):
    row = edit(package, "checks.csv", check="erenhot-c01", operands="part=erenhot-003;part=benxi-001")
    assert only(package, "checks.csv", row, "operands").expected == "a fact of erenhot"


def test_claim_of_another_plan_is_refused(package):
    row = edit(package, "checks.csv", check="erenhot-c01", claim="benxi-001")
    assert only(package, "checks.csv", row, "claim").expected == "a fact of erenhot"


def test_cause_stands_with_every_claim_that_does_not_hold_and_with_no_other(data):
    table = check_table(data)
    failed = table["verdict"].isin(["explainable", "contradiction"])
    assert (table.loc[failed, "cause"] != "").all()
    assert (table.loc[~failed & (table["verdict"] != "rounding"), "cause"] == "").all()
    assert (table.loc[table["verdict"] == "explainable", "cause"].isin(EXPLAINING)).all()
    assert (table.loc[failed | (table["verdict"] == "not checkable"), ["reading", "reading_zh"]] != "").all(
        axis=None
    )


def test_a_reading_with_operands_gives_the_printed_figure(data):
    table = check_table(data).dropna(subset="reading_value").set_index("check")
    assert table["reading_value"].round(2).to_dict() == {
        "erenhot-c35": 51.76,  # 250 / 483
        "hegang-c07": 129.11,  # 102 / 79
        "hulunbuir-c03": 7.05,  # (660 / 488 - 1) / 5
        "xincheng-c22": 66.28,  # 57 / 86
    }


@pytest.mark.parametrize(
    ("claim", "stated", "recomputed", "verdict"),
    [
        ("hulunbuir-003", 7.1, 7.8403, "explainable"),  # (660 / 488)^(1/4) - 1
        ("hulunbuir-004", 14.5, 14.5012, "holds"),  # (6016 / 3500)^(1/4) - 1
        ("hulunbuir-039", 7474, 7474, "holds"),  # 2907 + 4567
        ("erenhot-030", 51.7, 51.6432, "rounding"),  # 110 / 213
        ("erenhot-052", 28.6, 28.59375, "holds"),  # 823 / 640 - 1
        ("erenhot-127", 51.8, 34.1064, "contradiction"),  # 250 / 733
        ("erenhot-132", 44.4, 30, "contradiction"),  # 45 / 150
        ("erenhot-102", 140400, 141600, "explainable"),  # 59 x 200 x 12
        ("xincheng-022", 103, 115, "contradiction"),  # 24 + 91
        ("xincheng-036", 19, 19.0402, "holds"),  # 83696 / 439575
        ("hegang-098", 35, 7.6142, "contradiction"),  # 75 / 985
        ("benxi-031", 1.48, 1.4778, "holds"),  # 665 x 12 / 5400
    ],
)
def test_known_claims(data, claim, stated, recomputed, verdict):
    row = check_table(data, [claim.partition("-")[0]]).set_index("claim").loc[claim]
    assert (row["stated"], row["verdict"]) == (stated, verdict)
    assert row["recomputed"] == pytest.approx(recomputed, abs=1e-4)


def test_headline_counts(data):
    table = export(data)
    assert list(table.columns) == list(EXPORTED)
    checkable = table[table["verdict"] != "not checkable"]
    assert len(checkable) > 60
    assert (checkable["verdict"] != "holds").sum() > 12
    counts = verdict_counts(check_table(data)).set_index("plan")
    assert list(counts.index) == data.plan_ids
    assert counts[list(VERDICTS)].sum(axis=1).sum() == len(data.checks)


def test_a_claim_is_judged_as_printed_though_a_correction_mends_it(data):
    row = check_table(data, ["erenhot"]).set_index("claim").loc["erenhot-053"]
    assert (row["period_start"], row["verdict"]) == ("2016", "contradiction")


def test_the_rules_know_the_roles_of_every_kind():
    assert set(ROLES) == set(KINDS)
