"""The audit trail, read back from the pages: every figure leads to its row in the sources."""

import ast
import re
from functools import cache
from urllib.parse import unquote

import nbformat
import pytest

from analysis import load_dataset
from analysis.batch import notebooks
from analysis.briefing.content import Content, content
from analysis.briefing.page import page
from analysis.dataset.model import LANGUAGES
from analysis.dataset.numerals import number as numeral
from tests.briefing.test_page import Node, check_both_ways, check_links, parse, targets

DATA = load_dataset()
FOUND = notebooks.find()
MADE = [(name, lang) for lang in LANGUAGES for name in (*DATA.plan_ids, "comparison")]
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")

#: What may stand without a reference, each kind with its reason. A figure of a plan is none of them.
WITHOUT = {
    "years, and spans of them": r"(?<![\d,.])(?:19|20)\d\d(?:–(?:19|20)\d\d)?(?![\d,.]\d)",
    "ages in the name of a group of people": r"(?:aged )?\d\d (?:and over|or older|to \d\d)|"
    r"(?:15–59岁|\d\d岁及?以上|\d\d岁人口)",
    "denominators in the name of a rate": r"(?:per|every) 10*(?:,000)?\b",
    "ranks and numbers of cities: we count the plans that are compared": r"\d+(?:st|nd|rd|th)\b|"
    r"[(（]\d+=?/\d+[)）]|of \d+(?= cities)|The \d+(?= plans)|\d+份规划|\d+市中|第\d+高|"
    r"fewer than \d+ cities|不足\d+个|rank, 1 for|名次：1为",
    "how many indicators the nation calls binding, before what became of them":
    r"nation's \d+(?= binding)|All \d+(?= of the nation's binding)|国家规划的\d+项约束性指标",
    "confidence level of an interval": r"95\s?%(?= interval|区间)",
    "months of a year, in the note on how a yearly standard becomes a monthly one": r"divided by 12|除以12",
    "two ways to print one number, in the note on distances": r"≥ 55 and 55 are|“≥ 55”与“55”",
}  # fmt: skip
BESIDE = re.compile("|".join(f"(?:{pattern})" for pattern in WITHOUT.values()))


@cache
def made(name: str, lang: str) -> Content:
    """Run the cells of a briefing in this process; one dataset, so that measures are computed once."""
    notebook = FOUND["comparison" if name == "comparison" else "briefing"]
    given = {"lang": lang} | ({} if name == "comparison" else {"plan": name})
    names, cells = {}, []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.load_dataset", lambda: DATA)
        for cell in notebooks.in_language(notebooks.read(notebook.path), lang).cells:
            if "parameters" in cell.metadata.get("tags", []):
                names = notebook.parameters | given
            elif cell.cell_type == "markdown":
                cells.append(cell)
            else:
                *statements, last = ast.parse(cell.source).body
                exec(compile(ast.Module(statements, []), name, "exec"), names)
                shown = eval(compile(ast.Expression(last.value), name, "eval"), names)
                bundle = shown._repr_mimebundle_() if shown is not None else None
                outputs = [nbformat.v4.new_output("display_data", data=bundle)] if bundle else []
                cells.append(nbformat.v4.new_code_cell("x", outputs=outputs, execution_count=1))
    return content(nbformat.v4.new_notebook(cells=cells))


@cache
def html(name: str, lang: str) -> Node:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.briefing.webfont.style", lambda *_: "")  # faces have tests of their own
        return parse(page(made(name, lang)))


@pytest.fixture(scope="module", params=MADE, ids=".".join)
def shown(request) -> Node:
    return html(*request.param)


def classed(node: Node, *names: str) -> bool:
    return bool(set(names) & set((node.attributes.get("class") or "").split()))


def texts(page: Node) -> list[Node]:
    """Return the paragraphs, items, cells, heads and captions of a page, sources and signs left out."""
    found = []

    def walk(node: Node) -> None:
        if (classed(node, "sources") and node.tag == "figure") or explains(node):
            return
        if node.tag in ("p", "li", "td", "th", "figcaption", "h2", "h3"):
            found.append(node)
        else:
            for child in node.children:
                walk(child)

    walk(page.find("main")[0])
    return found


def explains(node: Node) -> bool:
    """Whether a table lists the signs: formulas in words, no figures."""
    heads = [head.text for head in node.find("th", scope="col")] if node.tag == "figure" else []
    return heads in (["Sign", "Meaning"], ["符号", "含义"])


