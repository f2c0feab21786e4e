"""The commands that the docs print are commands: every option known, every link there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from analysis import paths
from analysis.cli import _parser

ROOT = paths.docs_dir().parent
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted(paths.docs_dir().glob("*.md"))]


def commands(page: Path) -> list[str]:
    """Return the lines of a page's blocks of code that call minzheng."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for block in re.findall(r"```\w*\n(.*?)```", text, re.S) for line in block.splitlines()]
    return [line for line in lines if re.match(r"(\.venv/bin/)?minzheng ", line)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_understood(page):
    for line in commands(page):
        given = shlex.split(line.partition(" > ")[0], comments=True)[1:]
        assert _parser().parse_args(given).command == given[0]


def test_the_search_finds_commands():
    assert len(commands(paths.docs_dir() / "adding-a-plan.md")) >= 6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_make_targets_that_the_docs_name_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {target for page in PAGES for target in re.findall(r"`make (\w+)", page.read_text("utf-8"))}
    assert {target for target in named if not re.search(rf"^{target}:", makefile, re.M)} == set()
