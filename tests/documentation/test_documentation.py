"""The generated pages are those of the data at hand, and text from data stays text."""

import posixpath
import re

import pytest

from analysis import load_dataset, paths
from analysis.dataset import GRADES
from analysis.dataset.contract import REFERENCE
from analysis.documentation import badges, draw, packages, pages
from analysis.documentation.drawing import arrows, levels, rows
from analysis.documentation.markdown import escape, table

DOCS = paths.docs_dir()
FOLDER = DOCS / "data"
PAGES = pages(load_dataset())


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name):
    stored = (FOLDER / name).read_text(encoding="utf-8")
    assert stored == PAGES[name], f"docs/data/{name} is stale; run `make data`"


def test_no_page_without_a_table():
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md")} == set(PAGES)


def test_links_between_pages_lead_somewhere():
    for name, text in PAGES.items():
        for target in re.findall(r"\]\(([^)]+\.md)\)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) in PAGES


def test_outside_figures_are_described_table_by_table(committed):
    for table_name in REFERENCE:
        assert f"reference/{table_name}.md" in PAGES
        assert f"[{table_name}]({table_name}.md)" in PAGES["reference/README.md"]
    assert "`grade`" in PAGES["reference/yardsticks.md"]
    rows = len(committed.reference.figures.query("table == 'yardsticks'"))
    assert f"Rows: {rows}. Key: `reference_id`." in PAGES["reference/yardsticks.md"]


def test_counts_of_the_grades_add_up_to_the_figures(committed):
    part = PAGES["reference/README.md"].split("## Grades\n")[1].split("## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.strip().splitlines()[2:]]
    assert [row[0].strip("`") for row in rows] == [grade for grade in GRADES if grade != "plan"]
    assert sum(int(cell) for row in rows for cell in row[1:]) == len(committed.reference.figures)


def test_pages_without_the_outside_figures(package):
    (package / "reference/yardsticks.csv").unlink()
    found = pages(load_dataset(package))
    assert not [name for name in found if name.startswith("reference/")]
    assert "Not all tables of outside figures are there" in found["README.md"]
    assert "](reference/" not in found["README.md"]


def test_every_indicator_has_an_entry_with_its_counts(committed):
    text = PAGES["indicators.md"]
    for indicator in committed.indicators["indicator"]:
        assert f"\n### {indicator}\n" in text
    entry = text.split("\n### nursing_bed_share\n")[1].split("\n### ")[0]
    # Hulunbuir: baseline and target of the table, and the promise in the text
    assert len(committed.select("hulunbuir", "nursing_bed_share")) == 3
    assert "hulunbuir 3" in entry


def test_markup_in_data_is_escaped():
    assert escape("<b>|`x`") == "\\<b\\>\\|\\`x\\`"
    assert table(["a"], [[escape("1|2")]]).splitlines()[-1] == "| 1\\|2 |"


# The drawing of the parts ---------------------------------------------------------------------------------

#: a uses b and c, b uses c, e uses c alone: a to c goes unsaid, and d stands by itself.
GRAPH = {"a": {"b", "c"}, "b": {"c"}, "c": set(), "d": set(), "e": {"c"}}


def test_the_drawing_is_that_of_the_code():
    assert (DOCS / "architecture.svg").read_text(encoding="utf-8") == draw(*packages()), "run `make data`"


def test_arrows_that_others_imply_are_left_out():
    assert arrows(GRAPH) == [("a", "b"), ("b", "c"), ("e", "c")]


def test_each_part_stands_below_all_that_use_it():
    assert levels(GRAPH) == {"a": 0, "d": 0, "e": 0, "b": 1, "c": 2}
    found = packages()[0]
    level = levels(found)
    assert all(level[other] > level[name] for name in found for other in found[name])


def test_an_arrow_over_two_rows_passes_beside_the_boxes():
    assert [sorted(row) for row in rows(GRAPH)] == [["a", "d", "e"], ["b", "e>c:1"], ["c"]]


def test_the_drawing_tells_in_words_what_it_shows():
    text = draw(GRAPH, ["errors"])
    assert "<desc>" in text
    assert "a builds on b, c" in text
    assert text.count("marker-end") == 3
    assert "used by all: errors" in text


def test_where_to_change_what_names_places_that_exist():
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    cells = [line.split("|")[2] for line in page.splitlines() if line.startswith("| ")][1:]
    named = [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
    assert len(named) > 30
    assert [name for name in named if not (DOCS.parent / name).exists()] == []


# Badges ---------------------------------------------------------------------------------------------------


def test_badges_say_what_is_so(committed):
    found = badges(committed, DOCS.parent / "pyproject.toml")
    assert {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "badges").iterdir()} == found
    assert f"facts: {len(committed.facts)}" in found["facts.svg"]
    assert "licence: MIT" in found["licence.svg"]


def test_the_readme_shows_every_badge(committed):
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"docs/badges/(\w+\.svg)", readme)
    assert sorted(shown) == sorted(badges(committed, DOCS.parent / "pyproject.toml"))
