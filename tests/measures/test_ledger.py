"""The ledger: one verdict a claim, its guards, refusals of arithmetic, and the headlines on the real data."""

from __future__ import annotations

import re
import shutil

import pandas as pd
import pytest

from analysis import Dataset, MeasureError, load_dataset
from analysis.cli import main
from analysis.dataset.roles import ROLES, VERDICTS
from analysis.measures import explaining_populations, ledger, relation_table, verdict_counts
from analysis.measures.consistency.arithmetic import KINDS
from analysis.measures.consistency.ledger import EXPORTED, claim_row, export, review
from analysis.measures.whole import refusals
from tests.conftest import append, edit
from tests.measures.test_consistency import fact, judged, made, ops

# Verdicts ------------------------------------------------------------------------------------------------

CREMATION = [("250", "person"), ("733", "person"), ("483", "person")]


@pytest.mark.parametrize(
    ("reading", "slip", "verdict"),
    [
        (None, "", "unexplained"),  # nobody has judged
        ("", "", "unexplained"),  # a guess without arithmetic explains nothing
        (ops("part=2", "whole=4"), "", "explainable"),  # 250 / 483 = 51.8
        ("|".join([ops("part=2", "whole=4")] * 2), "", "explainable"),
        (
            "|".join([ops("part=2", "whole=4"), ops("part=4", "whole=3")]),
            "",
            "unexplained",
        ),  # one fails
        (ops("part=4", "whole=3"), "", "unexplained"),  # 483 / 733 = 65.9: the reading fails
        ("", "hulunbuir-91", "contradiction"),
        (
            ops("part=2", "whole=4"),
            "hulunbuir-91",
            "contradiction",
        ),  # a slip stays one
    ],
)
def test_only_a_readings_own_arithmetic_explains(data, reading, slip, verdict):
    # 250 / 733 = 34.1, and 51.8 is printed
    facts = [fact(1, "51.8", "percent"), *(fact(at, *f) for at, f in enumerate(CREMATION, start=2))]
    judgement = None
    if reading is not None:
        judgement = {"verdict": verdict, "slip": slip, "reading_operands": reading}
        judgement |= {"reading_kind": "share" if reading else ""}
    row = judged(data, *facts, kind="share", operands=ops("part=2", "whole=3"), judgement=judgement)
    assert row["recomputed"] == pytest.approx(34.1064, abs=1e-4)
    assert row["verdict"] == verdict


def test_what_is_not_printed_is_not_checkable(data):
    row = judged(data, fact(1, "33.6", "percent"), kind="growth", checkable=False)
    assert row["verdict"] == "not checkable"
    assert pd.isna(row["recomputed"])


def test_a_plan_without_checks_keeps_a_row(data):
    frames = {**data.frames, "checks": data.checks[data.checks["plan"] != "benxi"]}
    without = Dataset(data.package, frames)
    table = ledger(without, ["benxi"])
    assert list(table["verdict"]) == ["not checkable"]
    assert verdict_counts(table).loc[0, ["checkable", "slips", "not checkable"]].tolist() == [0, 0, 0]
    assert list(relation_table(without, ["benxi"])["result"]) == ["not checkable"]


def test_relations_of_a_claim_give_one_verdict_and_what_differs_decides(data):
    # 10 is printed; 4 + 6 agree, 4 + 5 do not
    facts = [fact(at, text, "person") for at, text in ((1, "10"), (2, "4"), (3, "6"), (4, "5"))]
    one = made(data, *facts, kind="total", operands=ops("part=2", "part=3"))
    rows = [{"check": "hulunbuir-c02", "operands": ops("part=2", "part=4")}, {"check": "hulunbuir-c03"}]
    checks = pd.concat([one.checks, *(one.checks.assign(**row) for row in rows)], ignore_index=True)
    checks.loc[2, "checkable"] = False
    both = Dataset(data.package, one.frames | {"checks": checks})
    assert list(relation_table(both, ["hulunbuir"])["result"]) == ["holds", "differs", "not checkable"]
    (row,) = ledger(both, ["hulunbuir"]).to_dict("records")
    assert (row["verdict"], row["recomputed"]) == ("unexplained", 9)
    assert row["checks"] == "hulunbuir-c01;hulunbuir-c02;hulunbuir-c03"
    assert row["facts"] == "hulunbuir-91;hulunbuir-92;hulunbuir-93;hulunbuir-94"


