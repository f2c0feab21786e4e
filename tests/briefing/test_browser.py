"""The pages in a real browser, on a desk and on a phone: faces loaded, nothing asked for, keys suffice."""

import shutil

import pytest

from analysis.batch import notebooks
from analysis.briefing.exporter import BriefingPageExporter
from tests.batch.test_front_page import batch

api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no browser is installed (Debian: apt-get install chromium)"
)

SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def browser():
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The committed briefing, the same in Chinese dress, and the front page in both languages, as files."""
    folder = batch(tmp_path_factory.mktemp("build"))
    committed = notebooks.read(notebooks.find()["briefing"].path)
    for lang in ("en", "zh"):
        committed.metadata["minzheng"]["lang"] = lang
        html, _ = BriefingPageExporter().from_notebook_node(committed)
        (folder / f"briefing.{lang}.html").write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(params=["briefing.en.html", "briefing.zh.html", "index.html", "index.zh.html"])
def address(request, pages):
    return (pages / request.param).as_uri()


@pytest.fixture(params=SIZES)
def tab(request, browser):
    """An empty tab that notes what its page says and asks for."""
    width, height = SIZES[request.param]
    opened = browser.new_page(viewport={"width": width, "height": height})
    opened.said, opened.asked = [], []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.on("request", lambda request: opened.asked.append(request.url))
    yield opened
    opened.close()


def focused(tab) -> str:
    """Return the address that the focused element leads to, or its name."""
    return tab.evaluate(
        "document.activeElement.getAttribute('href') || document.activeElement.ariaLabel || ''"
    )


def test_a_page_loads_in_silence_and_asks_only_for_its_own_pictures(tab, address, pages):
    tab.goto(address)
    # Lazy pictures are fetched when the browser sees fit; ask for all, so that what is asked is known.
    shown = tab.evaluate(
        """Promise.all([...document.images].filter(i => !i.src.startsWith("data:"))
             .map(i => { i.loading = "eager"; return i.decode().then(() => i.src) }))"""
    )
    assert tab.said == []
    assert [url for url in tab.asked if not url.startswith(("file:", "data:"))] == []
    assert {url for url in tab.asked if url.startswith("file:")} == {address, *shown}
    assert all(url.startswith(f"{pages.as_uri()}/briefings/") for url in shown)
    assert bool(shown) == ("index" in address)


def test_no_script_runs_however_it_came_in(tab, pages):
    page = (pages / "briefing.en.html").read_text(encoding="utf-8")
    slipped_in = "<script>document.title = 'run'</script><img src=x: onerror=\"document.title = 'run'\">"
    (pages / "slipped.html").write_text(page.replace("<main", f"{slipped_in}<main"), encoding="utf-8")
    tab.goto((pages / "slipped.html").as_uri())
    assert tab.title() not in ("", "run")
    assert any("Content Security Policy" in words for words in tab.said)


def test_a_page_is_as_wide_as_its_window(tab, address):
    tab.goto(address)
    wide, window = tab.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= window


def test_the_embedded_faces_are_loaded(tab, address):
    tab.goto(address)
    faces = tab.evaluate(
        "document.fonts.ready.then(all => [...all].map(f => [f.family, f.weight, f.status]))"
    )
    assert {(name.strip('"'), weight, status) for name, weight, status in faces} == {
        ("Briefing Latin", "400", "loaded"),
        ("Briefing Latin", "600", "loaded"),
        ("Briefing Han", "400", "loaded"),
    }


def test_axe_finds_nothing(tab, address):
    tab.goto(address)
    found = axe.Axe().run(tab)
    told = [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found.response["violations"]]
    assert told == []


def test_the_first_tab_reaches_the_skip_link_and_enter_follows_it(tab, address):
    tab.goto(address)
    tab.keyboard.press("Tab")
    assert focused(tab) == "#main"
    box = tab.locator(".skip").bounding_box()
    assert box["x"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_a_reference_leads_to_its_row_and_back_by_keys_alone(tab, pages):
    tab.goto((pages / "briefing.en.html").as_uri())
    for _ in range(40):
        tab.keyboard.press("Tab")
        if focused(tab).startswith("#source-"):
            break
    target = focused(tab)
    use = tab.evaluate("document.activeElement.id")
    assert target.startswith("#source-")
    tab.keyboard.press("Enter")
    row = tab.locator("tr:target")
    assert "#" + row.get_attribute("id") == target
    api.expect(row).to_be_in_viewport()
    assert row.evaluate("row => getComputedStyle(row).backgroundColor") != "rgba(0, 0, 0, 0)"
    backs = []
    for _ in range(row.locator("a").count()):
        tab.keyboard.press("Tab")
        backs.append(focused(tab))
        if backs[-1] == f"#{use}":
            break
    assert backs[-1] == f"#{use}", backs
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.querySelector(':target').id") == use
    api.expect(tab.locator(":target")).to_be_in_viewport()


def test_wide_tables_scroll_by_keys_on_a_phone(browser, pages):
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto((pages / "briefing.en.html").as_uri())
    regions = tab.locator(".scroll[role=region][tabindex='0']")
    wide = regions.evaluate_all("all => all.findIndex(one => one.scrollWidth > one.clientWidth + 20)")
    assert wide >= 0
    regions.nth(wide).focus()
    tab.keyboard.press("ArrowRight")
    api.expect(regions.nth(wide)).not_to_have_js_property("scrollLeft", 0)
    tab.close()


def test_on_paper_nothing_scrolls_and_the_navigation_is_left_out(browser, pages):
    tab = browser.new_page(viewport={"width": 680, "height": 960})  # A4 less its margins
    tab.emulate_media(media="print")
    tab.goto((pages / "briefing.en.html").as_uri())
    assert not tab.locator("nav").is_visible()
    kinds = tab.locator(".scroll").evaluate_all("all => all.map(one => getComputedStyle(one).overflowX)")
    assert set(kinds) == {"visible"}
    tab.close()
