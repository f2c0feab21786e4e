"""The sentences, tables and the strip follow the verdicts."""

from __future__ import annotations

import re

import pytest

from analysis import Dataset, charts, tables
from analysis.measures import check_table, verdict_counts
from analysis.tables.consistency.claims import recomputed_text
from analysis.view import View
from analysis.words import consistency as words


def among(data: Dataset, plan: str, *verdicts: str) -> Dataset:
    """Return the data with one check of `plan` for each verdict named, and no other."""
    table = check_table(data, [plan])
    kept = [
        table.loc[table["verdict"] == v, "check"].iloc[verdicts[:at].count(v)]
        for at, v in enumerate(verdicts)
    ]
    checks = data.checks[data.checks["check"].isin(kept)].reset_index(drop=True)
    return Dataset(data.package, {**data.frames, "checks": checks})


@pytest.mark.parametrize(
    ("verdicts", "en", "zh"),
    [
        (
            ["holds"],
            "1 claim can be recomputed from the plan's own figures: 1 holds.",
            "共1项，其中1项相符。",
        ),
        (
            ["holds", "holds", "rounding"],
            "3 claims can be recomputed from the plan's own figures: 2 hold and 1 is off in the last digit.",
            "共3项，其中2项相符、1项末位有差。",
        ),
        (
            ["contradiction", "contradiction", "not checkable"],
            "2 contradict the plan's own figures. A further 1 claim cannot, for the plan does not",
            "2项矛盾。另有1项因规划未印",
        ),
        (["not checkable"], "The one claim listed cannot be recomputed", "所列1项自述无法"),
        (
            ["explainable"],
            "The one other reading is the curators' judgement.",
            "1项“另有解释”为整理者的判断。",
        ),
    ],
)
def test_opening_follows_the_numbers(data, verdicts, en, zh):
    few = among(data, "erenhot", *verdicts)
    assert en in words.opening(View(few, ["erenhot"], "en")).plain()
    assert zh in words.opening(View(few, ["erenhot"], "zh")).plain()


def test_no_contradiction_is_not_praised(data):
    found = words.opening(View(among(data, "erenhot", "holds"), ["erenhot"], "en")).plain()
    assert "does not make figures right" in found
    found = words.opening(View(among(data, "erenhot", "contradiction"), ["erenhot"], "en")).plain()
    assert "does not make figures right" not in found


def test_readings_that_can_be_recomputed_are_told_from_judgement(data):
    text = words.opening(View(data, ["hulunbuir"], "en")).plain()
    # mean growth is recomputed; outlays, 359 against 360 and 50 against 30 m2 are not
    assert "Of the 5 other readings, 1 can be recomputed" in text


def test_tables_list_each_check_once(data):
    counts = verdict_counts(check_table(data)).sum(numeric_only=True)
    failed = tables.failing_claims(View(data, data.plan_ids, "en"), "contradiction")
    assert len(failed.rows) == counts["contradiction"]
    assert len(tables.unchecked_claims(View(data, data.plan_ids, "en")).rows) == counts["not checkable"]
    by_plan = tables.verdicts_by_plan(View(data, data.plan_ids, "en"))
    assert [int(row[1].text) for row in by_plan.rows] == list(verdict_counts(check_table(data))["checkable"])


def test_failed_claim_shows_print_result_and_guess(data):
    rows = tables.failing_claims(View(data, ["erenhot"], "en"), "contradiction").rows
    row = next(row for row in rows if row[1].text.startswith("51.8"))
    assert row[0].text == "Cremation rate, 2016–2020"  # one city: no column for it
    assert row[2].text == "34.11 = 100 × 250 / 733"
    assert row[2].facts == ("erenhot-127", "erenhot-126", "erenhot-124")
    assert row[3].text == "cremations divided by burials in place of deaths (gives 51.76)"


def test_bounds_and_intervals_are_shown(data):
    table = check_table(data).set_index("check")
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
    assert sum(numbers) == len(data.checks)
    for plan in data.plan_ids:  # order of the plans given, not of their failures
        assert data.plan_name(plan, lang) in figure.alt
    at = [figure.alt.index(data.plan_name(plan, lang)) for plan in data.plan_ids]
    assert at == sorted(at)


def test_shown_has_one_digit_more_than_the_claim():
    assert words.shown(7.840285, 7.1) == "7.84"
    assert words.shown(34.10641, 51.8) == "34.11"
    assert words.shown(220138733.3, 291046000) == "220,138,733"