# Guards --------------------------------------------------------------------------------------------------


def test_a_recorded_verdict_that_no_longer_fits_is_refused(data):
    facts = [fact(1, "9", "person"), fact(2, "4", "person"), fact(3, "6", "person")]
    check = {"kind": "total", "operands": ops("part=2", "part=3")}
    assert judged(data, *facts, **check, judgement={"verdict": "unexplained"})["verdict"] == "unexplained"
    for verdict in ("explainable", "holds"):
        with pytest.raises(MeasureError, match=rf"claims.csv, verdict of hulunbuir-91: found '{verdict}'"):
            judged(data, *facts, **check, judgement={"verdict": verdict})


@pytest.mark.parametrize(("should_be", "agrees"), [(12.0, True), (24.0, False), (13.0, False)])
def test_what_a_slip_should_be_makes_its_checks_agree(data, should_be, agrees):
    # 103 is printed for 24 + 91: 12 would do
    facts = [fact(1, "103", "organisation"), fact(2, "24", "organisation"), fact(3, "91", "organisation")]
    judgement = {"verdict": "contradiction", "slip": "hulunbuir-92", "should_be": should_be}
    case = made(data, *facts, kind="total", operands=ops("part=2", "part=3"), judgement=judgement)
    with refusals() as refused:
        table = ledger(case, ["hulunbuir"])
    assert bool(refused) != agrees
    assert len(table) == int(agrees)
    if not agrees:
        assert "a value with which hulunbuir-c01 agrees; it gives" in refused[0].reason


def test_check_names_the_row_whose_verdict_no_longer_fits(package, capsys):
    edit(package, "facts/erenhot.csv", fact_id="erenhot-127", value_text="34.1", value="34.1")
    lines = (package / "claims.csv").read_text(encoding="utf-8").splitlines()
    line = 1 + next(at for at, text in enumerate(lines) if text.startswith("erenhot-127"))
    assert main(["check", "--data", str(package)]) == 1
    told = capsys.readouterr().err
    assert f"claims.csv, row {line}, column verdict: found 'contradiction', expected 'holds'" in told
    append(package, "claims.csv", "erenhot-127,2026-12-01,holds,,,,,,,,mended in the source,来源已更正")
    assert main(["check", "--data", str(package)]) == 0


def test_the_last_row_leads_and_those_before_are_its_history(package):
    last = "hulunbuir-005,2026-12-01,unexplained,unexplained,,,,,,,nobody knows,无从得知"
    append(package, "claims.csv", last)
    row = claim_row(load_dataset(package), "hulunbuir-005")
    assert (row["gravity"], row["why_zh"], row["decided"]) == ("unexplained", "无从得知", "2026-12-01")
    first, second = row["history_en"].split(" | ")
    assert first.startswith("2026-11-22: explainable (if the roll")
    assert second.startswith("2026-11-27: unexplained (perhaps")


def test_without_the_outside_figures_of_a_reading_nothing_is_refused(package):
    shutil.rmtree(package / "reference")
    data = load_dataset(package)
    assert review(data) == []
    row = claim_row(data, "hulunbuir-066")
    assert row["verdict"] == "not checkable"
    assert "reading_en" not in row


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
        ("erenhot-102", 140400, 141600, "unexplained"),  # 59 x 200 x 12
        ("xincheng-022", 103, 115, "contradiction"),  # 24 + 91
        ("xincheng-036", 19, 19.0402, "holds"),  # 83696 / 439575
        ("hegang-098", 35, 7.6142, "unexplained"),  # 75 / 985
        ("benxi-031", 1.48, 1.4778, "holds"),  # 665 x 12 / 5400
    ],
)
def test_known_claims(data, claim, stated, recomputed, verdict):
    row = claim_row(data, claim)
    assert (row["stated"], row["verdict"]) == (stated, verdict)
    assert row["recomputed"] == pytest.approx(recomputed, abs=1e-4)


