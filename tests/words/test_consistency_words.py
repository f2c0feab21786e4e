"""The sentences, tables and the strip follow the verdicts."""

from __future__ import annotations

import re

import pytest

from analysis import Dataset, charts, tables
from analysis.measures import ledger, relation_table, verdict_counts
from analysis.tables.consistency.claims import recomputed_text
from analysis.view import View
from analysis.words import consistency as words


def among(data: Dataset, plan: str, *verdicts: str) -> Dataset:
    """Return the data with one claim of `plan` for each verdict named, and no other."""
    table = ledger(data, [plan])
    kept = [
        table.loc[table["verdict"] == v, "claim"].iloc[verdicts[:at].count(v)]
        for at, v in enumerate(verdicts)
    ]
    checks = data.checks[data.checks["claim"].isin(kept)].reset_index(drop=True)
    return Dataset(data.package, {**data.frames, "checks": checks}, data.reference)


@pytest.mark.parametrize(
    ("verdicts", "en", "zh"),
    [
        (["holds"], "1 claim can be checked, and it holds.", "可核验数据1项，相符。"),
        (
            ["holds", "holds", "rounding"],
            "3 claims can be checked: 2 hold and 1 is off in the last digit.",
            "可核验数据3项：2项相符，1项末位有差。",
        ),
        (
            ["contradiction", "contradiction", "not checkable"],
            "and both contradict their own plan (by 1 slip). A further 1 claim cannot, for the plan does not",
            "均与规划自身数据不一致（共1处错误）。另有1项因规划未列",
        ),
        (["not checkable"], "The one claim listed cannot be checked", "所列1项数据均无法核验"),
        (
            ["unexplained"],
            "Of 1 unexplained claim, 1 may be a matter of definition",
            "未能解释的1项中，1项可能属口径不同",
        ),
    ],
)
def test_opening_follows_the_numbers(data, verdicts, en, zh):
    few = among(data, "erenhot", *verdicts)
    assert en in words.opening(View(few, ["erenhot"], "en")).plain()
    assert zh in words.opening(View(few, ["erenhot"], "zh")).plain()


@pytest.mark.parametrize("verdict", ["contradiction", "unexplained"])
def test_no_contradiction_is_not_praised(data, verdict):
    found = words.opening(View(among(data, "erenhot", "holds"), ["erenhot"], "en")).plain()
    assert "does not make figures right" in found
    found = words.opening(View(among(data, "erenhot", verdict), ["erenhot"], "en")).plain()
    assert "does not make figures right" not in found


def test_tables_list_each_claim_once(data):
    counts = verdict_counts(ledger(data)).sum(numeric_only=True)
    failed = tables.failing_claims(View(data, data.plan_ids, "en"), "contradiction")
    assert len(failed.rows) == counts["contradiction"]
    assert len(tables.unchecked_claims(View(data, data.plan_ids, "en")).rows) == counts["not checkable"]
    by_plan = tables.verdicts_by_plan(View(data, data.plan_ids, "en"))
    assert [int(row[1].text) for row in by_plan.rows] == list(verdict_counts(ledger(data))["checkable"])


def test_failed_claim_shows_print_result_slip_and_reading(data):
    rows = tables.failing_claims(View(data, ["erenhot"], "en"), "contradiction").rows
    row = next(row for row in rows if row[1].text.startswith("51.8"))
    assert row[0].text == "Cremation rate, 2016–2020"  # one city: no column for it
    assert row[2].text == "34.11 = 100 × 250 / 733"
    assert row[2].facts == ("erenhot-127", "erenhot-126", "erenhot-124")
    assert row[3].text == "51.8 → 34.1"
    assert row[4].text.startswith("cremations divided by burials in place of deaths; ")
    assert row[4].text.endswith(" (gives 51.76)")


def test_a_claim_with_two_relations_shows_what_both_give(data):
    rows = tables.failing_claims(View(data, ["hegang"], "en"), "unexplained").rows
    [row] = [row for row in rows if row[1].text.startswith("900")]
    assert "550 (499–601)" in row[2].text
    assert "2,285 (2,234–2,336)" in row[2].text


def test_no_share_is_shown_whose_parts_are_not_printed(data):
    rows = tables.failing_claims(View(data, ["xincheng"], "en"), ["unexplained", "rounding"]).rows
    shares = [row[2].text for row in rows if "k" in row[2].text]
    assert shares == ["≠ 100 × k / 8", "≠ 100 × k / (24 + 57)"]


def test_a_reading_with_outside_figures_names_and_grades_them(data):
    rows = tables.failing_claims(View(data, ["hulunbuir"], "zh"), "explainable").rows
    [row] = [row for row in rows if row[1].text.startswith("58")]
    assert row[3].text.startswith("与2020年65岁及以上人口相符，也与2010年60岁及以上人口相符；")
    assert {"census2020-005", "census2010-001", "census2010-002"} <= set(row[3].facts)
    assert "grade_open_data" in row[3].mark


def test_bounds_and_intervals_are_shown(data):
    table = relation_table(data).set_index("check")
    assert recomputed_text(table.loc["hegang-c07"]) == "≤ 100"
    text = recomputed_text(table.loc["hulunbuir-c03"])
    assert text.startswith("7.84 (7.79–7.89) = ")


def test_nothing_to_show_is_none(data):
    few = among(data, "erenhot", "holds")
    assert tables.failing_claims(View(few, ["erenhot"], "zh"), "contradiction") is None
    assert tables.unchecked_claims(View(few, ["erenhot"], "zh")) is None
    assert charts.verdict_strip(View(few, ["benxi"], "zh")) is None
    assert tables.verdicts_by_kind(View(few, ["benxi"], "zh")) is None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_strip_tells_every_number_in_its_alternative_text(data, lang):
    figure = charts.verdict_strip(View(data, data.plan_ids, lang))
    numbers = [int(n) for n in re.findall(r"\d+", figure.alt)]
    assert sum(numbers) == data.checks["claim"].nunique()
    for plan in data.plan_ids:  # order of the plans given, not of their failures
        assert data.plan_name(plan, lang) in figure.alt
    at = [figure.alt.index(data.plan_name(plan, lang)) for plan in data.plan_ids]
    assert at == sorted(at)


def test_shown_has_one_digit_more_than_the_claim():
    assert words.shown(7.840285, 7.1) == "7.84"
    assert words.shown(34.10641, 51.8) == "34.11"
    assert words.shown(220138733.3, 291046000) == "220,138,733"
