"""Fixed margins leave room for every text: nothing is cut off, and no two labels overlap."""

from __future__ import annotations

from itertools import combinations

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure as Drawing
from matplotlib.text import Annotation, Text

from analysis import charts
from analysis.charts import style
from analysis.measures import standing
from analysis.view import View

#: Each chart with fixed margins, of a dataset, plans, language and the plan that stands out.
CHARTS = {
    "standing_strips": lambda data, plans, lang, main: charts.standing_strips(
        View(data, plans, lang), View(data).of(standing, data.plan_ids), highlight=main
    ),
    "standards_context": lambda data, plans, lang, _: charts.standards_context(dibao(data, plans, lang)),
    "growth_dots": lambda data, plans, lang, _: charts.growth_dots(dibao(data, plans, lang)),
    "urban_rural_gap": lambda data, plans, lang, main: charts.urban_rural_gap(
        dibao(data, plans, lang), highlight=main
    ),
    "nursing_beds_gap": lambda data, plans, lang, _: charts.nursing_beds_gap(View(data, plans, lang)),
    "verdict_strip": lambda data, plans, lang, _: charts.verdict_strip(View(data, plans, lang)),
    "rise_split": lambda data, plans, lang, _: charts.rise_split(View(data, plans, lang)),
}
#: Names, and the plan shown alone; all without one.
CASES = [("as they are", main) for main in ("", "hulunbuir", "hegang", "erenhot")]
CASES += [("a long name", main) for main in ("", "hulunbuir")]
LONG = {"name_zh": "内蒙古自治区东乌珠穆沁旗", "name_en": "East Ujimqin Banner, Inner Mongolia"}


def dibao(data, plans, lang) -> View:
    return View(data, plans, lang, indicator="dibao_standard")


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
    figure = CHARTS[chart](cities[named], [main] if main else [], lang, main)
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
