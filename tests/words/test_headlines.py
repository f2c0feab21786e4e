"""Ranks by hand, findings on aging and targets, and the sentences across plans, on changed figures."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.measures.ambition.table import ambition_table
from analysis.measures.headlines import standing
from analysis.measures.superiors.binding import binding_table
from analysis.view import View
from analysis.words.findings import findings_across, goals, old_age, silence, unstated
from analysis.words.findings.pieces import beside, quantity
from analysis.words.standing import ordinal, rank_text
from tests.words.test_findings import changed, paragraphs, said, with_


@pytest.mark.parametrize(
    ("rank", "en", "zh"),
    [((1, 5, 1), "joint highest of 5 prefectures", "5个地级地区中并列最高"),
     ((5, 5, 0), "lowest of 5 prefectures", "5个地级地区中最低"),
     ((2, 6, 1), "joint 2nd highest of 6 prefectures", "6个地级地区中并列第2高")],
)  # fmt: skip
def test_ranks_in_words(rank, en, zh):
    assert (rank_text(*rank, "prefecture", "en"), rank_text(*rank, "prefecture", "zh")) == (en, zh)
    said = [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21)]
    assert said == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st"]


def test_half_a_per_cent_is_level_and_one_thing_is_singular(data):
    assert [beside(v, "en") for v in (0.9951, 1.0049, 0.995 - 1e-9)] == ["level", "level", "0.5\u00a0% below"]
    assert quantity(View(data, lang="en"), "1", "organisation") == "1 organisation"
    assert quantity(View(data, lang="en"), "2", "community") == "2 communities"
    assert quantity(View(data, lang="en"), "1", "community") == "1 community"


# Evidence of what is not there ---------------------------------------------------------------------------


def test_another_year_and_a_bound_are_not_silence(data):
    other = changed(data, drop=["hegang-008"])
    table = standing(other, ["hegang"])
    texts = [paragraphs(unstated("hegang", table, lang), lang)[0] for lang in ("en", "zh")]
    with_(texts, "Not stated for the baseline year: dibao standard, town; dibao standard, country.",
          "基期年未载明：城市低保标准、农村低保标准。")  # fmt: skip
    vague = changed(data, hulunbuir_065={"comparator": ">"})
    table = standing(vague, ["hulunbuir"])
    assert (
        "Printed as a bound only: beds per 1,000" in paragraphs(unstated("hulunbuir", table, "en"), "en")[0]
    )
    with_(said(old_age, vague, "hulunbuir"), "The plan prints its beds as a bound only.", "床位数只有约数")


# Aging ---------------------------------------------------------------------------------------------------

TARGET = ["hulunbuir-095", "hulunbuir-113"]


def nursing(comparator="=", value=None, words=False):
    cells = {"comparator": "text", "value": math.nan} if words else {"comparator": comparator}
    if value is not None:
        cells |= {"value": float(value), "value_text": str(value)}
    return {"hulunbuir_095": cells, "drop": ["hulunbuir-113"]}


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        ({}, "are to go from 42 % of the beds to at least 55 % by 2025", "占42%，2025年目标为至少55%"),
        (nursing("=", 42), "are 42 % of the beds; the target for 2025 is 42 %, the same share", "与现状相同"),
        (nursing(">=", 30), "the target for 2025 is at least 30 %, below that", "目标为至少30%，低于现状"),
        (nursing(words=True), "are 42 % of the beds; the target is in words only", "占42%，目标只有文字"),
        ({"drop": ["hulunbuir-094"]}, "are to be at least 55 % of the beds by 2025",
         "规划提出2025年护理型床位占至少55%"),
        ({"drop": TARGET}, "are 42 % of the beds; no target is set", "占42%，未设目标"),
    ],
)  # fmt: skip
def test_nursing_targets_rise_only_where_they_rise(data, change, en, zh):
    texts = said(old_age, changed(data, **change), "hulunbuir")
    with_(texts, en, zh)
    if change and change != {"drop": ["hulunbuir-094"]}:
        assert "to go from" not in texts[0]


def test_no_beds_and_no_nursing_share(data):
    bare = said(old_age, changed(data, drop=["hulunbuir-065", "hulunbuir-094", *TARGET]), "hulunbuir")
    with_(bare, "The plan does not state its beds.", "规划未载明床位数。")
    assert "ursing" not in bare[0]


# Targets -------------------------------------------------------------------------------------------------


def targets(classes, attributes=(), numbered=True):
    table = pd.DataFrame({"class": list(classes)}).assign(indicator="x")
    table["target"] = 1.0 if numbered else math.nan
    table["attribute"] = [*attributes, *[""] * (len(classes) - len(attributes))]
    return {ambition_table: table}


@pytest.mark.parametrize(
    ("given", "en", "zh"),
    [
        (((),), "The plan sets no target.", "规划未提出目标。"),
        ((["usable"],), "sets 1 target: 1 has a number, 1 can be", "1项可对照基期衡量"),
        ((["usable"], ["binding"]), "The plan calls it binding.", "标明约束性的1项"),
        ((["already met"] * 2,), "2 targets: 2 have a number, 2 can be measured", "2项可对照基期衡量"),
        ((["no baseline"] * 2,), "2 have a number, none can be measured", "均无法对照基期衡量"),
        ((["text"] * 2, (), False), "2 targets: none has a number. None is called", "2项目标，均无数值。"),
        ((["usable"] * 2, ["binding"]), "calls 1 of them binding and none expected", "没有标明预期性的"),
        ((["usable"] * 2, ["expected"]), "calls none of them binding and 1 expected", "没有标明约束性的"),
    ],
)  # fmt: skip
def test_targets_in_words(data, given, en, zh):
    with_(said(goals, data, "hegang", targets(*given)), en, zh)


def nation(*rows):
    table = pd.DataFrame(rows, columns=["fate", "number"]).assign(indicator="nursing_bed_share")
    return {binding_table: table}


KEPT, DROPPED = ("kept binding", "same"), ("dropped", "none")


@pytest.mark.parametrize(
    ("rows", "en", "zh"),
    [
        ([KEPT] * 5, "All 5 of the nation's binding indicators are kept binding.", "均保持约束性。"),
        ([DROPPED] * 5, "None of the nation's 5 binding indicators is set as a target.", "均未设目标。"),
        ([KEPT, *[DROPPED] * 2], "1 is kept binding and 2 are not set as targets.", "1项保持约束性，2项未设"),
        ([KEPT], "The nation's one binding indicator is kept binding.", "1项约束性指标保持"),
        ([("kept binding", "raised")] * 5, "; the target for nursing bed share goes beyond", "高于国家要求"),
        ([("made expected", "lowered")] * 5, "the target for nursing bed share falls short of", "低于国家"),
    ],
)  # fmt: skip
def test_what_became_of_the_nations_indicators(data, rows, en, zh):
    with_(said(goals, data, "hegang", nation(*rows)), en, zh)


# Across plans --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def table(data):
    return standing(data)


def across(data, table, lang="en"):
    return paragraphs(findings_across(View(data, lang=lang), table), lang) + paragraphs(
        silence(View(data, lang=lang), table), lang
    )


def put(table, headline, *values, **columns):
    """Set the cities' own values of a headline."""
    table = table.copy()
    own = (table["headline"] == headline) & table["own"]
    table.loc[own, "value"] = values
    table.loc[own, list(columns)] = list(columns.values())
    return table