def test_readings_give_the_printed_figures(data):
    table = ledger(data).dropna(subset="reading_low").set_index("claim")
    ends = table[["reading_low", "reading_high"]].round(2).agg(tuple, axis=1)
    assert ends.to_dict() == {
        "erenhot-127": (51.76, 51.76),  # 250 / 483
        "hulunbuir-003": (7.05, 7.05),  # (660 / 488 - 1) / 5
        "hulunbuir-066": (58.31, 58.51),  # 18,000 beds on 308,714 and on 307,643 people
    }


def test_the_rate_of_beds_names_just_the_populations_that_it_is_consistent_with(data):
    table = explaining_populations(data, ["hulunbuir"])
    found = table[table["consistent"]]
    assert list(found[["population", "population_year"]].itertuples(index=False, name=None)) == [
        ("aged_65_plus", 2020), ("aged_60_plus", 2010)]  # fmt: skip
    row = claim_row(data, "hulunbuir-066")
    outside = {one for facts in found["facts"] for one in facts.split(";")} - {"hulunbuir-066"}
    assert set(row["reading_facts"].split(";")) == outside
    assert row["reading_en"].startswith("consistent with")
    assert "not consistent with those aged 60 and over of 2020" in row["why_en"]


def test_the_slip_is_24_and_12_is_right(data):
    for claim in ("xincheng-022", "xincheng-038"):
        row = claim_row(data, claim)
        assert (row["slip"], row["should_be"]) == ("xincheng-023", 12)
    assert data.record("xincheng-023")["value"] == 24


def test_a_slip_counts_once(data):
    against = ledger(data).query("verdict == 'contradiction'")
    assert against.groupby("slip_group")["claim"].apply(list).to_dict() == {
        "erenhot-053": ["erenhot-053", "erenhot-057"],  # one correction of the years of a series
        "erenhot-127": ["erenhot-127"],
        "erenhot-132": ["erenhot-132"],
        "xincheng-023": ["xincheng-022", "xincheng-038"],
        "xincheng-065": ["xincheng-065", "xincheng-119"],
    }
    assert verdict_counts(ledger(data))["slips"].sum() == 5


def test_a_claim_with_two_relations_has_one_row(data):
    row = claim_row(data, "hegang-103")
    assert (row["checks"], row["verdict"]) == ("hegang-c11;hegang-c12", "unexplained")
    table = ledger(data)
    assert not table["claim"].duplicated().any()
    assert set(";".join(table["checks"]).split(";")) == set(data.checks["check"])


def test_every_claim_that_fails_or_cannot_be_checked_says_why(data):
    table = ledger(data)
    said = ~table["verdict"].isin(["holds", "rounding"])
    assert (table.loc[said, ["why_en", "why_zh", "decided"]] != "").all(axis=None)
    apart = table["verdict"].isin(["explainable", "contradiction", "unexplained"])
    assert (table["gravity"] != "").equals(apart)
    assert review(data) == []


def test_headline_counts(data):
    table = export(data)
    assert list(table.columns) == list(EXPORTED)
    counts = verdict_counts(ledger(data)).set_index("plan")
    assert list(counts.index) == data.plan_ids
    assert counts[list(VERDICTS)].sum(axis=1).sum() == data.checks["claim"].nunique()
    assert counts["checkable"].sum() > 60


def test_a_claim_is_judged_as_printed_though_a_correction_mends_it(data):
    row = claim_row(data, "erenhot-053")
    assert (row["period_start"], row["verdict"]) == ("2016", "contradiction")


def test_the_rules_know_the_roles_of_every_kind():
    assert set(ROLES) == set(KINDS)
