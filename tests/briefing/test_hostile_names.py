"""Names from the data, whatever signs are in them, stand in page, PDF, front page and docs as written."""

from __future__ import annotations

import io

import pypdf
import pytest

from analysis import tables
from analysis.batch.front.page import page as front
from analysis.briefing.document import POLICY
from analysis.briefing.exporter import BriefingExporter
from analysis.documentation import pages
from analysis.documentation.markdown import escape
from analysis.measures import standing
from analysis.view import View
from analysis.words import findings
from tests.briefing.test_page import html_of, notebook_of, parse
from tests.conftest import HOSTILE

BARE = HOSTILE.replace(" ", "")


@pytest.fixture(scope="module")
def shown(hostile):
    """A table, prose and the list of sources of a plan, with hostile names in them."""
    table = tables.yearly(View(hostile, lang="en", indicator="dibao_standard"), "benxi")
    told = findings.findings(View(hostile, lang="en"), "benxi", standing(hostile))
    listed = [of(View(hostile, lang="en"), [table, told]) for of in (tables.sources, tables.outside_sources)]
    return [table, told, *listed]


def test_on_the_page(shown):
    page = parse(html_of(*shown))
    assert page.find("script") == []
    assert BARE in page.find("main")[0].text.replace(" ", "")


def test_in_the_pdf(shown):
    pdf, _ = BriefingExporter().from_notebook_node(notebook_of(*shown))
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert BARE in "".join(words.split())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_the_front_page(hostile, tmp_path, lang):
    html = front(hostile, [], {}, tmp_path, lang, {})
    page = parse(html)
    assert page.find("script") == []
    assert BARE in page.find("header")[0].text.replace(" ", "")
    assert page.find("meta", http_equiv="Content-Security-Policy", content=POLICY)


def test_on_the_pages_that_describe_the_data(hostile):
    for name, text in pages(hostile).items():
        assert "<script" not in text.replace(r"\<", ""), name
    assert escape(HOSTILE.strip()) in pages(hostile)["indicators.md"]
