"""How outside figures are shown: signs, grades and the table of their sources, on screen and on paper."""

from __future__ import annotations

import io
from html import escape

import nbformat
import pypdf
import pytest

from analysis import load_dataset, tables
from analysis.briefing.content import content
from analysis.briefing.exporter import BriefingExporter
from analysis.briefing.printed import source
from analysis.dataset import GRADES
from analysis.display import Cell, Column, Displayed, Figure, Head, Prose, Table, signs_of
from analysis.display.cells import RAISED
from analysis.view import View
from analysis.words.marks import grade_name, grade_sign, marks
from tests.briefing.test_typesetting import HOSTILE
from tests.conftest import append, edit

YARD = "reference/yardsticks.csv"
BED_SHARE = Cell("55", ("yardstick-005",), "estimate grade_mirror")


def notebook_of(*shown: Displayed | None) -> nbformat.NotebookNode:
    head = Head("Title", "Subtitle", "en", "0.1.0", "2020-01-01", "imprint")
    outputs = [
        nbformat.v4.new_output("display_data", data=item._repr_mimebundle_()) for item in (head, *shown)
    ]
    cells = [nbformat.v4.new_code_cell("x", outputs=[o], execution_count=1) for o in outputs]
    return nbformat.v4.new_notebook(cells=cells)


def words_of_pdf(*shown: Displayed | None) -> str:
    """Return the text of the PDF without any blank: lines break where they must."""
    pdf, _ = BriefingExporter().from_notebook_node(notebook_of(*shown))
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def shown_with(data, *ids: str) -> Prose:
    return Prose(["Nursing beds: ", Cell("55", ids, data.mark(ids))], marks=marks("en"))


# Signs ---------------------------------------------------------------------------------------------------


def test_several_signs_stand_in_the_order_of_their_marks():
    signs = {"derived": "d", "grade_open_data": "B", "grade_mirror": "C"}
    assert signs_of("derived grade_open_data grade_mirror", signs) == "d,B,C"
    assert signs_of("grade_mirror", signs) == "C"
    assert signs_of("", signs) == ""
    assert signs_of("estimate grade_mirror", signs) == "C"  # a code without a sign stays unseen


@pytest.mark.parametrize(
    "shown",
    [
        Prose(["It is ", BED_SHARE, " per cent."], marks=marks("en")),
        Table([Column("Share")], [[BED_SHARE]], caption="Beds", marks=marks("en")),
    ],
    ids=["prose", "table"],
)
def test_signs_in_html_and_in_typst(data, shown):
    assert f">55{RAISED}e,C</sup></span>" in shown.html()
    notebook = notebook_of(shown, tables.outside_sources(View(data, lang="en"), [shown]))
    typst, _ = source(content(notebook))
    assert 'text: "55", tone: "", sign: "e,C"' in typst


