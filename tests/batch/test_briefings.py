"""The whole matrix of plans and languages to PDF, and what a reader finds inside."""

import io

import nbformat
import pypdf
import pytest

from analysis import load_dataset
from analysis.batch import matrix, notebooks
from analysis.batch.execution import head
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.dataset.model import LANGUAGES

DATA = load_dataset()
FOUND = notebooks.find()
JOBS = matrix.jobs(DATA, list(FOUND.values()), plans=[], languages=list(LANGUAGES), given={})

#: A figure of each plan that its briefing must show, as it is set.
HEADLINES = {
    "hulunbuir": ["660", "6,016", "7.84", "14.50", "1.316"],
    "erenhot": ["823", "590"],
    "xincheng": ["72.78", "1.374"],
    "hegang": ["605", "3.89"],
    "benxi": ["665", "5,400", "1.478"],
}


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(page.extract_text() for page in pages)


#: Cities and the comparison in both languages; the other notebooks, whose other language is among the
#: combinations, in one each, turn about.
ACROSS = [job for job in JOBS if "plan" not in job.parameters and not job.name.startswith("comparison")]
SET = [job for job in JOBS if job not in ACROSS or ACROSS.index(job) % 4 in (0, 3)]


@pytest.fixture(scope="module", params=SET, ids=lambda job: job.name)
def made(request):
    result = run(Supplies(DATA).parcel(request.param))
    assert result.error == ""
    return request.param, result


@pytest.fixture(scope="module")
def briefing(made):
    job, result = made
    return job, result.forms[".pdf"], text_of(result.forms[".pdf"])


def test_place_and_language_of_the_result_are_those_of_its_name(made):
    job, result = made
    found = head(nbformat.reads(result.forms[".ipynb"].decode("utf-8"), as_version=4))
    place, lang = result.name.split(".")
    assert found["lang"] == lang
    assert found["title"] == result.title
    named = [plan for plan in DATA.plan_ids if DATA.plan_name(plan, lang) in found["title"]]
    assert named == ([place] if "plan" in job.parameters else [])


def test_briefing_names_its_city_and_its_headline_figures(briefing):
    job, _, text = briefing
    lang = job.parameters["lang"]
    plans = [job.parameters["plan"]] if "plan" in job.parameters else DATA.plan_ids
    for plan in plans:
        assert DATA.plan_name(plan, lang) in text
    for figure in HEADLINES.get(job.parameters.get("plan"), []):
        assert figure in text


def test_page_one_tells_version_and_date_of_the_data(briefing):
    _, pdf, _ = briefing
    first = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert DATA.version in first
    assert DATA.date in first


def test_text_is_in_one_language(briefing):
    job, _, text = briefing
    other = {"zh": "The table takes the latest year", "en": "下表取各主要指标"}[job.parameters["lang"]]
    assert other not in text


def test_no_code_and_no_box_reaches_the_page(briefing):
    _, _, text = briefing
    assert "load_dataset" not in text
    assert "\ufffd" not in text
    assert "\u25a1" not in text


def test_pdf_is_tagged_and_says_its_language(briefing):
    job, pdf, _ = briefing
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].startswith(job.parameters["lang"])
    assert reader.metadata.title


def test_every_plan_and_language_has_its_job():
    # five plans and one comparison, two languages each: 12
    names = {job.name for job in JOBS}
    stems = [*DATA.plan_ids, *(n.name for n in FOUND.values() if not n.per_plan)]
    assert names == {f"{stem}.{lang}" for stem in stems for lang in LANGUAGES}


def test_the_same_job_gives_the_same_bytes():
    first, second = (run(Supplies(DATA).parcel(JOBS[-1])) for _ in range(2))
    assert first.forms == second.forms
    assert first.slices == second.slices
