"""Imports point one way, and no place is named in the code: lists of cities belong to the data."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from analysis.documentation.imports import MODULES, ROOT, imports, part

#: Each part of the package, and the parts that it may import. `analysis` is the package's own __init__.
ALLOWED = {
    "errors": set(),
    "colours": set(),
    "files": {"errors"},
    "fonts": set(),
    "paths": {"errors"},
    "sources": {"paths"},
    "streams": set(),
    "warm": {"errors"},
    "units": {"errors"},
    "dataset": {"errors", "paths", "sources", "units"},
    "slices": {"errors", "dataset"},
    "view": {"errors", "dataset", "slices", "say"},
    "measures": {"errors", "units", "dataset"},
    "display": {"errors"},
    "say": {"errors", "display"},
    "words": {"errors", "dataset", "measures", "display", "say", "view"},
    "charts": {"errors", "dataset", "measures", "display", "view", "words", "fonts", "colours"},
    "tables": {"errors", "dataset", "measures", "display", "view", "words", "fonts"},
    "briefing": {"errors", "display", "fonts", "colours"},
    "verify": {"errors", "dataset"},
    "analysis": {"errors", "dataset", "derived", "view"},
    "derived": {"errors", "files", "paths", "sources", "dataset", "measures", "analysis"},
    "documentation": {"errors", "colours", "files", "paths", "dataset", "analysis"},
}
ALLOWED["curation"] = {"errors", "files", "paths", "dataset", "measures", "analysis"}
ALLOWED["relations"] = {"errors", "units", "dataset", "measures"}
ALLOWED["batch"] = set(ALLOWED) - {"documentation", "curation", "relations"}
ALLOWED["lab"] = {"errors", "dataset", "display", "words", "batch", "analysis"}
ALLOWED["cli"] = set(ALLOWED) - {"lab"}


def test_every_module_belongs_to_a_part():
    assert {part(name) for name in MODULES} == set(ALLOWED)


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_one_way(name):
    beyond = {n for n in imports(MODULES[name]) if part(n) not in ALLOWED[part(name)] | {part(name)}}
    assert beyond == set()


def test_no_circle_of_imports():
    graph = {name: imports(path) - {name} for name, path in MODULES.items()}
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_the_search_finds_imports_of_modules_packages_and_names():
    assert {"dataset", "measures", "words.phrases"} <= imports(ROOT / "tables/growth/levels.py")
    assert "display" in imports(ROOT / "batch/execution.py")  # inside a function


# Names and years -----------------------------------------------------------------------------------------


def words_of(path: Path) -> list[tuple[int, str]]:
    """Return identifiers and strings with their lines; lines of doctests are left out."""
    with path.open("rb") as stream:
        tokens = [t for t in tokenize.tokenize(stream.readline) if t.type != tokenize.COMMENT]
    spoken = [(t.start[0], line) for t in tokens for line in t.string.splitlines()]
    return [(at, line) for at, line in spoken if not line.lstrip().startswith((">>>", "..."))]


def names_in(text: str, names: list[str]) -> list[str]:
    """Return the names that occur: Chinese ones anywhere, others as words (also inside `a_b`)."""
    latin = [n for n in names if n.isascii() and re.search(rf"(?i)(?<![a-z]){re.escape(n)}(?![a-z])", text)]
    return latin + [n for n in names if not n.isascii() and n in text]


@pytest.fixture(scope="module")
def places(data) -> list[str]:
    chinese = list(data.places["name_zh"])
    short = [name.removesuffix("市") for name in chinese]
    latin = [*data.plan_ids, *data.places["place"], *data.places["name_en"]]
    return list(dict.fromkeys(name.lower() for name in [*latin, *chinese, *short]))


def test_the_search_finds_a_place(places):
    assert names_in("plot_hegang_share", places) == ["hegang"]
    assert "鹤岗" in names_in("鹤岗的标准", places)
    assert names_in("comparative analytics of Chinese plans", places) == []


@pytest.mark.parametrize("name", MODULES)
def test_no_place_is_named_in_the_code(name, places):
    found = [(at, names_in(text, places)) for at, text in words_of(MODULES[name])]
    assert [(at, names) for at, names in found if names] == []


@pytest.mark.parametrize("name", MODULES)
def test_no_year_of_a_plan_is_written_into_the_code(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    years = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Constant) and n.value in (2020, 2025)]
    assert years == []


def test_what_is_slow_to_import_is_imported_where_it_is_used():
    probe = """
import sys
from analysis import charts, display, measures, tables, words
from analysis.warm import preload
heavy = {"seaborn", "statsmodels", "scipy.stats"}
print(sorted(heavy & set(sys.modules)), sorted(heavy & {n.partition(".")[0] for n in preload.MODULES}))
"""
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[] []\n"