def test_the_legend_of_a_table_explains_each_of_several_signs():
    legend = Table([Column("Share")], [[BED_SHARE]], caption="Beds", marks=marks("zh")).legend()
    assert legend == ["e 规划自称的预计值", "C 规划之外的数字：官方或通讯社文本，见于转载"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_grade_has_a_capital_of_its_own_and_a_meaning(lang):
    assert [grade_sign(grade) for grade in GRADES] == ["P", "A", "B", "C", "D", "E"]
    for grade in GRADES:
        sign, meaning = marks(lang)[f"grade_{grade}"]
        assert sign == grade_sign(grade)
        assert meaning.endswith(grade_name(grade, lang))
    signs = [sign for sign, _ in marks(lang).values()]
    assert len(set(signs)) == len(signs)


def test_every_mark_of_the_data_has_a_meaning(data):
    for ids in data.reference.figures["reference_id"]:
        assert data.mark([ids]) in marks("en")


# Sources -------------------------------------------------------------------------------------------------


def test_a_row_tells_place_indicator_year_value_source_and_grade(data):
    table = tables.outside_sources(View(data, lang="en"), [shown_with(data, "yardstick-005")])
    [row] = table.rows
    assert [cell.text for cell in row] == [
        "yardstick-005",
        "China: Nursing bed share (target)",
        "2025",
        "≥ 55 percent",
        "《“十四五”民政事业发展规划》(民发〔2021〕51号), as reported by Xinhua 2021-06-18",
        "C",
    ]
    assert row[0].facts == ("yardstick-005",)
    assert table.notes == ["C official or agency text seen on another site"]


def test_a_row_in_chinese(data):
    [row] = tables.outside_sources(View(data, lang="zh"), [shown_with(data, "census2010-012")]).rows
    assert [cell.text for cell in row][:4] == [
        "census2010-012",
        "新城区：常住人口城镇化率",
        "2010",
        "75.80 %",
    ]


def test_rows_stand_by_id_each_once_and_notes_by_grade(data):
    first = shown_with(data, "yardstick-018", "census2020-081", "hulunbuir-003")
    second = Table([Column("a")], [[Cell("1", ("census2020-081", "census2010-001"))]], caption="c")
    table = tables.outside_sources(View(data, lang="en"), [first, None, second])
    assert [row[0].text for row in table.rows] == ["census2010-001", "census2020-081", "yardstick-018"]
    assert [note[0] for note in table.notes] == ["A", "B", "D"]
    assert "http" not in table.rows[1][4].text


def test_the_address_stands_behind_the_source(data):
    [row] = tables.outside_sources(View(data, lang="en"), [shown_with(data, "yardstick-014")]).rows
    assert row[4].text.endswith(" 沈阳日报 2022-06-21 http://www.jkchina.org/newshtml/news_73084.html")


def test_figures_behind_a_chart_are_listed(data):
    class Chart(Figure):
        facts = ("yardstick-005", "hulunbuir-003")

        def __init__(self):
            pass

    assert len(tables.outside_sources(View(data, lang="en"), [Chart()]).rows) == 1
    assert len(tables.sources(View(data, lang="en"), [Chart()]).rows) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_from_outside_is_no_table(data, lang):
    assert tables.outside_sources(View(data, lang=lang), [shown_with(data, "hulunbuir-003"), None]) is None
    assert tables.outside_sources(View(data, lang=lang), []) is None


def test_facts_and_figures_are_listed_apart(data):
    shown = shown_with(data, "hulunbuir-003", "yardstick-005")
    assert [row[0].text for row in tables.sources(View(data, lang="en"), [shown]).rows] == ["hulunbuir-003"]
    assert [row[0].text for row in tables.outside_sources(View(data, lang="en"), [shown]).rows] == [
        "yardstick-005"
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_can_be_listed(data, lang):
    ids = tuple(data.reference.figures["reference_id"])
    table = tables.outside_sources(View(data, lang=lang), [Prose([Cell("x", ids)])])
    assert [row[0].text for row in table.rows] == sorted(ids)
    assert all(cell.text for row in table.rows for cell in row)


# Hostile text --------------------------------------------------------------------------------------------


def test_text_of_a_source_stays_text(package):
    edit(package, YARD, reference_id="yardstick-005", source=HOSTILE, url="https://a.cn/b?c=d&e")
    data = load_dataset(package)
    shown = shown_with(data, "yardstick-005")
    table = tables.outside_sources(View(data, lang="en"), [shown])
    assert escape(HOSTILE) in table.html()
    assert "<b>" not in table.html()
    assert "https://a.cn/b?c=d&e" in words_of_pdf(shown, table)
    assert HOSTILE.replace(" ", "") in words_of_pdf(shown, table)


def test_the_longest_address_is_set_whole(data):
    figures = data.reference.figures
    longest = figures.loc[figures["url"].str.len().idxmax()]
    shown = shown_with(data, longest["reference_id"])
    assert longest["url"] in words_of_pdf(shown, tables.outside_sources(View(data, lang="en"), [shown]))


def test_a_place_that_no_plan_has_is_named(package):
    append(package, "reference/places.csv", "harbin,230100,哈尔滨市,Harbin,prefecture,heilongjiang")
    line = "yardstick-900,harbin,nursing_bed_share,level,all,2020,observed,=,40,0,percent,,a page,,mirror"
    append(package, YARD, line)
    data = load_dataset(package)
    [row] = tables.outside_sources(View(data, lang="en"), [shown_with(data, "yardstick-900")]).rows
    assert row[1].text == "Harbin: Nursing bed share"
