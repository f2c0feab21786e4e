"""The front page: standard run and variants side by side, from whichever run, and nothing stale as fresh."""

import json
import shutil
from functools import partial
from urllib.parse import unquote

import pytest

from analysis import load_dataset, slices
from analysis.batch import matrix
from analysis.batch.front import write as front
from analysis.batch.job import Result
from analysis.batch.notebooks import Notebook
from analysis.batch.records import FRONT, Records
from analysis.batch.standing import earlier
from analysis.batch.supplies import Supplies
from tests.batch.batches import batch, write_notebook
from tests.batch.test_front_page import PIXEL
from tests.briefing.test_page import check_links, parse
from tests.conftest import edit

OWN = {"plans": [], "lang": "en", "indicator": "dibao_standard", "confidence": 0.95, "note": ""}
HOSTILE = "</p><i>x</i>" + "y" * 300


def fake(parcel, handed):
    forms = {".pdf": b"%PDF", ".html": b"<p>page</p>", ".png": PIXEL, ".ipynb": b"{}"}
    title = f"Growth of {parcel.parameters.get('indicator')} <i>"
    return Result(parcel.name, forms, title=title, slices=handed)


class Folder:
    """A folder that one run after another writes to, over data and notebooks that may change between them."""

    def __init__(self, folder, package):
        self.out, self.package = folder / "out", package
        self.book = self._notebook(folder / "01_growth.ipynb", **OWN)
        self.other = self._notebook(folder / "other.ipynb", plans=[], lang="en")
        self.city = self._notebook(folder / "briefing.ipynb", plan="benxi", lang="en")

    def _notebook(self, path, **parameters):
        return Notebook(path.stem.removeprefix("01_"), write_notebook(path, **parameters), parameters)

    def run(self, book=None, plans=(), languages=("en",), **given):
        """Run a notebook and return the front pages by language."""
        data = load_dataset(self.package)
        chosen = [book or self.book]
        jobs = matrix.jobs(data, chosen, plans=list(plans), languages=languages, given=given)
        handed = slices.hashes(data, [slices.fact("benxi-001")])
        done = batch(data, jobs, self.out, partial(fake, handed=handed))
        found = earlier(
            Supplies(data),
            Records(self.out),
            [self.book, self.other, self.city],
            {one.job.name for one in done},
        )
        front.write(data, {}, [*done, *found[0]], self.out, found[1])
        return {lang: parse((self.out / name).read_text(encoding="utf-8")) for lang, name in FRONT.items()}


@pytest.fixture
def folder(tmp_path, package):
    return Folder(tmp_path, package)


def shown(page):
    """Return what the runs of the one card hold, with the addresses of their files."""
    [card] = page.find("article")
    return {
        run.find("p", class_="holds")[0].text: [
            link.attributes["href"] for link in run.find("ul")[0].find("a")
        ]
        for run in card.find("div", class_="variant")
    }


def files(name):
    return [f"briefings/{name}.{ending}" for ending in ("html", "pdf", "ipynb")]


def apart(page):
    """Return the lines of the list of what no longer holds."""
    return [line.text for one in page.find("ul", class_="earlier") for line in one.find("li")]


def test_standard_run_and_variants_of_three_runs_stand_side_by_side(folder):
    folder.run()
    folder.run(indicator="tekun_standard")
    pages = folder.run(confidence=0.9)
    data = load_dataset(folder.package)
    own, other = (data.name("indicators", code, "en") for code in ("dibao_standard", "tekun_standard"))
    assert shown(pages["en"]) == {
        f"Standard run (indicator: {own}; confidence = 0.95)": files("growth.en"),
        "confidence = 0.9": files("growth.confidence-0.9.en"),
        f"indicator: {other}": files("growth.tekun_standard.en"),
    }
    name = data.name("indicators", "tekun_standard", "zh")
    assert list(shown(pages["zh"]))[1:] == ["confidence = 0.9", f"指标：{name}"]
    [card] = pages["en"].find("article")
    assert [head.text for head in card.find("h3")] == ["Growth of dibao_standard <i>"]
    assert [head.text for head in card.find("h4")] == ["Growth of tekun_standard <i>"]
    for page in pages.values():
        assert apart(page) == []
        check_links(page)


def test_which_run_made_what_does_not_change_the_page(folder):
    for given in ({}, {"confidence": 0.9}, {"indicator": "tekun_standard"}):
        folder.run(languages=("en", "zh"), **given)
    first = {name: (folder.out / name).read_bytes() for name in FRONT.values()}
    shutil.rmtree(folder.out)
    for given in ({"indicator": "tekun_standard"}, {}, {"confidence": 0.9}):
        folder.run(languages=("zh", "en"), **given)
    assert {name: (folder.out / name).read_bytes() for name in FRONT.values()} == first


