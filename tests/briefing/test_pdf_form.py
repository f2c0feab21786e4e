"""The PDFs, read back: tagged and archival, references both ways, evidence inside, every character set."""

import ast
import csv
import hashlib
import io
import json
import re
from functools import cache
from pathlib import Path

import pandas as pd
import pypdf
import pytest
from fontTools.ttLib import TTCollection, TTFont

import analysis
from analysis import fonts, paths
from analysis.batch import matrix
from analysis.batch.evidence import attachments
from analysis.batch.supplies import Supplies
from analysis.briefing.pdf import compile_pdf
from analysis.briefing.printed import source
from analysis.words.formulas import FORMULAS
from tests.batch.batches import committed_tables
from tests.briefing.test_audit import DATA, FOUND, html, made

SOURCES = {"zh": "符号与来源", "en": "Signs and sources"}
FOOT = {"zh": "第 {} 页，共 {} 页", "en": "Page {} of {}"}
SUPPLIES = Supplies(DATA, committed_tables(DATA))

#: Setting takes seconds: every city and the comparison, in one language each; English ones are longer.
SET = [(name, "en" if at % 2 else "zh") for at, name in enumerate(("comparison", *DATA.plan_ids))]


@cache
def set_(name: str, lang: str) -> bytes:
    """Return the PDF with its evidence, as a batch sets it."""
    comparison = name == "comparison"
    notebook = FOUND["comparison" if comparison else "briefing"]
    plans = [] if comparison else [name]
    [job] = matrix.jobs(DATA, [notebook], plans=plans, languages=[lang], given={})
    text = made(name, lang)
    carried = attachments(DATA, text.facts(), SUPPLIES.parcel(job))
    return compile_pdf(*source(text, carried), text.head["date"])


class Pdf:
    """One PDF: its reader, its text by page, and its headings with their pages."""

    def __init__(self, name: str, lang: str):
        self.name, self.lang, self.content = name, lang, made(name, lang)
        self.bytes = set_(name, lang)
        self.reader = pypdf.PdfReader(io.BytesIO(self.bytes))
        self.root = self.reader.trailer["/Root"]
        self.pages = [" ".join(page.extract_text().split()) for page in self.reader.pages]
        self.headings = [
            (o["/Title"], self.reader.get_destination_page_number(o) + 1) for o in self.reader.outline
        ]

    @property
    def attached(self) -> dict[str, bytes]:
        return {name: files[0] for name, files in self.reader.attachments.items()}


@cache
def opened(name: str, lang: str) -> Pdf:
    return Pdf(name, lang)


@pytest.fixture(scope="module", params=SET, ids=".".join)
def pdf(request) -> Pdf:
    return opened(*request.param)


# Form ----------------------------------------------------------------------------------------------------


