"""Fixed margins leave room for every text: nothing is cut off, and no two labels overlap."""

from __future__ import annotations

from inspect import isfunction, signature
from itertools import combinations

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure as Drawing
from matplotlib.text import Annotation, Text

from analysis import charts
from analysis.charts import style
from analysis.measures import standing
from analysis.view import View

#: Every chart, and what some of them ask for beside a view.
CHARTS = [name for name, one in vars(charts).items() if isfunction(one)]
MORE = {"standing_strips": lambda data: [View(data).of(standing, data.plan_ids)],
        "full_standard_paths": lambda _: ["dibao"]}  # fmt: skip
#: Names, and the plan shown alone; all without one.
CASES = [("as they are", main) for main in ("", "hulunbuir", "hegang", "erenhot")]
CASES += [("a long name", main) for main in ("", "hulunbuir")]
LONG = {"name_zh": "内蒙古自治区东乌珠穆沁旗", "name_en": "East Ujimqin Banner, Inner Mongolia"}


def draw(chart, data, lang, main):
    """A chart of all plans or of the one that then stands out, if the chart has any that stands out."""
    function = getattr(charts, chart)
    marked = {"highlight": main} if "highlight" in signature(function).parameters else {}
    return function(View(data, [main] if main else [], lang), *MORE.get(chart, lambda _: [])(data), **marked)


@pytest.fixture(scope="module")
def cities(data):
    """The known plans, and the same where Hulunbuir has a long name."""
    places = data.frames["places"].copy()
    places.loc[places["place"] == "hulunbuir", list(LONG)] = list(LONG.values())
    frames = dict(data.frames) | {"places": places}
    return {"as they are": data, "a long name": type(data)(data.package, frames, data.reference, "long")}


def texts(drawing: Drawing) -> list[Text]:
    """Every text that is drawn: ticks beyond the ends of a scale are kept by matplotlib and not drawn."""
    legends = [*drawing.legends, *(axes.legend_ for axes in drawing.axes if axes.legend_)]
    found = [text for legend in legends for text in legend.get_texts()]
    for axes in drawing.axes:
        found += [child for child in axes.get_children() if isinstance(child, Text)]
        for at, axis in enumerate((axes.xaxis, axes.yaxis)):
            low, high = sorted(axis.get_view_interval())
            found += [axis.label, *(t for t in axis.get_ticklabels() if low <= t.get_position()[at] <= high)]
    return [text for text in found if text.get_visible() and text.get_text()]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("named", "main"), CASES)
@pytest.mark.parametrize("chart", CHARTS)
def test_no_text_is_cut_off_and_no_two_labels_overlap(cities, chart, named, main, lang):
    figure = draw(chart, cities[named], lang, main)
    if figure is None:
        return  # nothing to draw of this plan alone
    drawing = figure._drawing
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        drawing.draw_without_rendering()
        boxes = {text: text.get_window_extent() for text in texts(drawing)}
    whole = drawing.bbox.padded(0.5)
    assert [text for text, box in boxes.items() if box.x0 < whole.x0 or box.x1 > whole.x1] == []
    assert [text for text, box in boxes.items() if box.y0 < whole.y0 or box.y1 > whole.y1] == []
    # What stands at a dot may touch its neighbours; names, ticks and titles may not.
    apart = {
        text: box.padded(-1)
        for text, box in boxes.items()
        if not isinstance(text, Annotation) or text.xycoords != "data"
    }
    assert [(a, b) for a, b in combinations(apart, 2) if apart[a].overlaps(apart[b])] == []


def test_the_width_of_a_text_is_that_of_its_longest_line():
    measured = style.styled(style.inches)
    assert measured("Hegang\nBenxi") == measured("Hegang") > measured("Benxi")
    assert measured("鹤岗") == pytest.approx(2 * 9 / 72)  # Chinese letters are square
    assert measured("鹤岗", 18) == pytest.approx(2 * measured("鹤岗"))


@style.styled
def test_axes_stand_within_their_margins():
    drawing = Drawing(figsize=(6, 4))
    axes = drawing.subplots(2, 2).tolist()
    style.margins(drawing, axes, left=1, right=0.5, top=0.4, bottom=0.6, across=0.5, down=1)
    boxes = [axis.get_position().bounds for line in axes for axis in line]
    inches = [[x * 6, y * 4, width * 6, height * 4] for x, y, width, height in boxes]
    assert inches[0] == pytest.approx([1, 2.6, 2, 1])
    assert inches[3] == pytest.approx([3.5, 0.6, 2, 1])


@style.styled
def test_a_wide_text_is_broken_into_lines_of_about_one_length():
    broken = style.wrapped
    assert broken("Hegang", 2) == "Hegang"
    assert broken("Demand: share aged 60 and over", 1.3) == "Demand: share\naged 60 and over"
    assert broken("内蒙古自治区东乌珠穆沁旗", 1.3) == "内蒙古自治区\n东乌珠穆沁旗"  # 12 letters of 1/8 inch
    assert broken("", 1) == ""


@style.styled
def test_panels_leave_room_for_titles_ticks_and_labels():
    drawing = Drawing(figsize=(style.WIDTH, 2))
    axes = drawing.subplots(1, 2).tolist()
    for axis in axes:
        axis.plot([2015, 2020], [0, 9])
        axis.annotate("Hegang 9", (2020, 9), xytext=(6, 0), textcoords="offset points")
    axes[0].set_title("A title that is much wider than half a drawing is, and so is broken")
    axes[1].set_yticks([0], ["a wide tick"])
    style.panels(drawing, [axes])
    assert axes[0].get_title("left").count("\n") == 1
    first, second = (axis.get_position() for axis in axes)
    assert (second.x0 - first.x1) * style.WIDTH > style.inches("a wide tick") + 0.1
    assert (1 - first.y1) * 2 == pytest.approx(0.1 + 2 * 9.5 / 60)  # two lines
    style.years(*axes)
    low, high = axes[0].get_xlim()
    assert (high - 2020) / (high - low) * style.room(axes[0]) == pytest.approx(
        style.inches("Hegang 9") + 6 / 72
    )
    assert axes[0].get_xticks().tolist() == [2015, 2016, 2017, 2018, 2019, 2020]


@style.styled
def test_of_many_years_as_many_are_named_as_fit():
    axis = Drawing(figsize=(style.WIDTH, 1)).subplots()
    axis.plot([1990, 2025], [0, 1])
    style.years(axis)
    apart = style.room(axis) / (axis.get_xlim()[1] - axis.get_xlim()[0])
    named = axis.get_xticks().tolist()
    assert named[0] == 1990
    assert (named[1] - named[0]) * apart > style.inches("2025") > apart
