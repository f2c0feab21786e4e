"""Ordinals: among five or more places of one level, one year and one scope, and no others."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import pytest

from analysis import load_dataset
from analysis.measures import standing
from analysis.measures.ranks import may_rank, rank
from tests.statements.invented import FIVE, add, add_five

NO = (None, None)


@pytest.fixture(scope="module")
def five(known, tmp_path_factory):
    """The known plans, five prefectures of one period, and a later plan of one of these."""
    package = Path(shutil.copytree(known, tmp_path_factory.mktemp("ranks") / "data"))
    add_five(package)
    facts = (("dibao_standard", "urban", 2025, "observed", "=", 999, "CNY/person/month", ""),)
    add(package, "pa_2026", "pa", 2026, 2030, 2025, facts)
    return load_dataset(package)


def ranked(data, *values, plans=tuple(FIVE), **more):
    rows = [
        {"plan": plan, "value": value, "year": 2020, **{k: v[at] for k, v in more.items()}}
        for at, (plan, value) in enumerate(zip(plans, values, strict=True))
    ]
    rank(data, rows, ["scope"])
    return [(row.get("rank"), row.get("tied")) for row in rows]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5, 4, 3, 2, 1), [(1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]),
        ((5, 5, 3, 2, 1), [(1, 1), (1, 1), (3, 0), (4, 0), (5, 0)]),
        ((4,) * 5, [NO] * 5),
        ((5, 4, 3, 2, math.nan), [NO] * 5),
        # what binary arithmetic leaves is no difference
        ((0.1 + 0.2, 0.3, 0.1, 0, 0.2), [(1, 1), (1, 1), (4, 0), (5, 0), (3, 0)]),
    ],
)
def test_ranks_by_hand(five, values, expected):
    assert ranked(five, *values) == expected


def test_no_rank_across_years_scopes_or_levels(five):
    assert ranked(five, 5, 4, 3, 2, 1, year=[2020] * 4 + [2016]) == [NO] * 5
    assert ranked(five, 5, 4, 3, 2, 1, scope=["a"] * 4 + ["b"]) == [NO] * 5
    assert ranked(five, 5, 4, 3, 2, 1, plans=("pa", "pb", "pc", "pd", "erenhot")) == [NO] * 5


def test_a_place_with_two_plans_counts_once(five):
    plans = ("pa", "pa_2026", "pb", "pc", "pd")
    assert ranked(five, 5, 5, 4, 3, 2, plans=plans) == [NO] * 5, "these are four places"
    plans = ("pa", "pa_2026", "pb", "pc", "pd", "pe")
    # what both say of one year is one value; else the later plan stands for the place
    assert ranked(five, 5, 5, 4, 3, 2, 1, plans=plans)[:3] == [(1, 0), (1, 0), (2, 0)]
    assert ranked(five, 0, 5, 4, 3, 2, 1, plans=plans)[:3] == [NO, (1, 0), (2, 0)]


def test_plans_may_be_put_in_an_order(five):
    assert may_rank(five, list(FIVE))
    for others in (["pa"], ["erenhot"], ["pa", "pa_2026"]):
        assert not may_rank(five, list(dict.fromkeys([*others, *list(FIVE)[1:]]))) or others == ["pa"]
    assert not may_rank(five, list(FIVE)[:4])


def test_the_headlines_of_five_prefectures_have_ranks_and_the_known_ones_none(data, five):
    table = standing(five, list(FIVE))
    own = table[(table["headline"] == "standard_urban") & table["own"]].set_index("plan")
    assert own["rank"].to_dict() == {"pa": 2, "pb": 4, "pc": 1, "pd": 5, "pe": 2}
    assert standing(data)["rank"].isna().all()
