"""Charts have room for more cities than the five."""

from __future__ import annotations

import math
from collections.abc import Iterable
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.charts import ambition_ranks, standing, style, urban_rural
from analysis.view import View


@pytest.fixture
def ends() -> pd.DataFrame:
    """The last ratios of three cities: two of one year nearly touch, one has a year of its own."""
    return pd.DataFrame({"year": [2020, 2020, 2018], "ratio": [1.355, 1.370, 1.371]}, index=["a", "b", "c"])


def test_a_label_goes_up_by_what_is_lacking_to_a_line(ends):
    # 100 points a unit of the logarithm: a and b are 100 ln(1.370 / 1.355) = 1.1 points apart, a line is 10
    lifts = urban_rural._lifts(ends, 100)
    assert lifts["a"] == 0
    assert lifts["b"] == pytest.approx(10 - 100 * math.log(1.370 / 1.355))
    assert lifts["c"] == 0


def test_labels_far_apart_stay_where_they_are(ends):
    far = ends.assign(ratio=[1.4, 1.6, 2.0])
    assert set(urban_rural._lifts(far, 100).values()) == {0}


class Cities:
    """As much of a dataset as a chart asks for colours: the plans there are."""

    def __init__(self, plans: str):
        self.plan_ids = list(plans)

    def check_plans(self, plans: Iterable[str]) -> list[str]:
        return list(plans) or self.plan_ids


def test_no_two_of_ten_cities_look_the_same():
    looks = standing._looks(View(Cities("abcdefghij")), list("abcdefghij"))
    assert len(set(looks.values())) == len({marker for marker, _ in looks.values()}) == 10


def test_no_two_lines_of_ten_cities_have_the_same_dashes(monkeypatch):
    cities = list("abcdefghij")
    steps = [(weight, rank, plan) for weight in (0, 1) for rank, plan in enumerate(cities, start=1)]
    path = pd.DataFrame(steps, columns=["weight", "rank", "plan"])
    path = path.assign(normalisation="min-max", aggregation="arithmetic")
    common = SimpleNamespace(plans=cities, indicators=["dibao_standard"], facts={})
    monkeypatch.setattr(ambition_ranks, "checked_weights", lambda *_: [])
    monkeypatch.setattr(
        ambition_ranks,
        "weight_path",
        lambda *_: path.assign(normalisation="min-max", aggregation="arithmetic"),
    )
    monkeypatch.setattr(style, "by_plan", lambda *_: dict.fromkeys(cities, style.INK))
    drawn = []
    monkeypatch.setattr(ambition_ranks, "Figure", lambda drawing, **_: drawn.append(drawing))
    view = SimpleNamespace(of=lambda *_: common, plans=cities, weights=[], lang="en", pick=lambda _, en: en)
    view.plan_name, view.name = (lambda plan: plan), (lambda *_: "a name")
    ambition_ranks.rank_by_weight(view)
    lines = drawn[0].axes[0].lines
    assert len(lines) == len({str(line._unscaled_dash_pattern) for line in lines}) == 10


def test_a_city_keeps_its_look_whoever_else_is_shown():
    everybody = standing._looks(View(Cities("abcdefghij")), list("abcdefghij"))
    assert standing._looks(View(Cities("abcdefghij")), ["h", "c"]) == {
        "h": everybody["h"],
        "c": everybody["c"],
    }


def test_with_more_cities_than_colours_those_shown_are_still_told_apart():
    # In the order of eleven both would have the first colour.
    colours = style.by_plan(View(Cities("abcdefghijk")), ["k", "a"])
    assert len(set(colours.values())) == 2


def test_one_that_stands_out_alone_has_a_colour():
    colours = style.by_plan(View(Cities("abc")), ["a", "b", "c"], "b")
    assert colours == {"a": style.MUTED, "b": style.URBAN, "c": style.MUTED}
