"""The committed notebooks: thin, executed, and with the figures they should have.

nbval compares their outputs (`test_nbval.py`), but passes cells that were never run and ignores PNG.
Cells with controls are run in a browser (`tests/lab/test_lab_browser.py`) and by nobody else.
"""

import ast
import re

import nbformat
import pytest

from analysis.batch import notebooks
from analysis.display import MIME

FOUND = list(notebooks.find().values())


START = notebooks.files()["start"]


@pytest.fixture(params=FOUND, ids=lambda n: n.name)
def whole(request):
    """A comparison as it is stored."""
    return notebooks.read(request.param.path)


@pytest.fixture
def notebook(whole):
    """A comparison without its controls."""
    return notebooks.without_controls(whole)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def payloads(notebook, kind):
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    return [p for o in outputs if (p := o.get("data", {}).get(MIME)) and p["type"] == kind]


def test_every_code_cell_was_run_in_order(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_no_cell_stores_an_error_or_a_warning(notebook):
    for cell in code_cells(notebook):
        assert [o.output_type for o in cell.outputs if o.output_type in ("error", "stream")] == []


def test_every_chart_cell_stores_a_drawing(notebook):
    # ranks are drawn where places may be ranked, which the committed plans may not
    cells = [c for c in code_cells(notebook) if "charts." in c.source and "rank_by_weight" not in c.source]
    figures = payloads(notebook, "figure")
    assert len(figures) == len(cells) > 0
    for figure in figures:
        assert figure["svg"].count("<use") > 50, "letters and marks are uses; an empty drawing has few"
        assert figure["alt"]


def test_code_is_thin(notebook):
    for cell in code_cells(notebook):
        tree = ast.parse(cell.source)
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
        assert len(cell.source.splitlines()) <= 10


def test_prose_stands_before_every_code_cell_in_both_languages(notebook):
    for before, cell in zip(notebook.cells, notebook.cells[1:], strict=False):
        if cell.cell_type == "code" and "parameters" not in before.metadata.get("tags", []):
            assert before.cell_type == "markdown"
    tags = [t for cell in notebook.cells for t in cell.metadata.get("tags", [])]
    assert tags.count("lang-zh") == tags.count("lang-en") > 0


def test_prose_cells_hold_no_figures_of_their_own(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            digits = [c for c in cell.source.replace("除以12", "") if c.isdigit()]
            assert digits == [], cell.source


def test_a_run_keeps_the_prose_of_its_language(notebook):
    kept = notebooks.in_language(notebook, "zh")
    tags = [t for cell in kept.cells for t in cell.metadata.get("tags", [])]
    assert "lang-zh" in tags
    assert "lang-en" not in tags


def test_stored_metadata_names_no_machine(notebook):
    assert set(notebook.metadata) == {"kernelspec", "language_info", "minzheng"}
    assert notebook.metadata.minzheng.lang in ("zh", "en")


# Controls ------------------------------------------------------------------------------------------------


def test_controls_stand_behind_the_parameters_and_store_nothing(whole, notebook):
    [at] = [i for i, cell in enumerate(whole.cells) if notebooks.tagged(cell, notebooks.CONTROLS)]
    cell, before = whole.cells[at], whole.cells[at - 1]
    assert notebooks.tagged(before, "parameters")
    assert cell.metadata.tags == ["controls", "nbval-skip"]
    assert (cell.outputs, cell.execution_count, cell.id) == ([], None, "controls")
    assert len(notebook.cells) == len(whole.cells) - 1


@pytest.mark.parametrize("book", FOUND, ids=lambda n: n.name)
def test_controls_hand_on_the_parameters_of_their_notebook(book):
    [cell] = [c for c in notebooks.read(book.path).cells if notebooks.tagged(c, notebooks.CONTROLS)]
    call = ast.parse(cell.source).body[-1].value
    assert call.args[0].value == book.name
    assert {k.arg: k.value.id for k in call.keywords} == {name: name for name in book.parameters}


def test_controls_do_not_reach_a_run(whole):
    kept = notebooks.in_language(whole, "en").cells
    assert [cell for cell in kept if notebooks.tagged(cell, notebooks.CONTROLS)] == []


def test_what_a_widget_shows_is_not_stored():
    shown = nbformat.v4.new_output("display_data", {"text/plain": "VBox()"})
    controls = nbformat.v4.new_code_cell("explore()", outputs=[shown], execution_count=2)
    controls.metadata["tags"] = ["controls", "nbval-skip"]
    plain = nbformat.v4.new_code_cell("1", execution_count=1)
    state = {"widgets": {"application/vnd.jupyter.widget-state+json": {}}}
    cleaned = notebooks.clean(nbformat.v4.new_notebook(cells=[controls, plain], metadata=state))
    assert (cleaned.cells[0].outputs, cleaned.cells[0].execution_count) == ([], None)
    assert [cell.id for cell in cleaned.cells] == ["controls", "cell-00"]
    assert "widgets" not in cleaned.metadata


# The start page ------------------------------------------------------------------------------------------


def test_the_start_page_is_no_comparison_and_links_to_each():
    assert "start" not in notebooks.find()
    prose = [cell for cell in notebooks.read(START).cells if cell.cell_type == "markdown"]
    for lang in ("en", "zh"):
        text = "".join(cell.source for cell in prose if notebooks.tagged(cell, f"lang-{lang}"))
        assert set(re.findall(r"\((\w+\.ipynb)\)", text)) == {book.path.name for book in FOUND}
        for target in re.findall(r"\((\.\./[^)]+)\)", text):
            assert (START.parent / target).is_file(), f"{target}: JupyterLab opens files, no folders"


def test_the_start_page_was_run_and_holds_no_figures_of_its_own():
    cells = notebooks.read(START).cells
    counts = [cell.execution_count for cell in cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))
    for cell in cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"\d", re.sub(r"\([^)]*\)", "", cell.source)), cell.source
