"""Every notebook runs to its end without each file of outside figures, and says what it leaves out.

The cells are run in this process, for one plan and with nothing drawn: kernels and charts take minutes.
"""

from __future__ import annotations

import ast
import shutil
from functools import cache
from pathlib import Path

import pytest

from analysis import load_dataset, paths
from analysis.batch import notebooks
from analysis.dataset.model import LANGUAGES
from analysis.dataset.reference import FIGURES
from analysis.display import Displayed, Prose, Table
from analysis.tables.sources import facts_shown

FOUND = notebooks.find()
PLANS = ["hulunbuir"]
OUTSIDE = load_dataset().reference.figures.set_index("reference_id")["table"]
LEFT_OUT = {"zh": "不存在，因此从略", "en": "not there, so it is left out"}
LISTS = ("populations.csv", "places.csv")
CASES = [(name, f"{table}.csv", "en") for name in FOUND for table in FIGURES]
CASES += [(name, "census_2020.csv", "zh") for name in FOUND]
CASES += [("aging", file, "en") for file in LISTS]  # the notebook that rests on most of them


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_drawn():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.display.figure._svg", lambda *_: b"")
        yield


def run(name: str, lang: str) -> list[Displayed]:
    """Run the code cells of a notebook and return what they show."""
    given = {"lang": lang} | ({} if FOUND[name].per_plan else {"plans": PLANS})
    names: dict = {}
    shown = []
    for cell in notebooks.without_controls(notebooks.read(FOUND[name].path)).cells:
        if "parameters" in cell.metadata.get("tags", []):
            names = FOUND[name].parameters | given
        elif cell.cell_type == "code":
            *statements, last = ast.parse(cell.source).body
            exec(compile(ast.Module(statements, []), name, "exec"), names)
            value = eval(compile(ast.Expression(last.value), name, "eval"), names)
            assert value is None or isinstance(value, Displayed), f"{name} shows a {type(value)}"
            shown += [value] if value is not None else []
    return shown


def texts(shown: list[Displayed]) -> list[str]:
    """Return the paragraphs and cells shown."""
    found = []
    for item in shown:
        if isinstance(item, Prose):
            found += ["".join(piece.text for piece in paragraph) for paragraph in item.paragraphs]
        elif isinstance(item, Table):
            found += [cell.text for row in item.rows for cell in row] + item.notes
    return found


def left_out(shown: list[Displayed], lang: str) -> list[str]:
    return [text for text in texts(shown) if LEFT_OUT[lang] in text]


def cited(shown: list[Displayed]) -> set[str]:
    """Return the tables of the outside figures behind what is shown."""
    return {OUTSIDE[fact] for fact in facts_shown(shown) if fact in OUTSIDE.index}


@cache
def complete(name: str, lang: str) -> tuple[set[str], list[str]]:
    shown = run(name, lang)
    return cited(shown), left_out(shown, lang)


@pytest.fixture(scope="module")
def packages(tmp_path_factory) -> dict[str, Path]:
    """The data without each file, and under "" without any: one copy each."""
    found = {}
    for file in dict.fromkeys(["", *(file for _, file, _ in CASES)]):
        folder = tmp_path_factory.mktemp("lacking") / "data"
        found[file] = Path(shutil.copytree(paths.data_dir(), folder))
        if file:
            (folder / "reference" / file).unlink()
        else:
            shutil.rmtree(folder / "reference")
    return found


@pytest.fixture
def lacking(packages, monkeypatch):
    """Take a file of data/reference from the data that the notebooks load, or all of it."""

    def without(file: str = ""):
        monkeypatch.setenv(paths.DATA_VARIABLE, str(packages[file]))
        return load_dataset().reference

    return without


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FOUND)
def test_with_everything_there_nothing_is_left_out(name, lang):
    assert complete(name, lang)[1] == []


def test_the_notebooks_rest_on_every_table():
    """Otherwise the next test would hold for nothing."""
    assert set().union(*(complete(name, "en")[0] for name in FOUND)) == set(FIGURES)


@pytest.mark.parametrize(("name", "file", "lang"), CASES)
def test_a_notebook_runs_without_the_file_and_says_what_it_leaves_out(lacking, name, file, lang):
    rests_on = complete(name, lang)[0]
    reference = lacking(file)
    shown = run(name, lang)
    assert cited(shown) & set(reference.missing) == set()
    told = left_out(shown, lang)
    assert all(f"data/reference/{file}" in text for text in told)
    assert told or not rests_on & set(reference.missing), "left out without a word"
    assert not [text for text in texts(shown) if "nan" in text.split()]


def test_a_notebook_runs_without_any_outside_figure(lacking):
    rests_on = {name: complete(name, "en")[0] for name in FOUND}
    lacking()
    for name in FOUND:
        assert bool(left_out(run(name, "en"), "en")) == bool(rests_on[name]), name
