"""The index of required pace: normalisation, aggregation, ranks and their uncertainty; what is said of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import MeasureError
from analysis.charts import ambition_matrix, ambition_paths, rank_by_weight
from analysis.measures import (
    ambition_table,
    checked_weights,
    common_set,
    first_places,
    flipping_pairs,
    index_table,
)
from analysis.measures.ambition.flips import weight_path
from analysis.measures.ambition.index import aggregate, export, normalise, ranks
from analysis.tables import ambition_classes, ambition_ranks
from analysis.view import View
from analysis.words import ambition as words
from tests.words.told import Told

PACES = np.array([[1.0, 9.0], [3.0, 3.0], [5.0, 1.0]])  # three plans, two indicators


@pytest.fixture(scope="module")
def index(data):
    return index_table(data)


# Steps ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "second"),
    [
        ("min-max", [0.5, 0.25]),  # (3 - 1) / (5 - 1), (3 - 1) / (9 - 1)
        ("leader", [0.6, 1 / 3]),  # 3 / 5, 3 / 9
        ("z-score", [0, -0.392232]),  # mean 3; mean 13/3, sd sqrt((21.78 + 1.78 + 11.11) / 3) = 3.3993
    ],
)
def test_normalise(how, second):
    assert normalise(PACES, how)[1] == pytest.approx(second, abs=1e-6)


def test_an_indicator_without_spread_ranks_nobody():
    same = np.array([[2.0], [2.0]])
    assert [normalise(same, how).ravel().tolist() for how in ("min-max", "z-score", "leader")] == [
        [0.5, 0.5], [0, 0], [1, 1]
    ]  # fmt: skip


def test_aggregate():
    # 0.5 x 0.25 + 0.5 x 1 = 0.625; 0.25 ** 0.5 x 1 ** 0.5 = 0.5
    scores, weights = np.array([[0.25, 1.0]]), np.array([0.5, 0.5])
    assert aggregate(scores, weights, "arithmetic") == pytest.approx([0.625])
    assert aggregate(scores, weights, "geometric") == pytest.approx([0.5])


def test_ranks_share_the_better_place():
    assert ranks(np.array([0.5, 0.9, 0.5, 0.1])).tolist() == [2, 1, 2, 4]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: normalise(-PACES, "leader"), "not below zero"),
        (lambda: aggregate(-PACES, np.array([0.5, 0.5]), "geometric"), "not below zero"),
        (lambda: normalise(PACES, "rank-ish"), "unknown normalisation"),
        (lambda: aggregate(PACES, np.array([0.5, 0.5]), "median"), "unknown aggregation"),
    ],
)
def test_undefined_steps_are_refused(call, said):
    with pytest.raises(MeasureError, match=said):
        call()


@pytest.mark.parametrize("weights", [[1], [1, -1], [0, 0], [1, float("nan")]])
def test_impossible_weights_are_refused(data, weights):
    with pytest.raises(MeasureError, match="weights"):
        checked_weights(weights, common_set(data))


def test_too_few_draws_are_refused(data):
    with pytest.raises(MeasureError, match="99 draws"):
        index_table(data, draws=99)


def test_plans_without_two_common_targets_are_refused(data):
    with pytest.raises(MeasureError, match="hegang, erenhot: no two plans share two"):
        common_set(data, ["hegang", "erenhot"])


# Real data -----------------------------------------------------------------------------------------------


def test_the_common_set(data):
    common = common_set(data)
    assert (common.plans, common.indicators) == (
        ["benxi", "hulunbuir", "xincheng"], ["nursing_bed_share", "social_workers"]
    )  # fmt: skip
    # (55 - 30.8) / 5 = 4.84 points; ln(2000 / 360) / 5 = 1.714798 / 5 = 0.342960
    assert common.values.at["benxi", "nursing_bed_share"] == pytest.approx(0.0484)
    assert common.values.at["hulunbuir", "social_workers"] == pytest.approx(0.342960, abs=1e-6)


def test_scores_by_hand(index):
    # min-max, equal weights: one leads each indicator and trails on the other, so 0.5 x 1 + 0.5 x 0 for both
    scored = index[index["kind"] == "score"].set_index(["normalisation", "aggregation", "plan"]).sort_index()
    first = scored.loc[("min-max", "arithmetic")]
    assert list(first["score"][["benxi", "hulunbuir"]]) == pytest.approx([0.5, 0.5])
    assert list(first["rank"]) == [1, 1, 3]
    # leader, geometric: sqrt(1 x 0.086157 / 0.342960) = 0.5012
    assert scored.at[("leader", "geometric", "benxi"), "score"] == pytest.approx(0.5012, abs=5e-5)
    assert scored.at[("leader", "geometric", "benxi"), "rank"] == 3


def test_who_is_not_ranked_keeps_a_row(index):
    assert set(index.loc[index["kind"] == "not ranked", "plan"]) == {"erenhot", "hegang"}


def test_ranks_flip(index):
    pairs = flipping_pairs(index).set_index(["plan", "other"])
    assert pairs.loc[("benxi", "hulunbuir"), "left_out"] == "social_workers"
    assert tuple(pairs.loc[("benxi", "xincheng"), ["ahead", "behind"]]) == (3, 1)


def test_weights_turn_the_order(data):
    alone = index_table(data, weights=[1, 0], draws=100)
    ranked = alone[(alone["kind"] == "score")].groupby("plan")["rank"].agg(set)
    assert ranked.to_dict() == {"benxi": {1}, "xincheng": {2}, "hulunbuir": {3}}


def test_the_leads_along_the_weight_meet_at_one_half_under_min_max(data):
    common = common_set(data)
    leads = first_places(weight_path(common, checked_weights([], common)))
    leads = leads[leads["normalisation"] == "min-max"].set_index("plan")
    assert leads.at["hulunbuir", "to_weight"] == leads.at["benxi", "from_weight"] == 0.5


def test_the_same_seed_gives_the_same_intervals(data, index):
    assert export(data).equals(index)
    other = index_table(data, seed=2)
    assert not other["first_share"].equals(index["first_share"])
    drawn = index[index["kind"] == "monte carlo"].set_index("plan")
    assert (drawn.at["hulunbuir", "rank_low"], drawn.at["hulunbuir", "rank_high"]) == (1, 3)
    assert drawn["first_share"].sum() == pytest.approx(1, abs=0.01)


# Words, tables, charts -----------------------------------------------------------------------------------


def text(prose) -> str:
    return prose.plain()


def test_the_opening_says_who_leads_how_often_and_what_is_not_known(data, index):
    said = text(words.opening(View(data, data.plan_ids, "en"), index))
    assert "Of 190 targets, 33 (17\u00a0%) can be measured, 4 of them met" in said
    assert "Only 3 plans can be ranked" in said
    assert "Erenhot and Hegang are not ranked" in said
    assert "known for only 1 target" in said
    assert "median change of a share is 6.0 points (n = 23)" in said


def test_one_plan_is_not_ranked(data):
    said = text(words.opening(View(data, ["erenhot"], "en"), index_table(data, ["erenhot"])))
    assert "Of 4 targets, none can be measured; 3 lack a baseline. No target can be set beside one of" in said
    assert "One plan alone cannot be ranked." in said


@pytest.mark.parametrize(
    ("pace", "past", "zh", "en"),
    [
        (0.02, 0.01, "快于", "a faster"),
        (0.01, 0.02, "慢于", "a slower"),
        (0.01, 0.01, "与以往相同", "the same"),
    ],
)
def test_the_verdict_on_the_pace_follows_the_numbers(data, pace, past, zh, en):
    table = ambition_table(data, ["xincheng"])
    table = table[table["indicator"] == "dibao_standard:rural_to_urban_ratio"]
    table = table.assign(required_annual_pp=pace, past_pace=past)
    for lang, said in (("zh", zh), ("en", en)):
        assert said in text(words.pace.past_paces(Told(data, lang, {ambition_table: table})))


def test_flips_say_when_there_is_nothing_to_flip(data):
    none = index_table(data, ["hegang"])
    assert "no index" in text(words.limits.flips(View(data, ["hegang"], "en", weights=[]), none))


def test_tables_keep_every_city(data, index):
    for lang in ("zh", "en"):
        assert len(ambition_classes(View(data, data.plan_ids, lang)).rows) == len(data.plan_ids)
        assert len(ambition_ranks(View(data, lang=lang), index).rows) == len(data.plan_ids)


def test_charts_are_none_where_they_would_be_empty(data):
    for chart in (ambition_paths, ambition_matrix):
        assert chart(View(data, ["hegang"], "en")) is None
    assert rank_by_weight(View(data, ["hegang"], "en", weights=[])) is None


def test_the_dumbbells_name_their_figures(data):
    alt = ambition_paths(View(data, data.plan_ids, "en")).alt
    assert "Benxi 30.8 → 55" in alt
    assert "no unit printed (× 2.3)" in alt


def test_no_float_hides_in_the_ranks(index):
    assert isinstance(index["rank"].dtype, pd.Int64Dtype)