def test_some_plans_are_a_variant_that_says_which(folder):
    folder.run()
    page = folder.run(plans=["hegang", "benxi"])["en"]
    assert shown(page) == {
        "Standard run (plans: all)": files("growth.en"),
        "plans: Benxi and Hegang": files("growth.benxi-hegang.en"),
    }


def test_a_card_without_variants_and_the_cities_of_another_run_are_as_they_were(folder):
    folder.run(folder.city, plans=["benxi"])
    page = folder.run()["en"]
    assert [head.text for head in page.find("h3")] == ["Benxi", "Growth of dibao_standard <i>"]
    assert page.find("p", class_="holds") == []


def test_hostile_values_stay_text_and_are_cut(folder):
    for page in folder.run(note=HOSTILE).values():
        assert page.find("i") == []
        [(held, addresses)] = shown(page).items()
        assert held.startswith('note = "</p><i>x</i>y')
        assert len(held) < 150
        assert all((folder.out / unquote(one)).is_file() for one in addresses)


@pytest.mark.parametrize("what", ["fact", "notebook", "default", "gone", "sources", "list"])
def test_what_a_run_of_now_would_make_anew_stands_apart_with_what_it_was_made_from(folder, monkeypatch, what):
    folder.run(confidence=0.9)
    version = load_dataset(folder.package).version
    if what == "fact":
        edit(folder.package, "facts/benxi.csv", fact_id="benxi-001", note="looked at again")
    elif what == "list":
        edit(folder.package, "units.csv", unit="percent", name_en="per cent")
    elif what == "notebook":
        write_notebook(folder.book.path, "1 + 1", **OWN)
    elif what == "default":  # 0.9 would be the standard run now, and have its name
        write_notebook(folder.book.path, **OWN | {"confidence": 0.9})
        folder.book = Notebook("growth", folder.book.path, OWN | {"confidence": 0.9})
    elif what == "gone":
        folder.book = Notebook("other", write_notebook(folder.book.path.with_name("other.ipynb"), **OWN), OWN)
    else:
        monkeypatch.setattr("analysis.batch.supplies.sources", lambda: "another version")
    pages = folder.run(folder.other)
    assert [head.text for head in pages["en"].find("h3")] == ["Growth of None <i>"]
    [line] = apart(pages["en"])
    assert line.startswith("growth.confidence-0.9.en.html growth.confidence-0.9.en.pdf ")
    assert "Growth of dibao_standard <i>; confidence = 0.9; from version " + version in line
    assert "run them again" in pages["en"].find("section", aria_labelledby="earlier")[0].text


@pytest.mark.parametrize(
    "edited",
    [
        {"job": None},
        {"job": []},
        {"job": {"notebook": "01_growth.ipynb", "differs": ["x"]}, "title": 7, "inputs": {}},
        {"data": "x", "inputs": {"parameters": None}},
        {"inputs": {"parameters": {"plans": ["atlantis"]}}},
        {"inputs": {"parameters": {"planet": 1}}},
        {"inputs": {"parameters": {"confidence": "0.9"}}},
    ],
)
def test_a_record_that_was_edited_or_is_of_an_older_version_leaves_its_files_apart(folder, edited):
    folder.run(confidence=0.9)
    path = folder.out / "records" / "growth.confidence-0.9.en.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | edited), encoding="utf-8")
    page = folder.run()["en"]
    assert len(page.find("article")) == 1
    assert "growth.confidence-0.9.en.pdf" in apart(page)[0]


def test_a_record_under_another_name_gives_that_name_no_content(folder):
    folder.run()
    for path in folder.out.rglob("growth.en.*"):
        text = path.read_bytes().replace(b"growth.en", b"growth.tekun_standard.en")
        path.with_name(path.name.replace("growth.en", "growth.tekun_standard.en")).write_bytes(text)
        path.unlink()
    page = folder.run(folder.other)["en"]
    assert [head.text for head in page.find("h3")] == ["Growth of None <i>"]
    assert "growth.tekun_standard.en.pdf" in apart(page)[0]


def test_a_result_whose_file_was_changed_is_not_shown_as_whole(folder):
    folder.run(confidence=0.9)
    (folder.out / "briefings" / "growth.confidence-0.9.en.pdf").write_bytes(b"%PDF by hand")
    page = folder.run()["en"]
    assert page.find("div", class_="variant") == []
    assert apart(page) == ["growth.confidence-0.9.en.html growth.confidence-0.9.en.pdf "]
