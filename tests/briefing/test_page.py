"""From display objects to an HTML page: hostile text stays text, references lead both ways, faces suffice."""

import base64
import io
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import nbformat
import pytest
from fontTools.ttLib import TTFont

from analysis import MinzhengError
from analysis.batch import notebooks
from analysis.briefing import webfont
from analysis.briefing.columns import ems
from analysis.briefing.document import characters
from analysis.briefing.exporter import BriefingPageExporter
from analysis.briefing.markdown import to_html
from analysis.briefing.markup import anchor, element, linked, to
from analysis.display import Cell, Column, Displayed, Figure, Head, Prose, Table

HOSTILE = "a<b>&amp;\"q\" 'k' </style></main><script>alert(1)</script> {c} %s"


class Node:
    """An element with its attributes, its text and the elements inside."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children, self.pieces = tag, attributes, parent, [], []

    def find(self, tag="", **attributes):
        """Return the elements below with a tag and attributes, in order."""
        found = []
        for child in self.children:
            wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
            if tag in ("", child.tag) and wanted.items() <= child.attributes.items():
                found.append(child)
            found += child.find(tag, **attributes)
        return found

    @property
    def text(self):
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)


class Tree(HTMLParser):
    """Reads a page; an end tag that ends nothing is an error."""

    def __init__(self, html):
        super().__init__()
        self.root = self.at = Node("", {}, None)
        self.feed(html)
        self.close()
        assert self.at is self.root, f"<{self.at.tag}> is left open"

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        node = Node(tag, dict(attrs), self.at)
        self.at.children.append(node)
        self.at.pieces.append(node)
        if tag not in ("meta", "img", "br", "hr", "link", "wbr"):
            self.at = node

    def handle_endtag(self, tag):
        assert self.at.tag == tag, f"</{tag}> within <{self.at.tag}>"
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.pieces.append(data)


def parse(html: str) -> Node:
    return Tree(html).root


def notebook_of(*shown: Displayed, markdown: str = "", lang: str = "en") -> nbformat.NotebookNode:
    head = Head("Title", "Subtitle", lang, "0.1.0", "2020-01-01", "imprint")
    cells = [nbformat.v4.new_markdown_cell(markdown)] if markdown else []
    for item in (head, *shown):
        output = nbformat.v4.new_output("display_data", data=item._repr_mimebundle_())
        cells.append(nbformat.v4.new_code_cell("x", outputs=[output], execution_count=1))
    return nbformat.v4.new_notebook(cells=cells)


def html_of(*shown: Displayed, **how) -> str:
    html, _ = BriefingPageExporter().from_notebook_node(notebook_of(*shown, **how))
    return html


def page_of(*shown: Displayed, **how) -> Node:
    return parse(html_of(*shown, **how))


def sources(*facts: str) -> Table:
    rows = [
        [Cell(fact, (fact,)), Cell(f"as printed, https://example.org/{n}")] for n, fact in enumerate(facts)
    ]
    return Table([Column("Fact"), Column("Where")], rows, caption="Sources", role="sources")


def figure(**texts) -> Figure:
    from analysis.charts import style

    @style.styled
    def chart():
        drawing, _ = style.drawing(1)
        return Figure(drawing, **{"caption": "Chart", "alt": "A line.", **texts})

    return chart()


# Structure -----------------------------------------------------------------------------------------------


def test_elements_escape_their_attributes_and_leave_out_none():
    assert element("a", "x", href='"><script>', lang=None) == '<a href="&quot;&gt;&lt;script&gt;">x</a>'


def test_hostile_text_is_shown_as_it_is_everywhere():
    table = Table([Column(HOSTILE, HOSTILE)], [[HOSTILE]], caption=HOSTILE, notes=[HOSTILE])
    chart = figure(caption=HOSTILE, alt=HOSTILE, source=HOSTILE)
    page = page_of(table, Prose([HOSTILE]), Prose([HOSTILE], style="list"), chart)
    assert page.find("script") == []
    # table: caption, label, unit, cell, note; two of prose; figure: caption and source
    assert page.find("main")[0].text.count(HOSTILE) == 9
    assert page.find("img")[0].attributes["alt"] == HOSTILE
    assert page.find("table")[0].parent.attributes["aria-label"] == f"Table 1: {HOSTILE}"


def test_markdown_is_interpreted_and_raw_html_in_it_is_not():
    assert to_html("# A\n\n## B *c*") == "<h2>A</h2>\n<h2>B <em>c</em></h2>\n"
    assert "$5" in to_html("costs $5 and $6")
    assert "<b>" not in to_html("<script>x</script>\n\na <b>bold</b> move")


def test_one_h1_sections_named_by_their_h2_and_listed():
    page = page_of(Prose(["x"]), markdown="before\n\n## One\n\ntext\n\n## Two\n\n### Part\n")
    assert [h.text for h in page.find("h1")] == ["Title"]
    assert [h.text for h in page.find("h2")] == ["One", "Two"]
    for section, heading in zip(page.find("section"), page.find("h2"), strict=True):
        assert section.attributes["aria-labelledby"] == heading.attributes["id"]
    assert [a.text for a in page.find("nav")[0].find("a")] == ["One", "Two"]


@pytest.mark.parametrize(("lang", "tag", "skip"), [("en", "en-GB", "Skip"), ("zh", "zh-CN", "跳到正文")])
def test_language_title_landmarks_and_skip_link(lang, tag, skip):
    page = page_of(Prose(["x"]), lang=lang)
    assert page.find("html")[0].attributes["lang"] == tag
    assert page.find("title")[0].text == "Title"
    assert all(len(page.find(landmark)) == 1 for landmark in ("header", "main", "footer"))
    first = page.find("body")[0].find("a")[0]
    assert first.text.startswith(skip)
    assert first.attributes["href"] == "#" + page.find("main")[0].attributes["id"]


def test_a_policy_before_all_else_lets_no_script_run_and_covers_what_a_page_has():
    page = page_of(Prose(["x"]), figure())
    charset, policy, *_ = page.find("head")[0].children
    assert charset.attributes == {"charset": "utf-8"}
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    rules = dict(rule.split(" ", 1) for rule in policy.attributes["content"].split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert rules == {
        "style-src": "'unsafe-inline'", "img-src": "'self' file: data:", "font-src": "data:"
    }  # fmt: skip
    assert {node.tag for node in page.find()} & {
        "script",
        "object",
        "embed",
        "iframe",
        "base",
        "form",
    } == set()


def test_chinese_in_an_english_page_is_marked():
    page = page_of(Prose(["section ", Cell("第一章")]), Table([Column("A")], [["城市"]], caption="c"))
    assert [span.text for span in page.find("span", lang="zh-CN")] == ["第一章", "城市"]
    assert page_of(Prose(["第一章"]), lang="zh").find("span", lang="zh-CN") == []


def test_a_page_asks_nobody_for_anything():
    html = html_of(Prose(["see https://example.org/x"]), figure())
    page = parse(html)
    assert page.find("link") + page.find("script") + page.find("iframe") == []
    assert all(image.attributes["src"].startswith("data:") for image in page.find("img"))
    assert set(re.findall(r"url\((.{0,6})", html)) == {'"data:'}
    assert "@import" not in html


# Tables and figures --------------------------------------------------------------------------------------


def test_heads_have_scope_and_units_and_rows_their_names():
    columns = [Column("City"), Column("Standard", "yuan", "number")]
    page = page_of(Table(columns, [["Here", "660"], ["", "5"]], caption="Standards"))
    heads = page.find("th", scope="col")
    assert [head.text for head in heads] == ["City", "Standardyuan"]
    assert heads[1].find("span", class_="unit")[0].text == "yuan"
    assert [head.text for head in page.find("th", scope="row")] == ["Here"]
    assert all(head.text for head in page.find("th"))


def test_decimal_points_are_brought_in_line_without_a_word_more():
    rows = [["1,234"], ["5.25"], ["6.5%"], [Cell("not stated", tone="muted")]]
    page = page_of(Table([Column("N", kind="number")], rows, caption="c"))
    values = [cell.find("span")[0] for cell in page.find("td")]
    assert [value.text for value in values] == ["1,234", "5.25", "6.5%", "not stated"]
    assert [value.attributes.get("data-pad") for value in values] == [".00", None, "0", None]
    assert values[3].attributes["class"] == "muted"


def test_references_of_a_column_stand_in_boxes_of_one_width():
    rows = [[Cell("1", ("a",))], [Cell("2", ("a", "c"))], ["3"]]
    page = page_of(Table([Column("N", kind="number")], rows, caption="c"), sources("a", "b", "c"))
    boxes = [cell.find("", class_="refs")[0] for cell in page.find("table")[0].find("td")]
    assert len({box.attributes["style"] for box in boxes}) == 1
    assert [box.text for box in boxes] == ["1", "1,3", ""]


def test_tables_and_figures_scroll_in_regions_of_their_own_with_different_names():
    table = Table([Column("A")], [["b"]], caption="Same")
    page = page_of(table, table, figure(caption="Same"))
    regions = page.find("div", role="region", tabindex="0")
    assert [r.attributes["aria-label"] for r in regions] == [
        "Table 1: Same",
        "Table 2: Same",
        "Figure 1: Same",
    ]


def test_a_figure_has_alternative_text_size_caption_and_a_source_with_references():
    chart = figure(alt="It rises.", source="The plans.", facts=["a", "b", "c"])
    page = page_of(chart, sources("a", "b", "c"))
    [image] = page.find("img")
    assert image.attributes["alt"] == "It rises."
    svg = base64.b64decode(image.attributes["src"].removeprefix("data:image/svg+xml;base64,"))
    assert svg == chart.svg
    assert int(image.attributes["width"]) > int(image.attributes["height"]) > 50
    assert image.parent.parent.find("p", class_="note")[0].text == "The plans.1–3"


def test_signs_stand_behind_numbers_and_their_meaning_below():
    marks = {"derived": ("d", "derived from printed figures")}
    rows = [[Cell("7.84", ("a",), "derived")]]
    page = page_of(Table([Column("R", kind="number")], rows, caption="c", marks=marks), sources("a"))
    assert page.find("sup", class_="refs")[0].text == "d 1"
    assert page.find("p", class_="note")[0].text == "d derived from printed figures"


def test_width_counts_chinese_as_twice_latin():
    assert ems("规划") == 2
    assert 1 < ems("plan") < 2.5


# References ----------------------------------------------------------------------------------------------


def targets(page: Node) -> dict[str, Node]:
    ids = [node for node in page.find() if "id" in node.attributes]
    found = {node.attributes["id"]: node for node in ids}
    assert len(found) == len(ids), "an id stands twice"
    return found


def check_links(page: Node) -> list[Node]:
    """Assert that every link has words and leads somewhere; return those within the page."""
    found = targets(page)
    inside = []
    for link in page.find("a"):
        pictures = [image.attributes["alt"] for image in link.find("img")]
        assert "".join([link.text, *pictures]).strip(), "a link without words"
        assert link.attributes["href"] not in ("", "#")
        if link.attributes["href"].startswith("#"):
            assert unquote(link.attributes["href"][1:]) in found
            inside.append(link)
    return inside


def check_both_ways(page: Node) -> int:
    """Assert that each reference leads to a row whose links back hold it; return how many there are."""
    found = targets(page)
    references = [link for sup in page.find("sup", class_="refs") for link in sup.find("a")]
    for link in references:
        row = found[unquote(link.attributes["href"][1:])]
        backs = [
            unquote(back.attributes["href"][1:]) for back in row.find("span", class_="back")[0].find("a")
        ]
        assert link.attributes["id"] in backs
        assert row.tag == "tr"
        assert row.find("th", scope="row")[0].text == link.text.partition("–")[0]
    uses = [back.attributes["href"] for span in page.find("span", class_="back") for back in span.find("a")]
    assert {unquote(use[1:]) for use in uses} == {link.attributes["id"] for link in references}
    return len(references)


def test_references_lead_to_their_rows_and_back():
    table = Table([Column("N", kind="number")], [[Cell("5", ("b", "a"))]], caption="c")
    page = page_of(
        Prose([Cell("1", ("a",)), " and ", Cell("2", ("c", "a", "b"))]), table, sources("a", "b", "c")
    )
    check_links(page)
    assert check_both_ways(page) == 4
    names = [a.attributes["aria-label"] for sup in page.find("sup") for a in sup.find("a")]
    assert names == ["Source 1", "Sources 1–3", "Source 1", "Source 2"]


def test_sources_in_the_middle_know_what_is_cited_below_them():
    page = page_of(sources("a"), Prose([Cell("1", ("a",))]))
    assert check_both_ways(page) == 1


def test_the_address_of_a_use_stays_when_other_uses_are_added():
    one = page_of(Prose([Cell("1", ("a",))]), sources("a", "b"))
    two = page_of(Prose([Cell("1", ("b",)), Cell("1", ("a",))]), sources("a", "b"))
    assert {key for key in targets(one) if "use-a" in key} <= set(targets(two))


def test_ids_of_facts_are_hostile_too():
    fact = 'x" onclick="alert(1)'
    page = page_of(Prose([Cell("1", (fact,))]), sources(fact))
    assert check_both_ways(page) == 1
    assert not [node for node in page.find() if "onclick" in node.attributes]
    assert to(anchor("source", "城 1")) == "#source-%25E5%259F%258E%25201"


def test_addresses_in_sources_are_links_and_only_those_of_the_web():
    assert linked("see https://a.org/b?c=1&d, page 2", "en") == (
        'see <a href="https://a.org/b?c=1&amp;d">https://a.org/b?c=1&amp;d</a>, page 2'
    )
    assert "<a" not in linked("javascript:alert(1)", "en")


# Faces ---------------------------------------------------------------------------------------------------


def fonts_in(html: str) -> list[TTFont]:
    found = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', html)
    return [TTFont(io.BytesIO(base64.b64decode(code))) for code in found]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_faces_hold_every_character_of_the_page(lang):
    said = "“Abc” — 呼伦贝尔 ≥ 1.3 元/人·月 ₂ −5 → é"
    html = html_of(Prose([said]), lang=lang)
    fonts = fonts_in(html)
    assert {font.flavor for font in fonts} == {"woff2"}
    regular, semibold, han = (set(map(chr, font.getBestCmap())) for font in fonts)
    assert characters(html) - set("\n") <= regular | han
    assert regular == semibold
    assert ("“" in han) == (lang == "zh"), "quotes are Chinese in a Chinese page"
    assert len(han) < 40, "no more than the page shows"


def test_a_character_that_no_face_has_is_an_error_that_names_it():
    with pytest.raises(MinzhengError, match=r"U\+1F9FF NAZAR AMULET"):
        page_of(Prose(["\U0001f9ff"]))


def test_a_page_in_latin_only_carries_no_chinese_face():
    assert len(fonts_in(html_of(Prose(["plain"])))) == 2
    assert [part.face.family for part in webfont.subsets("a城", "en")] == ["Briefing Latin"] * 2 + [
        "Briefing Han"
    ]


def test_the_same_content_gives_the_same_bytes():
    first = html_of(Prose(["城市 town"]), lang="zh")
    webfont._cut.cache_clear()
    assert html_of(Prose(["城市 town"]), lang="zh") == first


# The committed briefing ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def committed() -> str:
    path = notebooks.find()["briefing"].path
    html, resources = BriefingPageExporter().from_filename(str(path))
    assert resources["output_extension"] == ".html"
    return html


def test_the_committed_briefing_has_references_both_ways_for_every_plan_number(committed):
    page = parse(committed)
    check_links(page)
    assert check_both_ways(page) > 100
    assert "7.84" in page.find("main")[0].text


def test_the_committed_briefing_is_small_enough_to_send(committed):
    words = re.sub(r'"data:image/svg[^"]*"', "", committed)
    assert len(words.encode("utf-8")) < 500_000