def test_it_is_tagged_and_claims_the_standards_for_archives_and_for_everybody(pdf):
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/Lang"] == {"zh": "zh-CN", "en": "en-GB"}[pdf.lang]
    assert pdf.reader.metadata.title == pdf.content.head["title"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    claims = pdf.root["/Metadata"].get_data().decode("utf-8")
    found = dict(re.findall(r"<(pdfaid:part|pdfaid:conformance|pdfuaid:part)>(\w+)<", claims))
    assert found == {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


def test_every_font_is_embedded(pdf):
    embedded = set()
    for number in range(1, pdf.reader.trailer["/Size"]):
        one = pdf.reader.get_object(number)
        if isinstance(one, dict) and one.get("/Type") == "/Font" and one["/Subtype"] != "/Type0":
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(one["/FontDescriptor"]), one["/BaseFont"]
            embedded.add(one["/BaseFont"].partition("+")[2])
    assert any("SourceSans" in name for name in embedded)
    assert pdf.lang == "en" or any("NotoSansCJK" in name for name in embedded)


def elements(pdf: Pdf) -> list[dict]:
    """Return the elements of the structure tree, in the order of reading."""
    found, waiting = [], [pdf.root["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            found += [one] if "/S" in one else []
            waiting += [one.raw_get("/K")] if "/K" in one else []
    return found


def test_pictures_have_alternative_texts_and_headings_stand_in_order(pdf):
    tags = elements(pdf)
    charts = [block["alt"] for block in pdf.content.blocks if block["type"] == "figure"]
    assert [str(one["/Alt"]) for one in tags if one["/S"] == "/Figure"] == charts
    markdown = "\n".join(block["text"] for block in pdf.content.blocks if block["type"] == "markdown")
    headings = re.findall(r"^## (.+)$", markdown, re.MULTILINE)
    assert [title for title, _ in pdf.headings] == headings
    assert sum(one["/S"] == "/H1" for one in tags) == len(headings)
    tables = [block for block in pdf.content.blocks if block["type"] == "table"]
    assert sum(one["/S"] == "/Table" for one in tags) == len(tables)


def test_text_is_read_in_the_order_of_the_notebook(pdf):
    text = " ".join(pdf.pages).replace(" ", "")
    at = 0
    for block in pdf.content.blocks:
        said = block.get("caption", "")
        if block["type"] == "markdown" and block["text"].startswith("## "):
            said = block["text"].splitlines()[0].removeprefix("## ")
        if said:
            assert (at := text.find(said.replace(" ", ""), at)) >= 0, f"{said!r} is not where it belongs"
    for number, page in enumerate(pdf.pages, start=1):
        assert FOOT[pdf.lang].format(number, len(pdf.pages)).replace(" ", "") in page.replace(" ", "")


def test_no_box_and_no_latin_quotes_in_chinese(pdf):
    text = "".join(pdf.pages)
    assert not re.search("[\ufffd\u25af\x00]", text)
    if pdf.lang == "zh":
        above = "".join(pdf.pages[: dict(pdf.headings)[SOURCES["zh"]] - 1])
        assert not re.search("[\"'«»]", above)


def test_a_city_is_told_in_six_pages_before_its_sources(pdf):
    if pdf.name != "comparison":
        assert dict(pdf.headings)[SOURCES[pdf.lang]] <= 6 + 1


@pytest.mark.parametrize("lang", SOURCES)
def test_the_same_content_gives_the_same_bytes(lang):
    first = set_("hegang", lang)
    assert set_.__wrapped__("hegang", lang) == first


# References ----------------------------------------------------------------------------------------------


def links(pdf: Pdf) -> list[tuple[int, int, float]]:
    """Return (page, page of the destination, its height) of all links within, in the order of reading."""
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(pdf.reader.pages, start=1)}
    found = []
    for number, page in enumerate(pdf.reader.pages, start=1):
        for annotation in page.get("/Annots", []):
            one = annotation.get_object()
            if one["/Subtype"] == "/Link" and "/A" not in one:
                target = one["/Dest"].get_object()
                at = pages[list.__getitem__(target, 0).idnum]  # KeyError: no page of this document
                found.append((one["/StructParent"], number, at, float(target[3])))
    return [link[1:] for link in sorted(found)]


def test_references_are_those_of_the_page_and_rows_lead_back_to_the_pages_that_cite_them(pdf):
    """In the order of reading: each reference of the HTML page, then for each row the pages citing it."""
    cited = [
        link.text for sup in html(pdf.name, pdf.lang).find("sup", class_="refs") for link in sup.find("a")
    ]
    found = links(pdf)
    there, back = found[: len(cited)], found[len(cited) :]
    rows: dict[int, tuple[int, float]] = {}
    uses: dict[int, set[int]] = {}
    for text, (page, at, height) in zip(cited, there, strict=True):
        first, _, last = text.partition("–")
        assert rows.setdefault(int(first), (at, -height)) == (at, -height), f"{text} leads to two places"
        for number in range(int(first), int(last or first) + 1):
            uses.setdefault(number, set()).add(page)
    assert [rows[number] for number in sorted(rows)] == sorted(rows.values()), "rows stand by number"
    assert set(uses) == set(pdf.content.register.numbers.values())
    assert [at for _, at, _ in back] == [page for number in sorted(uses) for page in sorted(uses[number])]


# Evidence ------------------------------------------------------------------------------------------------


def ids(content: bytes, column: str) -> list[str]:
    return [row[column] for row in csv.DictReader(io.StringIO(content.decode("utf-8")))]


def test_the_evidence_inside_is_what_the_register_lists(pdf):
    cited, attached = pdf.content.facts(), pdf.attached
    plans = set(DATA.facts["fact_id"])
    assert ids(attached["facts.csv"], "fact_id") == [fact for fact in cited if fact in plans]
    assert ids(attached["outside.csv"], "reference_id") == [fact for fact in cited if fact not in plans]
    for name in ("facts.csv", "outside.csv"):
        numbers = [int(number) for number in ids(attached[name], "reference")]
        named = ids(attached[name], "fact_id" if name == "facts.csv" else "reference_id")
        assert numbers == [pdf.content.register.numbers[fact] for fact in named]
    manifest = json.loads(attached["run.json"])
    assert set(manifest["files"]) == set(attached) - {"run.json"}
    for name, digest in manifest["files"].items():
        assert hashlib.sha256(attached[name]).hexdigest() == digest
    tables = [name for name in attached if name.startswith("derived_")]
    assert len(tables) > 5
    for name in tables:
        assert len(pd.read_csv(io.BytesIO(attached[name])))


# Characters ----------------------------------------------------------------------------------------------


def literals() -> set[str]:
    """Return the characters of all texts of the package: strings, less documentation, and the data."""
    found = {sign for _, *words in FORMULAS.values() for word in words for sign in word}
    for path in Path(analysis.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(node.value)
    for pattern in ("*.csv", "facts/*.csv", "reference/*.csv"):
        for path in paths.data_dir().glob(pattern):
            found |= set(path.read_text(encoding="utf-8"))
    return found


def test_every_character_in_use_is_in_a_face():
    latin, held = {}, set()
    *files, han = fonts.paths()
    for path in files:
        with TTFont(path) as face:
            latin[path.stem.partition("-")[2]] = set(face.getBestCmap())
    with TTCollection(han) as faces:
        for face in faces:
            held |= set(face.getBestCmap()) if face["name"].getBestFamilyName() == fonts.CHINESE else set()
    assert latin["Regular"] == latin["Semibold"], "what is set in one weight can be set in the other"
    lost = {sign for sign in literals() if sign.isprintable() and ord(sign) not in latin["Regular"] | held}
    assert lost == set()
