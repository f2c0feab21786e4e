"""Display objects escape what comes from data, refuse what cannot be shown, and never vary."""

from __future__ import annotations

import base64
import io
import re
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle
from PIL import Image

from analysis.charts.style import drawing, rows, styled
from analysis.display import MIME, Cell, Column, Figure, Head, Prose, Table
from analysis.display.cells import RAISED

NASTY = "<script>alert('a') & \"b\"</script>"
MARKS = {"estimate": ("e", "provisional"), "inferred": ("i", "year inferred")}


def figure(**texts: str) -> Figure:
    canvas = Drawing(figsize=(1, 1))
    canvas.subplots().plot([0, 1], [488, 660])
    return Figure(canvas, **({"caption": "Standards", "alt": "A line that rises."} | texts))


def table(*rows, **keywords) -> Table:
    return Table([Column("City"), Column("Beds", "%", "number")], rows, caption="Beds", **keywords)


SHOWN = {
    "table": lambda: Table(
        [Column(NASTY, NASTY)],
        [[Cell(NASTY, (NASTY,), "e")]],
        caption=NASTY,
        notes=[NASTY],
        marks={"e": (NASTY, NASTY)},
    ),
    "prose": lambda: Prose([NASTY, Cell(NASTY, (NASTY,), tone="muted")], style="list"),
    "figure": lambda: figure(caption=NASTY, alt=NASTY, source=NASTY),
    "head": lambda: Head(NASTY, NASTY, "en", "0.1.0", "2020-01-01", NASTY),
}


@pytest.mark.parametrize("kind", SHOWN)
def test_html_escapes_texts_from_data(kind):
    html = SHOWN[kind]().html()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&amp; &quot;b&quot;" in html


@pytest.mark.parametrize("kind", SHOWN)
def test_plain_text_has_no_memory_address(kind):
    first, second = SHOWN[kind](), SHOWN[kind]()
    assert first.plain() == repr(second)
    assert " at 0x" not in first.plain()


@pytest.mark.parametrize("kind", SHOWN)
def test_bundle_offers_text_html_and_our_own_form(kind):
    bundle = SHOWN[kind]()._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", MIME}
    assert bundle[MIME]["type"] == kind


# Tables --------------------------------------------------------------------------------------------------


def test_table_refuses_a_ragged_row():
    with pytest.raises(ValueError, match="row 2 of table 'Beds' has 1 cells; expected 2"):
        table(["Alpha", "42"], ["Beta"])


def test_legend_lists_only_the_marks_in_use():
    shown = table(["Alpha", Cell("30.8", mark="estimate")], ["Beta", "42"], marks=MARKS)
    assert shown.legend() == ["e provisional"]
    assert "provisional" in shown.html()
    assert "year inferred" not in shown.html()


def test_legend_is_empty_where_everything_is_as_printed():
    assert table(["Alpha", "42"], marks=MARKS).legend() == []


def test_numbers_stand_right_and_texts_left():
    html = table(["A city with a long name", "42"]).html()
    assert 'text-align:right;vertical-align:top;white-space:nowrap">42</td>' in html
    assert 'text-align:left;vertical-align:top">A city with a long name</td>' in html


def test_decimals_and_signs_keep_the_points_of_a_column_in_line():
    rows = [["A", "9.25"], ["B", Cell("10", mark="estimate")], ["C", "not stated"]]
    html = table(*rows, marks=MARKS).html()
    sign, room = f"{RAISED}e</sup>", f"{RAISED}\u2007</sup>"
    assert f">9.25{room}</td>" in html
    assert f">10{sign}\u2008\u2007\u2007</td>" in html  # a point and two digits wide
    assert ">not stated</td>" in html


def test_bars_are_as_long_as_their_numbers():
    columns = [Column("Beds", kind="number", bars=True)]
    html = Table(columns, [["2,000"], ["500"], ["not stated"]], caption="Beds").html()
    assert html.count("linear-gradient") == 2
    assert "#4c78a840 100%" in html
    assert "#4c78a840 25%" in html


def test_no_bar_is_drawn_where_a_number_is_below_zero():
    columns = [Column("Change", "%", "number", bars=True)]
    assert "gradient" not in Table(columns, [["2.0"], ["−1.0"]], caption="Change").html()


def test_bars_and_tooltips_do_not_reach_print():
    cell = Cell("42", ("a-1",))
    columns = [Column("Beds", kind="number")]
    plain = Table(columns, [[cell]], caption="Beds")
    barred = [Column("Beds", kind="number", bars=True)]
    rich = Table(barred, [[cell]], caption="Beds", printed={"a-1": "line 7"})
    assert plain.payload() == rich.payload()


# Tooltips ------------------------------------------------------------------------------------------------


def test_a_number_tells_its_formula_and_where_it_is_printed():
    cell = Cell("1.32", ("a-1", "a-2"), "estimate")
    html = table(["Alpha", cell], marks=MARKS, printed={"a-1": "Alpha, line 7: “660”"}).html()
    assert 'tabindex="0" title="provisional\nAlpha, line 7: “660”\na-2"' in html
    assert html.startswith("<style>")


