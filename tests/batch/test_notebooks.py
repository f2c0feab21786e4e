"""The committed notebooks: thin, executed, and with the figures they should have.

nbval compares their outputs (`test_nbval.py`), but passes cells that were never run and ignores PNG.
"""

import ast

import pytest

from analysis.batch import notebooks
from analysis.display import MIME

FOUND = list(notebooks.find().values())


@pytest.fixture(params=FOUND, ids=lambda n: n.name)
def notebook(request):
    return notebooks.read(request.param.path)


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
    cells = [cell for cell in code_cells(notebook) if "charts." in cell.source]
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
