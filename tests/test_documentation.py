"""The generated pages are those of the data at hand, and text from data stays text."""

import pytest

from analysis import load_dataset, paths
from analysis.documentation import pages
from analysis.documentation.markdown import escape, table

FOLDER = paths.docs_dir() / "data"
PAGES = pages(load_dataset())


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name):
    stored = (FOLDER / name).read_text(encoding="utf-8")
    assert stored == PAGES[name], f"docs/data/{name} is stale; run `make data`"


def test_no_page_without_a_table():
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)


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
