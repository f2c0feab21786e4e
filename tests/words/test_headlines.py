"""Ranks by hand, findings on aging and targets, and the sentences across plans, on changed figures."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.measures.ambition.table import ambition_table
from analysis.measures.headlines import standing
from analysis.measures.headlines import table as headlines
from analysis.measures.superiors.binding import binding_table
from analysis.view import View
from analysis.words.findings import findings_across, goals, old_age, silence, unstated
from analysis.words.findings.pieces import beside, quantity
from analysis.words.standing import ordinal, rank_text
from tests.words.test_findings import changed, paragraphs, said, with_

NO = (None, None, None)


def ranks(*values, **more):
    same = {"headline": "old_share", "own": True, "year": 2020, "class": "", **more}
    rows = [{**same, "plan": str(n), "value": v} for n, v in enumerate(values)]
    return [(r.get("rank"), r.get("ranked"), r.get("tied")) for r in headlines._ranked(rows)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5, 5, 3), [(1, 3, 1), (1, 3, 1), (3, 3, 0)]),
        ((5, 3, 3), [(1, 3, 0), (2, 3, 1), (2, 3, 1)]),
        ((1, 4, 2, 3), [(4, 4, 0), (1, 4, 0), (3, 4, 0), (2, 4, 0)]),
        ((5, math.nan, 3, 4), [(1, 3, 0), NO, (3, 3, 0), (2, 3, 0)]),
        ((5, 3), [NO, NO]),
        ((math.nan,) * 3, [NO] * 3),
        ((4, 4, 4), [NO] * 3),
        # what binary arithmetic leaves is no difference
        ((0.1 + 0.2, 0.3, 0.1), [(1, 3, 1), (1, 3, 1), (3, 3, 0)]),
    ],
)
def test_ranks_by_hand(values, expected):
    assert ranks(*values) == expected
    assert ranks(*values, headline="growth_urban") == [NO] * len(values), "the years differ"


@pytest.mark.parametrize(
    ("rank", "en", "zh"),
    [((1, 3, 1), "joint highest of 3", "3市中并列最高"), ((3, 3, 0), "lowest of 3", "3市中最低"),
     ((2, 3, 1), "joint lowest of 3", "3市中并列最低"),
     ((2, 4, 1), "joint 2nd highest of 4", "4市中并列第2高")],
)  # fmt: skip
def test_ranks_in_words(rank, en, zh):
    assert (rank_text(*rank, "en"), rank_text(*rank, "zh")) == (en, zh)
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
    ]


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
        ((10, 20, 10, 15, 20), "from 10.0 % (Benxi and Hegang) to 20.0 % (Erenhot and Xincheng",
         "由本溪市和鹤岗市的10.0%到二连浩特市和新城区的20.0%"),
        ((10,) * 5, "the same, 10.0 % (Benxi, Erenhot, Hegang, Hulunbuir and", "均为10.0%"),
        # these differ, but not in print
        ((10.01, 10.02, 10.0, 10.03, 9.99), "the same, 10.0 %", "均为10.0%"),
        ((math.nan, 20, *[math.nan] * 3), "only 20.0 % (Erenhot); no figure for", "只有二连浩特市的20.0%"),
        ((math.nan,) * 5, "aged 60 and over: no plan has a figure.", "各规划均无60岁及以上"),
    ],
)  # fmt: skip
def test_ranges_name_everybody_at_their_ends(data, table, values, en, zh):
    new = put(table, "old_share", *values)
    with_((across(data, new)[3], across(data, new, "zh")[3]), en, zh)


def test_rates_tied_over_other_years_keep_their_years(data, table):
    tied = put(table, "growth_urban", math.nan, 0.05, 0.07, 0.07, math.nan)
    assert "7.00 % (Hegang, 2015–2020; Hulunbuir, 2016–2020)" in across(data, tied)[0]
    falls = put(table, "growth_urban", math.nan, -0.05, -0.02, -0.01, math.nan)
    assert "to −1.00 % (Hulunbuir, 2016–2020)" in across(data, falls)[0]


def test_a_lacking_census_is_not_a_silent_plan(data, table):
    bare = put(table, "old_share", *[math.nan] * 5, evidence="not available")
    texts = across(data, bare), across(data, bare, "zh")
    with_((texts[0][3], texts[1][3]), "no outside figure is at hand", "没有规划之外的数字可用")
    assert "Every city" not in texts[0][-1]
    assert (
        across(data, table[table["value"].notna()])[-1]
        == "Every city has a figure for each headline measure."
    )