def test_all_sentences_across_real_plans_are_proper(data, table):
    for lang in ("en", "zh"):
        assert across(data, table, lang)
        for plan in data.plan_ids:
            assert "only" not in " ".join(across(data, standing(data, [plan]), lang)[:2])


@pytest.mark.parametrize(
    ("values", "en", "zh"),
    [
        ((10, 20, 10, 15, 20), "Benxi and Hegang 10.0 % and Hulunbuir 15.0 % (prefecture, 2020); Erenhot and",
         "本溪市和鹤岗市10.0%、呼伦贝尔市15.0%（地级，2020年）；二连浩特市和新城区20.0%（县级，2020年）"),
        # these differ, but not in print
        ((10.01, 10.02, 10.0, 10.03, 9.99), "Hegang, Benxi and Hulunbuir 10.0 % (prefecture, 2020)",
         "10.0%（地级，2020年）"),
        ((math.nan, 20, *[math.nan] * 3), "Erenhot 20.0 % (county level, 2020); no figure for",
         "二连浩特市20.0%（县级，2020年）；"),
        ((math.nan,) * 5, "aged 60 and over: no plan has a figure.", "各规划均无60岁及以上"),
    ],
)  # fmt: skip
def test_values_stand_with_level_and_year(data, table, values, en, zh):
    new = put(table, "old_share", *values)
    with_((across(data, new)[3], across(data, new, "zh")[3]), en, zh)


def test_rates_over_other_years_stand_apart(data, table):
    tied = put(table, "growth_urban", math.nan, 0.05, 0.07, 0.07, math.nan)
    said = across(data, tied)[0]
    assert "Benxi 6.17 %–9.73 % and Hegang 7.00 % (prefecture, 2015–2020)" in said
    assert "Hulunbuir 7.00 % (prefecture, 2016–2020)" in said


def test_growth_that_only_areas_have_is_no_silence(table):
    row = table[(table["headline"] == "growth_urban") & (table["plan"] == "benxi")].iloc[0]
    # city districts 1.349 and other townships 1.591 over five intervals
    assert (row["low"], row["high"]) == pytest.approx((1.349 ** (1 / 5) - 1, 1.591 ** (1 / 5) - 1))
    assert row["evidence"] == "several"


def test_a_lacking_census_is_not_a_silent_plan(data, table):
    bare = put(table, "old_share", *[math.nan] * 5, evidence="not available")
    texts = across(data, bare), across(data, bare, "zh")
    with_((texts[0][3], texts[1][3]), "no outside figure is at hand", "没有规划之外的数字可用")
    assert "Every city" not in texts[0][-1]
    assert (
        across(data, table[table["value"].notna()])[-1]
        == "Every city has a figure for each headline measure."
    )