def test_a_long_tooltip_counts_the_rest():
    html = Prose([Cell("9", tuple(f"f-{n}" for n in range(1, 10)))]).html()
    assert "f-6\n… (+3)" in html
    assert "f-7" not in html


def test_a_text_without_facts_has_no_tooltip():
    assert "mz-at" not in table(["Alpha", "42"]).html() + Prose(["no number"]).html()


def test_a_tooltip_escapes_what_comes_from_data():
    html = Prose([Cell("9", ("a-1",))], printed={"a-1": NASTY}).html()
    assert "<script" not in html
    assert "&quot;b&quot;" in html


# Prose ---------------------------------------------------------------------------------------------------


def test_prose_carries_the_facts_of_its_numbers():
    piece = Prose(["It is ", Cell("42 %", ("alpha-001",))]).payload()["paragraphs"][0][1]
    assert piece == {"text": "42 %", "facts": ["alpha-001"]}


def test_prose_shows_a_number_with_a_mark():
    assert "30.8" in Prose([Cell("30.8", mark="estimate")]).html()


def test_prose_refuses_an_unknown_style():
    with pytest.raises(ValueError, match="expected body, lead or list"):
        Prose(["a"], style="loud")


# Figures -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("alt", ["", "  "])
def test_figure_refuses_to_go_without_alternative_text(alt):
    with pytest.raises(ValueError, match="'Standards' has no alternative text"):
        figure(alt=alt)


@styled
def chart() -> Figure:
    canvas, (axis,) = drawing(1)
    axis.plot([2016, 2020], [488, 660], "o-", label="城市")
    axis.legend()
    return Figure(canvas, caption="Standards", alt="A line that rises.")


def test_the_same_drawing_gives_the_same_svg():
    assert chart().svg == chart().svg


def test_a_saved_chart_tells_what_it_shows_and_whence():
    made = figure(caption=NASTY, alt="A line that rises.", source="来源：规划")
    said = {(part.tag.rpartition("}")[2], part.text) for part in ElementTree.fromstring(made.svg).iter()}
    assert {("title", NASTY), ("description", "A line that rises."), ("source", "来源：规划")} <= said
    with Image.open(io.BytesIO(made.png)) as picture:
        assert picture.text == {"Title": NASTY, "Description": "A line that rises.", "Source": "来源：规划"}


def test_the_same_drawing_gives_the_same_png():
    assert chart().png == chart().png


def test_a_drawing_is_drawn_once_and_both_renderings_have_its_places(monkeypatch):
    places, draw = [], Axes.draw
    monkeypatch.setattr(
        Axes, "draw", lambda self, to: places.append(self.get_position().bounds) or draw(self, to)
    )
    made = chart()
    assert len(places) == 1
    assert made.png
    assert len(places) == 2
    assert len(set(places)) == 1


def test_a_png_has_room_for_every_letter():
    @styled
    def labelled() -> Figure:
        canvas, (axis,) = drawing(1)
        rows(canvas, axis, ["Benxi, urban, other townships of the counties", "minimum " * 5])
        axis.tick_params(axis="y", length=0)
        return Figure(canvas, caption="Labels", alt="Labels.")

    with Image.open(io.BytesIO(labelled().png)) as picture:
        assert set(picture.convert("L").crop((0, 0, 3, picture.height)).tobytes()) == {255}


def test_html_shows_the_svg_and_makes_no_png(monkeypatch):
    monkeypatch.setattr("analysis.display.figure._png", lambda *_: pytest.fail("a PNG that nobody asked for"))
    made = chart()
    [shown] = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', made._repr_mimebundle_()["text/html"])
    assert base64.b64decode(shown) == made.svg


def test_a_figure_does_not_change_with_the_settings_of_the_hour():
    shown = chart()
    before, same = shown.payload(), chart().png
    with mpl.rc_context({"svg.hashsalt": "another", "font.size": 20, "font.family": "monospace"}):
        assert shown.payload() == before
        assert shown.png == same


def test_a_figure_carries_no_date():
    assert b"<dc:date>" not in chart().svg


def test_a_glyph_that_no_face_has_is_an_error():
    @styled
    def broken() -> Figure:
        canvas, (axis,) = drawing(1)
        axis.set_title("\U000f0000")  # private use, in no face
        return Figure(canvas, caption="Boxes", alt="A box.")

    with pytest.raises(UserWarning, match="missing"):
        broken()


def test_facts_of_a_figure_are_named_once():
    canvas = Drawing()
    assert Figure(canvas, caption="a", alt="b", facts=["x-1", "x-2", "x-1"]).facts == ["x-1", "x-2"]


def test_clip_paths_that_are_no_rectangles_have_the_same_names_each_time():
    def clipped() -> bytes:
        drawing = Drawing(figsize=(2, 2))
        axis = drawing.subplots()
        [line] = axis.plot([0, 1], [0, 1])
        line.set_clip_path(Circle((0.5, 0.5), 0.3, transform=axis.transData))
        keep.append(drawing)  # or the next one may stand at the same address
        return Figure(drawing, caption="c", alt="a").svg

    keep: list[object] = []
    with mpl.rc_context({"svg.hashsalt": "x"}):
        first, second = clipped(), clipped()
    assert first == second
    assert b"url(#clip-0)" in first
