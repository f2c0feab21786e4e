"""The generated pages are those of the data at hand, and text from data stays text."""

import posixpath
import re

import pytest

from analysis import load_dataset, paths
from analysis.dataset import GRADES
from analysis.dataset.reference import FIGURES, LISTS
from analysis.documentation import pages
from analysis.documentation.markdown import escape, table

FOLDER = paths.docs_dir() / "data"
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


def test_outside_figures_are_described_table_by_table(data):
    for table_name in (*LISTS, *FIGURES):
        assert f"reference/{table_name}.md" in PAGES
        assert f"[{table_name}]({table_name}.md)" in PAGES["reference/README.md"]
    assert "`grade`" in PAGES["reference/yardsticks.md"]
    rows = len(data.reference.figures.query("table == 'yardsticks'"))
    assert f"Rows: {rows}. Key: `reference_id`." in PAGES["reference/yardsticks.md"]


def test_counts_of_the_grades_add_up_to_the_figures(data):
    part = PAGES["reference/README.md"].split("## Grades\n")[1].split("## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.strip().splitlines()[2:]]
    assert [row[0].strip("`") for row in rows] == list(GRADES)
    assert sum(int(cell) for row in rows for cell in row[1:]) == len(data.reference.figures)


def test_pages_without_the_outside_figures(package):
    (package / "reference/yardsticks.csv").unlink()
    found = pages(load_dataset(package))
    assert not [name for name in found if name.startswith("reference/")]
    assert "Not all tables of outside figures are there" in found["README.md"]
    assert "](reference/" not in found["README.md"]


def test_every_indicator_has_an_entry_with_its_counts(data):
    text = PAGES["indicators.md"]
    for indicator in data.indicators["indicator"]:
        assert f"\n### {indicator}\n" in text
    entry = text.split("\n### nursing_bed_share\n")[1].split("\n### ")[0]
    # Hulunbuir: baseline and target of the table, and the promise in the text
    assert len(data.select("hulunbuir", "nursing_bed_share")) == 3
    assert "hulunbuir 3" in entry


def test_markup_in_data_is_escaped():
    assert escape("<b>|`x`") == "\\<b\\>\\|\\`x\\`"
    assert table(["a"], [[escape("1|2")]]).splitlines()[-1] == "| 1\\|2 |"