def pieces(node: Node) -> list[tuple[str, str]]:
    """Return the text before each reference or sign, and what stands there: "links", "counted" or ""."""
    found, text = [], ""

    def walk(one: Node) -> None:
        nonlocal text
        for part in one.pieces:
            if isinstance(part, str):
                text += part
            elif classed(part, "refs"):
                signs = [sign.text for sign in part.find("span", class_="sign")]
                # Counts and shares of counted items name no figure: the derived tables list the items.
                what = "links" if part.find("a") else "counted" if signs in (["n"], ["d11"]) else ""
                found.append((text, what))
                text = ""
            else:
                walk(part)

    walk(node)
    return [*found, (text, "")]


def uncited(node: Node) -> list[str]:
    """Return the numbers of a paragraph or cell that have neither a reference nor a reason."""
    lost = []
    whole = node.tag in ("td", "th")
    for text, what in pieces(node):
        if whole and what:
            continue  # a cell is one figure: what it says stands directly before its reference
        numbers = NUMBER.findall(BESIDE.sub(" ", text))
        lost += [f"{number} in {text!r}" for number in (numbers[:-1] if what else numbers)]
    return lost


def figures(text: str) -> list[float]:
    """Return the numbers of a text that are no years, ages or other things of `WITHOUT`."""
    return [float(number.replace(",", "")) for number in NUMBER.findall(BESIDE.sub(" ", text))]


def spoken(node: Node, signs: set[str]) -> Node:
    """Return a note under a table without the formulas and grades that it explains, each after its sign."""
    if not classed(node, "note") or node.find("a"):
        return node
    told = Node("p", {}, None)
    told.pieces = [" · ".join(part for part in node.text.split(" · ") if part.split(" ")[0] not in signs)]
    return told


def test_every_number_has_its_reference_or_a_reason(shown):
    signs = {one for span in shown.find("span", class_="sign") for one in span.text.split(",")}
    lost = [one for node in texts(shown) for one in uncited(spoken(node, signs))]
    assert lost == []


def test_the_whitelist_lets_no_figure_through():
    """Each of these is a plan's figure: none of the reasons may cover it."""
    for text in [
        "660 CNY",
        "6,016元",
        "7.84 %",
        "in towns 2,020",
        "at least 55",
        "75%",
        "1.316",
        "95 %",
        "12张",
    ]:
        paragraph = Node("p", {}, None)
        paragraph.pieces = [text]
        assert uncited(paragraph), text


def test_references_lead_to_rows_of_the_sources_and_back(shown):
    check_links(shown)
    assert check_both_ways(shown) > 100
    found = targets(shown)
    rows = [
        row
        for table in shown.find("figure", class_="sources")
        for row in table.find("tr")
        if row.attributes.get("id")
    ]
    assert len(rows) == len({row.find("th", scope="row")[0].text for row in rows})
    for row in rows:
        assert row.find("span", class_="back"), f"no number cites {row.text}"
        assert found[row.attributes["id"]] is row


def test_every_figure_of_a_page_names_its_sources(shown):
    charts = shown.find("figure", class_="chart")
    assert len(charts) >= 3
    for chart in charts:
        assert chart.find("sup", class_="refs")[0].find("a"), chart.text


def test_a_figure_with_one_reference_and_no_formula_is_the_one_in_its_row(shown):
    rows, checked, wrong = targets(shown), 0, []
    for node in texts(shown):
        for (text, what), sup in zip(pieces(node), node.find("", class_="refs"), strict=False):
            links = sup.find("a")
            signs = [one for span in sup.find("span", class_="sign") for one in span.text.split(",")]
            numbers = figures(text)
            # A corrected figure is not as printed; several rows or a formula give another number.
            if what != "links" or len(links) != 1 or "–" in links[0].text or not numbers:
                continue
            if any(sign[0] in "dc" for sign in signs):
                continue
            row = rows[unquote(links[0].attributes["href"][1:])]
            cells = " ".join(cell.text.replace("全覆盖", "100") for cell in row.find("td")[1:5])
            printed = [float(number.replace(",", "")) for number in NUMBER.findall(cells)]
            printed += [
                float(numeral(word) or 0) for word in re.findall("[零一二三四五六七八九十点]+", cells)
            ]
            checked += 1
            # 14.04 万元 is set as 140,400 CNY.
            near = [
                abs(numbers[-1] - own * scale) < 1e-9 * own * scale + 1e-12
                for own in printed
                for scale in (1, 1e4, 1e8)
            ]
            wrong += [] if any(near) else [f"{text!r} leads to {row.text!r}"]
    assert wrong == []
    assert checked > 10
