"""The front page: cities with true headline numbers, both languages, downloads, failures, earlier runs."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from analysis import load_dataset
from analysis.batch.front.downloads import described
from analysis.batch.front.headlines import headlines
from analysis.batch.job import Parcel, Result
from analysis.batch.records import FRONT as NAMES
from tests.batch.batches import batch as run_batch
from tests.batch.batches import committed_tables, job, write_notebook
from tests.briefing.test_page import check_links, parse, targets

DATA = load_dataset()

#: The smallest PNG: one white pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe"
    "02fea7354d0b0000000049454e44ae426082"
)


def fake(parcel: Parcel) -> Result:
    """Fail for one name, succeed for the others, without kernels."""
    if parcel.name == "overview.en":
        return Result(parcel.name, error="cell 3 failed with <b>ZeroDivisionError</b>\nmore")
    title = "<i>x</i>" if parcel.name == "hostile.en" else parcel.name
    forms = {".pdf": b"%PDF-1.7", ".html": b"<p>page</p>", ".png": PIXEL, ".ipynb": b"{}"}
    return Result(parcel.name, forms, title=title)


def batch(out: Path) -> Path:
    """Run a batch of fake jobs: every plan in both languages and two comparisons."""
    notebook = write_notebook(out / "x.ipynb")
    jobs = [
        job(DATA, f"{plan}.{lang}", notebook, plan=plan, lang=lang)
        for plan in DATA.plan_ids
        for lang in ("zh", "en")
    ]
    jobs += [job(DATA, f"{name}.en", notebook, plans=[]) for name in ("overview", "hostile")]
    run_batch(DATA, jobs, out, fake, derived=committed_tables(DATA))
    return out


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    (folder / "briefings").mkdir()
    (folder / "briefings" / "former.zh.pdf").write_bytes(b"%PDF")
    (folder / "briefings" / f"{DATA.plan_ids[0]}.en.html").write_bytes(b"of a former run")
    return batch(folder)


@pytest.fixture(scope="module", params=NAMES)
def front(request, out):
    return request.param, parse((out / NAMES[request.param]).read_text(encoding="utf-8"))


def test_every_city_has_a_card_with_picture_numbers_and_files_in_both_languages(front):
    lang, page = front
    cards = {card.find("h3")[0].text: card for card in page.find("article")}
    for plan in DATA.plan_ids:
        card = cards[DATA.plan_name(plan, lang)]
        assert DATA.plan_name(plan, lang) in card.find("img")[0].attributes["alt"]
        assert [dt.text for dt in card.find("dt")] == [one.label for one in headlines(DATA, plan, lang)]
        addresses = {link.attributes["href"] for link in card.find("ul")[0].find("a")}
        wanted = {
            f"briefings/{plan}.{one}.{kind}" for one in ("zh", "en") for kind in ("html", "pdf", "ipynb")
        }
        assert addresses == wanted


def test_every_link_leads_to_a_file_that_is_there(front, out):
    _, page = front
    check_links(page)
    for link in page.find("a"):
        address = unquote(link.attributes["href"])
        if not address.startswith("#"):
            assert (out / address).is_file(), address


def test_the_pages_link_each_other_and_say_language_title_and_version(front):
    lang, page = front
    [other] = page.find("nav")[0].find("a")
    assert other.attributes["href"] == next(name for key, name in NAMES.items() if key != lang)
    assert page.find("html")[0].attributes["lang"].startswith(lang)
    assert len(page.find("h1")) == 1
    assert DATA.version in page.find("header")[0].text
    assert targets(page)


def test_failures_stand_first_with_their_log_and_hostile_words_stay_text(front):
    _, page = front
    failed = page.find("section")[0]
    assert failed.attributes["aria-labelledby"] == "failed"
    assert "<b>ZeroDivisionError</b>" in failed.text
    assert "more" not in failed.text
    assert failed.find("a")[0].attributes["href"] == "logs/overview.en.log"
    assert page.find("i") == []
    assert "<i>x</i>" in [heading.text for heading in page.find("h3")]


def test_results_of_earlier_runs_stand_apart(front, out):
    _, page = front
    assert [link.text for link in page.find("ul", class_="earlier")[0].find("a")] == ["former.zh.pdf"]
    fresh = out / "briefings" / f"{DATA.plan_ids[0]}.en.html"
    assert fresh.read_bytes() == b"<p>page</p>"


def test_the_derived_tables_can_be_fetched(front, out):
    _, page = front
    names = [Path(link.attributes["href"]).name for link in page.find("ul", class_="downloads")[0].find("a")]
    source = DATA.package.folder / "derived"
    assert names == sorted(path.name for path in source.glob("*.csv")) != []
    for name in names:
        assert (out / "data" / name).read_bytes() == (source / name).read_bytes()


def test_a_table_without_words_is_listed_by_its_name(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "of_my_own.csv").write_bytes(b"a,b\n1,2\n")
    [one] = described({"of_my_own": "a,b\n1,2\n"}, "en")
    assert (one.title, one.size) == ("of my own", "1 row, 1 kB")


def test_headline_numbers_are_those_of_the_plans():
    # 488 -> 660 over 2016-2020 is 7.84 % a year; 660 against 6,016 / 12 is 1.316
    told = [(one.value, one.note) for one in headlines(DATA, "hulunbuir", "en")]
    assert told[0] == ("660", "CNY per person per month, 2020")
    assert told[1:3] == [("7.84\u00a0%", "a year, 2016–2020"), ("1.32", "2020")]
    # the plan prints 50 targets, six of them twice
    assert told[4] == ("44", "9 of them binding")
    assert headlines(DATA, "erenhot", "zh")[2].value == "城乡同一标准"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("plan", DATA.plan_ids)
def test_what_a_plan_does_not_state_is_said_so(plan, lang):
    for one in headlines(DATA, plan, lang):
        assert "nan" not in f"{one.value} {one.note}".lower()
        assert one.stated == any(c.isdigit() for c in one.value) or "同一" in one.value or "both" in one.value


def test_the_same_batch_gives_the_same_front_page(out, tmp_path):
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "former.zh.pdf").write_bytes(b"%PDF")
    batch(tmp_path)
    for name in NAMES.values():
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()
