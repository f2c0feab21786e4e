"""The checks before a commit, and the pages of the documentation site (`make docs` builds it in CI)."""

import re
import sys
import tomllib

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import paths
from analysis.display import MIME
from tools import check, second, site

ROOT = paths.docs_dir().parent


# One list of checks ---------------------------------------------------------------------------------------


def test_make_check_and_the_hooks_run_the_same():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", makefile, re.M)[1]
    commands = [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.splitlines()]
    [repository] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert repository["repo"] == "local", "hooks of other repositories would have to be fetched"
    assert [hook["entry"] for hook in repository["hooks"]] == commands
    for hook in repository["hooks"]:
        assert (hook["language"], hook["pass_filenames"]) == ("system", False)


# Files and notebooks --------------------------------------------------------------------------------------


def ran(*counts, tags=()):
    """A notebook whose code cells were run in this order; a count of None was not."""
    cells = [new_code_cell("x", execution_count=count) for count in counts]
    cells += [new_code_cell("y", metadata={"tags": list(tags)})] if tags else []
    return new_notebook(cells=[new_markdown_cell("Prose."), *cells])


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 2, 3), []),
        ((1, None), ["cell 3: never run, expected 2"]),
        ((2, 3), ["cell 2: run as 2, expected 1", "cell 3: run as 3, expected 2"]),
        ((1, 3), ["cell 3: run as 3, expected 2"]),
    ],
)
def test_cells_are_stored_as_run_from_first_to_last(counts, said):
    assert [text.partition(";")[0] for text in check.not_as_run(ran(*counts))] == said


def test_controls_are_stored_without_output():
    notebook = ran(1, tags=["controls"])
    assert check.not_as_run(notebook) == []
    notebook.cells[-1].outputs = [new_output("stream", text="state")]
    [said] = check.not_as_run(notebook)
    assert said.startswith("cell 3: controls with stored output")


def test_an_error_is_no_output():
    notebook = ran(1)
    notebook.cells[1].outputs = [new_output("error", ename="E", evalue="", traceback=[])]
    [said] = check.not_as_run(notebook)
    assert said.startswith("cell 2: stores an error")


def test_large_files_are_named_with_their_size(tmp_path):
    (tmp_path / "a.bin").write_bytes(bytes(check.LIMIT + 1))
    (tmp_path / "b.bin").write_bytes(bytes(check.LIMIT))
    nbformat.write(ran(None), tmp_path / "c.ipynb")
    large, unrun = check.problems(tmp_path, ["a.bin", "b.bin", "c.ipynb"])
    assert large.startswith("a.bin: 1,000,001 bytes, expected at most 1,000,000")
    assert unrun.startswith("c.ipynb: cell 2: never run")


# The site -------------------------------------------------------------------------------------------------

PAGES = site.pages()


def below(name):
    """The pages that a page lists below itself."""
    trees = re.findall(r"```\{toctree\}\n(.*?)```", PAGES.get(f"{name}.md", ""), re.S)
    folder = (ROOT / name).parent
    lines = [line for tree in trees for line in tree.splitlines() if line and not line.startswith(":")]
    return [(folder / line).resolve().relative_to(ROOT.resolve()).as_posix() for line in lines]


def test_every_page_is_reached_from_the_front_page_once():
    found, ahead = [], ["index"]
    while ahead:
        name = ahead.pop()
        found.append(name)
        ahead += below(name)
    assert sorted(found) == sorted(name.rpartition(".")[0] for name in PAGES)


def test_every_module_is_documented_once():
    named = [name for text in PAGES.values() for name in re.findall(r"automodule:: (\S+)", text)]
    assert sorted(named) == sorted(site.modules())
    assert {"analysis", "analysis.errors", "analysis.measures.growth.compound"} <= set(named)


def test_a_notebook_page_has_one_language_and_no_controls():
    head = new_output(
        "execute_result",
        data={MIME: {"type": "head", "title": "A *title*"}, "text/html": "<h1>A *title*</h1><p>2 cities</p>"},
    )
    cells = [
        new_markdown_cell("in English", metadata={"tags": ["lang-en"]}),
        new_markdown_cell("中文", metadata={"tags": ["lang-zh"]}),
        new_code_cell("Head()", execution_count=1, outputs=[head]),
        new_code_cell("controls()", metadata={"tags": ["controls"]}),
    ]
    page = nbformat.reads(site.notebook_text(new_notebook(cells=cells)), as_version=4)
    assert [cell.source for cell in page.cells] == ["# A \\*title\\*", "in English", "Head()"]
    assert page.cells[2].outputs[0].data == {"text/html": "<p>2 cities</p>"}


def test_pages_of_the_site_load_nothing_from_elsewhere():
    settings = (ROOT / "docs/conf.py").read_text(encoding="utf-8")
    assert "://" not in settings
    for text in PAGES.values():
        assert not re.search(r"!\[[^\]]*\]\(https?://|<(?:img|script|link)[^>]*https?://", text)


# A second version of Python -------------------------------------------------------------------------------


def script(path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def test_versions_are_those_that_run_and_the_first_place_wins(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    script(one / "python3.98", "echo 3 98")
    script(one / "python3.97", "echo 'not installed' >&2; exit 127")  # as a stand-in of pyenv does
    script(one / "python3.98-config", "echo 3 96")
    script(other / "python3.98", "echo 3 98")
    script(other / "python3.9", "echo 3 9")
    expected = {(3, 98): one / "python3.98", (3, 9): other / "python3.9"}
    assert second.versions([one, tmp_path / "none", other]) == expected


def test_without_a_second_version_there_is_nothing_to_test_and_it_is_said(tmp_path, monkeypatch, capsys):
    major, minor = sys.version_info[:2]
    script(tmp_path / "bin" / f"python{major}.{minor}", f"echo {major} {minor}")
    script(tmp_path / "bin" / "python3.10", "echo 3 10")  # too old
    monkeypatch.setattr(second, "places", lambda: [tmp_path / "bin"])
    assert second.main() == 0
    assert "no second version of Python (3.11 or newer) is installed" in capsys.readouterr().out


def test_the_newest_other_version_runs_tests_that_are_there(tmp_path, monkeypatch):
    for minor in (98, 99):
        script(tmp_path / "bin" / f"python3.{minor}", f"echo 3 {minor}")
    made = []
    monkeypatch.setattr(second, "places", lambda: [tmp_path / "bin"])
    monkeypatch.setattr(second, "environment", lambda python, _: made.append(python.name) or "false")
    assert second.main() == 1  # what `false` returns
    assert made == ["python3.99"]
    assert all((ROOT / path).exists() for path in second.FAST)


def test_the_oldest_version_is_the_one_that_is_promised():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, second.OLDEST))
