"""From display objects to PDF: hostile text stays text, a missing glyph is an error, the layout holds."""

import io

import nbformat
import pypdf
import pytest

from analysis import MinzhengError, UsageError
from analysis.batch import notebooks
from analysis.briefing import typst
from analysis.briefing.content import content
from analysis.briefing.exporter import BriefingExporter
from analysis.briefing.markdown import to_typst
from analysis.briefing.pdf import compile_pdf
from analysis.charts import style
from analysis.display import Cell, Column, Displayed, Figure, Head, Prose, Table

HOSTILE = 'a*b_c #d $e$ @f <g> \\h "i" `j` [k] //l ~m'


def notebook_of(*shown: Displayed, markdown: str = "") -> nbformat.NotebookNode:
    """Return an executed notebook that shows a Head and `shown`."""
    head = Head("Title", "Subtitle", "en", "0.1.0", "2020-01-01", "imprint")
    cells = [nbformat.v4.new_markdown_cell(markdown)] if markdown else []
    for item in (head, *shown):
        output = nbformat.v4.new_output("display_data", data=item._repr_mimebundle_())
        cells.append(nbformat.v4.new_code_cell("x", outputs=[output], execution_count=1))
    return nbformat.v4.new_notebook(cells=cells)


def pdf_of(*shown: Displayed, markdown: str = "") -> pypdf.PdfReader:
    pdf, _ = BriefingExporter().from_notebook_node(notebook_of(*shown, markdown=markdown))
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_a_string_literal_cannot_be_left():
    assert typst.string('"); #panic("') == '"\\"); #panic(\\""'
    assert typst.string("a\\") == '"a\\\\"'


def test_hostile_text_in_table_and_prose_is_printed_as_it_is():
    table = Table([Column(HOSTILE)], [[HOSTILE]], caption=HOSTILE, notes=[HOSTILE])
    text = text_of(pdf_of(table, Prose([HOSTILE])))
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) == 5


def test_markdown_of_ours_is_interpreted_and_dollars_are_not():
    assert to_typst("## A *b*").strip().startswith("= A #emph[b]")
    assert "\\$5" in to_typst("costs $5 and $6")


def test_a_glyph_that_no_face_has_is_an_error():
    with pytest.raises(MinzhengError, match="could not be set"):
        pdf_of(Prose(["\U0001f9ff"]))


def test_a_glyph_missing_from_a_chart_is_an_error():
    @style.styled
    def chart():
        drawing, (axis,) = style.drawing(1)
        axis.set_title("\U0001f9ff")
        return Figure(drawing, caption="c", alt="a")

    with pytest.raises(UserWarning, match="missing"):
        chart()


def test_chinese_in_a_chart_finds_its_glyphs():
    @style.styled
    def chart():
        drawing, (axis,) = style.drawing(1)
        axis.set_title("城市低保标准 660 元/人·月 ≥ 1.316")
        return Figure(drawing, caption="c", alt="a")

    assert chart().svg.count(b"<use") > 15


def test_a_plain_output_is_refused_because_it_would_be_lost():
    lost = nbformat.v4.new_output("display_data", data={"text/html": "<table></table>"})
    notebook = notebook_of()
    notebook.cells.append(nbformat.v4.new_code_cell("df", outputs=[lost], execution_count=2))
    with pytest.raises(UsageError, match="only Head, Prose, Table and Figure"):
        content(notebook)


def test_a_notebook_that_was_not_run_is_refused():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x")])
    with pytest.raises(UsageError, match="run all its cells first"):
        content(notebook)


def test_language_and_version_travel_in_the_metadata():
    notebook = notebook_of()
    notebook.metadata["minzheng"] = {"lang": "zh", "version": "9.9", "date": "2021-02-03"}
    pdf, _ = BriefingExporter().from_notebook_node(notebook)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/Lang"].startswith("zh")
    assert "第 1 页" in reader.pages[0].extract_text()


def test_a_long_table_breaks_between_rows_and_repeats_its_head():
    rows = [[Cell(f"row {number}"), Cell(str(number))] for number in range(120)]
    reader = pdf_of(Table([Column("Name"), Column("Count", "items", "number")], rows, caption="Long"))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 1
    assert all("Name" in page for page in pages)
    assert sum(page.count("row ") for page in pages) == 120


def test_a_wide_table_stays_on_the_page():
    words = "a rather long cell of words"
    reader = pdf_of(Table([Column(words)] * 8, [[words] * 8], caption="Wide"))
    assert text_of(reader).count("words") == 16


def test_the_committed_briefing_exports_by_its_entry_point():
    path = notebooks.find()["briefing"].path
    pdf, resources = BriefingExporter().from_filename(str(path))
    assert resources["output_extension"] == ".pdf"
    assert "7.84" in text_of(pypdf.PdfReader(io.BytesIO(pdf)))


def test_typst_errors_are_told_with_their_hints():
    with pytest.raises(MinzhengError, match="unknown variable: nonsense"):
        compile_pdf("#nonsense", {}, "2020-01-01")
