"""A name from the data is drawn as it is written, whatever signs are in it."""

from __future__ import annotations

from inspect import isfunction

import pytest
from matplotlib.text import Text

from analysis import charts
from analysis.display import figure
from analysis.measures import standing
from analysis.view import View
from tests.conftest import HOSTILE


@pytest.fixture
def drawn(monkeypatch):
    """The texts of each drawing, laid out and not rendered."""
    found: list[Text] = []

    def laid_out(drawing, *_) -> bytes:
        drawing.draw_without_rendering()
        found.extend(drawing.findobj(Text))
        return b""

    monkeypatch.setattr(figure, "_svg", laid_out)
    return found


def draw(name: str, data):
    more = {"standing_strips": [standing(data)], "full_standard_paths": ["dibao"]}
    return getattr(charts, name)(View(data), *more.get(name, []))


@pytest.mark.parametrize("name", [name for name, one in vars(charts).items() if isfunction(one)])
def test_no_text_of_a_chart_is_read_as_a_formula(name, hostile, drawn):
    if not draw(name, hostile):
        assert name == "rank_by_weight", "the known plans are put in no order"
        return
    assert [text.get_text() for text in drawn if text.get_parse_math()] == []
    written = "".join(text.get_text() for text in drawn).replace("\n", "").replace(" ", "")
    assert HOSTILE.replace(" ", "") in written or name == "verdict_strip"


def test_a_name_that_begins_with_a_low_line_stands_in_the_key(hostile, drawn):
    draw("standing_strips", hostile)
    assert hostile.plan_name("benxi", "en").startswith("_")
    assert hostile.plan_name("benxi", "en") in [text.get_text() for text in drawn]
