"""What is telling stands first, chance is counted, and what is declared is known."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.relations import rows
from tests.relations.invented import PLAN, fact, mined, told


def declared(data, kind, claim, operands):
    row = {"check": f"{PLAN}-c07", "plan": PLAN, "kind": kind, "claim": claim, "operands": operands}
    return pd.DataFrame([row | {"checkable": True}], columns=data.checks.columns)


def test_an_exact_total_on_a_line_goes_before_a_decoy_of_another_section(data):
    # 103 = 12 + 91 stands on one line; 103 = 60 + 43 is of other things, elsewhere
    found = mined(
        data,
        fact(1, "social_organisations", "103", "organisation", line=5),
        fact(2, "social_associations", "12", "organisation", line=5),
        fact(3, "private_non_enterprise_units", "91", "organisation", line=5),
        fact(4, "elderly_associations", "60", "organisation", line=60, section="第九章"),
        fact(5, "charitable_organisations", "43", "organisation", line=61, section="第九章"),
    )
    assert told(found.candidates[0]) == ("total", "91 = part 92, part 93")
    assert all("94" not in told(each)[1] for each in found.candidates)


def test_a_repeated_number_tells_the_more_the_rarer_it_is(data):
    # 100 % stands all over the plan, 28.6 % twice
    common = [
        fact(at, name, "100", "percent")
        for at, name in enumerate(
            (
                "eco_burial_rate",
                "orphan_visit_rate",
                "one_stop_service_coverage",
                "vagrant_identified_return_rate",
            ),
            10,
        )
    ]
    rare = [
        fact(20, "nursing_bed_share", "28.6", "percent"),
        fact(30, "urbanisation_rate", "28.6", "percent"),
    ]
    found = mined(data, *common, *rare)
    assert told(found.candidates[0]) == ("repeat", "30 = same 20")
    assert found.candidates[0].chance < 0.1 < 0.4 < found.candidates[1].chance


def test_what_was_tried_and_what_chance_gives_is_counted(data):
    # three figures of one unit on a line: one pair of parts below each greater figure
    found = mined(
        data,
        fact(1, "social_organisations", "103", "organisation", line=5),
        fact(2, "social_associations", "12", "organisation", line=5),
        fact(3, "private_non_enterprise_units", "91", "organisation", line=5),
    )
    [total] = [count for count in found.counts if count.kind == "total"]
    assert (total.tried, total.fit) == (1, 1)
    # the least spread is a factor of a hundred: ln(103.5 / 102.5) / ln(100)
    assert total.expected == pytest.approx(0.0021, abs=1e-4)
    assert found.candidates[0].chance == pytest.approx(total.expected)


def test_a_declared_relation_is_marked_from_whichever_side_it_is_read(data):
    facts = (
        fact(1, "sanmin_outlay", "13.41", "CNY", scale=1e4, line=1),
        fact(2, "sanmin_payment_cases", "107", "case", line=1),
        fact(3, "sanmin_standard", "1253", "CNY/person/month", line=1),
    )
    check = declared(data, "average", f"{PLAN}-93", f"amount={PLAN}-91;count={PLAN}-92")
    found = mined(data, *facts, checks=check)
    assert [each.declared for each in found.candidates] == [f"{PLAN}-c07"]
    assert found.undeclared == []
    assert [each.declared for each in mined(data, *facts).candidates] == [""]


def test_the_third_of_three_printings_is_implied(data):
    facts = [fact(at, "communities", "79", "community", group="urban") for at in (1, 2, 3)]
    facts.append(fact(4, "communities", "79", "community", group="urban", line=9))
    checks = pd.concat(
        [
            declared(data, "repeat", f"{PLAN}-92", f"same={PLAN}-91"),
            declared(data, "repeat", f"{PLAN}-93", f"same={PLAN}-92"),
        ]
    )
    found = {told(each)[1]: each.declared for each in mined(data, *facts, checks=checks).candidates}
    assert found["93 = same 91"] == "implied"
    assert found["94 = same 91"] == ""


def test_rows_are_those_of_checks_numbered_after_the_last(data):
    facts = (
        fact(1, "tekun_payment_cases", "204", "case", line=1),
        fact(2, "tekun_recipients", "17", "person", line=1),
    )
    [candidate] = mined(data, *facts).candidates
    assert candidate.combination.factor == 12
    last = int(data.checks_of("erenhot")["check"].iloc[-1].rpartition("-c")[2])
    [row] = rows(data, "erenhot", [candidate])
    assert row == {
        "check": f"erenhot-c{last + 1:02d}", "plan": "erenhot", "kind": "product", "claim": f"{PLAN}-91",
        "operands": f"people={PLAN}-92", "factor": "12", "checkable": "true",
    }  # fmt: skip


def test_a_plan_without_a_fact_has_no_candidate(data):
    found = mined(data, fact(1, "communities", "8", "community", plan="benxi", fact_id="benxi-901"))
    assert (found.figures, found.candidates) == (0, [])
