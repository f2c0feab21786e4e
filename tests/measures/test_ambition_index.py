"""The index of required pace: normalisation, aggregation, ranks and their uncertainty; what is said of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import MeasureError, load_dataset
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
from analysis.measures.ambition.index import aggregate, export, normalise
from analysis.measures.ranks import positions
from analysis.tables import ambition_classes, ambition_left_out, ambition_ranks
from analysis.view import View
from analysis.words import ambition as words
from tests.statements.invented import FIVE, add_five
from tests.words.told import Told

PACES = np.array([[1.0, 9.0], [3.0, 3.0], [5.0, 1.0]])  # three plans, two indicators


@pytest.fixture(scope="module")
def index(data):
    return index_table(data)


@pytest.fixture(scope="module")
def five(known, tmp_path_factory):
    """The known plans, and those of five prefectures that may be put in an order."""
    package = Path(shutil.copytree(known, tmp_path_factory.mktemp("five") / "data"))
    add_five(package)
    return load_dataset(package)


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
    assert positions(np.array([0.5, 0.9, 0.5, 0.1])).tolist() == [2, 1, 2, 4]


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


def test_too_few_draws_are_refused(five):
    with pytest.raises(MeasureError, match="99 draws"):
        index_table(five, draws=99)


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
    # leader, geometric: sqrt(1 x 0.086157 / 0.342960) = 0.5012
    assert scored.at[("leader", "geometric", "benxi"), "score"] == pytest.approx(0.5012, abs=5e-5)


def test_places_of_two_levels_have_scores_and_no_order(data, index):
    ordinals = ["rank", "rank_low", "rank_median", "rank_high", "first_share"]
    assert index[ordinals].isna().all(axis=None)
    assert set(index["kind"]) == {"score", "leave one out", "not ranked"}
    view = View(data, lang="en", weights=[])
    assert ambition_left_out(view, index) is None
    assert rank_by_weight(view) is None
    assert "No order is given" in text(words.limits.flips(view, index))
    assert not any("rank" in column.label.lower() for column in ambition_ranks(view, index).columns)


def test_who_is_not_ranked_keeps_a_row(index):
    assert set(index.loc[index["kind"] == "not ranked", "plan"]) == {"erenhot", "hegang"}


def test_five_prefectures_are_put_in_an_order(five):
    # Xincheng has both targets too, but a smaller set that may be put in an order goes before a larger one
    assert common_set(five).plans == ["benxi", "hulunbuir", *FIVE]
    for weights, order in (([1, 0], [3, 1, 5, 2, 3]), ([0, 1], [2, 4, 1, 5, 2])):
        table = index_table(five, list(FIVE), weights=weights, draws=100)
        scored = table[table["kind"] == "score"].groupby("plan", sort=False)["rank"].agg(set)
        assert scored.to_dict() == {plan: {rank} for plan, rank in zip(FIVE, order, strict=True)}


def test_ranks_flip(five):
    pairs = flipping_pairs(index_table(five, list(FIVE))).set_index(["plan", "other"])
    # pb goes further on beds, pc on social workers
    assert set(pairs.loc[("pb", "pc"), "left_out"].split(";")) & {"nursing_bed_share", "social_workers"}
    assert ("pa", "pe") not in pairs.index, "the two are level everywhere"


def test_the_leads_along_the_weight_go_from_one_to_the_other(five):
    common = common_set(five, list(FIVE))
    leads = first_places(weight_path(common, checked_weights([], common)))
    leads = leads[leads["normalisation"] == "min-max"].set_index("plan")
    assert (leads.at["pc", "from_weight"], leads.at["pb", "to_weight"]) == (0, 1)


def test_the_same_seed_gives_the_same_intervals(data, five, index):
    assert export(data).equals(index)
    one, same, other = (index_table(five, list(FIVE), seed=seed) for seed in (1, 1, 2))
    assert one.equals(same)
    assert not other["first_share"].equals(one["first_share"])
    drawn = one[one["kind"] == "monte carlo"].set_index("plan")
    assert drawn["first_share"].sum() >= 1


# Words, tables, charts -----------------------------------------------------------------------------------


def text(prose) -> str:
    return prose.plain()


def test_the_opening_says_what_is_known_and_quotes_no_index(data):
    said = text(words.opening(View(data, data.plan_ids, "en")))
    assert "Of 190 targets, 33 (17\u00a0%) can be measured, 4 of them met" in said
    assert "rank" not in said
    assert "known for only 2 targets" in said
    assert "median change of a share is 6.0 points (n = 23)" in said


def test_the_opening_of_one_plan(data):
    said = text(words.opening(View(data, ["erenhot"], "en")))
    assert "Of 4 targets, none can be measured; 3 lack a baseline. No target can be set beside one of" in said


@pytest.mark.parametrize(
    ("verdict", "zh", "en"),
    [
        ("faster", "快于", "a faster"),
        ("slower", "慢于", "a slower"),
        ("same", "与以往相同", "the same"),
        ("open", "快于其中一些", "faster than some"),
    ],
)
def test_the_words_on_the_pace_are_those_of_the_verdict(data, verdict, zh, en):
    table = ambition_table(data, ["xincheng"])
    table = table[table["indicator"] == "dibao_standard:rural_to_urban_ratio"].assign(past_verdict=verdict)
    for lang, said in (("zh", zh), ("en", en)):
        assert said in text(words.pace.past_paces(Told(data, lang, {ambition_table: table})))


def test_flips_say_when_there_is_nothing_to_flip(data):
    none = index_table(data, ["hegang"])
    assert "no index" in text(words.limits.flips(View(data, ["hegang"], "en", weights=[]), none))


def test_tables_keep_every_city(data, index):
    for lang in ("zh", "en"):
        assert len(ambition_classes(View(data, data.plan_ids, lang)).rows) == len(data.plan_ids)
        assert len(ambition_ranks(View(data, lang=lang), index).rows) == len(data.plan_ids)


def test_the_table_of_an_order_shows_it(five):
    index, view = index_table(five, list(FIVE)), View(five, FIVE, "en", weights=[])
    assert [c.label for c in ambition_ranks(view, index).columns][-2:] == [
        "Ranks, random choices",
        "First in",
    ]
    assert len(ambition_left_out(view, index).rows) == 3
    assert "first at weight 0 pc" in rank_by_weight(view).alt.lower()


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
