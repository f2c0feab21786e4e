"""One judge a claim: only the ledger's maker turns two numbers into a verdict; all that is shown reads it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import analysis
from analysis import View, charts
from analysis.batch import notebooks
from analysis.dataset.ids import ids
from analysis.dataset.roles import VERDICTS
from analysis.display import Prose, Table
from analysis.documentation.imports import MODULES, ROOT
from analysis.measures import growth_rates, ledger
from analysis.measures.consistency.ledger import claim_row
from analysis.measures.growth.rates import TRACED
from analysis.words.consistency.claim import verdict_name
from benchmarks import in_process

# In the code ---------------------------------------------------------------------------------------------

#: The ledger's maker, and what else may hold two intervals against one another: which year is the base of a
#: stated change, a target against the level that exists, and a measure under two readings of a sentence. None
#: of them is a verdict on a claim.
MAKER = "measures.consistency."
CHOOSING = {
    "measures.intervals", "measures.growth.stated", "measures.superiors.existing", "measures.readings"
}  # fmt: skip

#: What says in words what became of a claim.
JUDGING = re.compile(r"contradicts?\b|does not (fit|meet|agree)|agrees? with|不符|矛盾")
LAYERS = ("measures.", "words.", "tables.", "charts.")
SPEAKERS = ("words.consistency.", "tables.consistency.")


def compares(tree: ast.AST) -> bool:
    """Whether code asks if two intervals share a point, or if a difference of two numbers is small."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(name.name == "overlap" for name in node.names):
            return True
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Call):
            call = node.left
            if isinstance(call.func, ast.Name) and call.func.id == "abs" and _difference(call.args[0]):
                return True
    return False


def _difference(node: ast.expr) -> bool:
    """A difference of two things that may be figures: whole years between them are none."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)):
        return False
    return "year" not in ast.unparse(node) and not isinstance(node.right, ast.Constant)


def verdicts_in(tree: ast.AST) -> list[str]:
    """The strings of code, docstrings left out, that say what became of a claim."""
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in docs)
    return [node.value for node in strings if isinstance(node.value, str) and JUDGING.search(node.value)]


def parsed(name: str) -> ast.AST:
    return ast.parse(Path(MODULES[name]).read_text(encoding="utf-8"))


def test_the_search_finds_a_judge():
    assert compares(ast.parse("from analysis.measures.intervals import overlap"))
    assert compares(ast.parse("if abs(rate['value'] - own['value']) < 1: pass"))
    assert not compares(ast.parse("abs(found['year'] - year) > NEAR or abs(value - 1) < LEVEL"))
    assert verdicts_in(ast.parse("x = '，与此不符。'")) == ["，与此不符。"]
    assert verdicts_in(ast.parse("def f():\n    'It contradicts.'\n    return f' does not fit {1}'"))


@pytest.mark.parametrize(
    "name", [name for name in MODULES if name.startswith(("measures.", "words.", "tables.", "charts."))]
)
def test_no_other_module_judges_a_claim(name):
    tree = parsed(name)
    if not name.startswith(MAKER) and name not in CHOOSING:
        assert not compares(tree)
    if not name.startswith(SPEAKERS):
        assert verdicts_in(tree) == []


# In what is shown ----------------------------------------------------------------------------------------


def test_a_traced_base_year_denies_no_verdict(data):
    rates = growth_rates(data)
    for row in rates[rates["base_assumption"] == TRACED].itertuples():
        rows = [claim_row(data, fact) for fact in ids(row.facts)]
        stated = [one["verdict"] for one in rows if one and one["unit"] == "percent"]
        assert set(stated) <= {"holds", "rounding"}


def told(text: str, lang: str) -> set[str]:
    """The verdicts that a text names: as a whole, after a colon, or in a caption."""
    parts = re.split(r"[:：,，、] *", text.strip(" .。"))
    return {verdict for verdict in VERDICTS if verdict_name(verdict, lang) in parts}


def claims_of(cells, known) -> set[str]:
    """The claims whose print stands in some cells: numbers with one fact behind them."""
    facts = {fact for cell in cells if len(cell.facts) == 1 for fact in cell.facts}
    return facts & set(known)


def shown(data, lang, monkeypatch):
    """All that the notebooks show of all plans, or of each plan."""
    monkeypatch.setattr(analysis, "load_dataset", lambda *_, **__: data)
    for name, notebook in notebooks.find().items():
        cells = notebooks.read_json(notebook.path)["cells"]
        wanted = [
            cell for cell in cells if notebooks.tagged(cell, f"lang-{lang}") or cell["cell_type"] == "code"
        ]
        for plan in data.plan_ids if "plan" in notebook.parameters else [""]:
            given = notebook.parameters | {"lang": lang} | ({"plan": plan} if plan else {})
            for cell, value in in_process.run(wanted, given):
                if not notebooks.tagged(cell, "controls"):
                    yield name, value


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_claim_that_is_shown_has_the_verdict_of_its_row(data, lang, monkeypatch):
    known = ledger(data).query("claim != ''").set_index("claim")["verdict"].to_dict()
    found = set()
    for name, value in shown(data, lang, monkeypatch):
        if isinstance(value, Table):
            caption = told(value.caption, lang)
            lists = [(row, told(" : ".join(cell.text for cell in row), lang)) for row in value.rows]
        elif isinstance(value, Prose):
            caption = set()
            lists = [(cells, told("".join(cell.text for cell in cells), lang)) for cells in value.paragraphs]
        else:
            continue
        for cells, verdicts in lists:
            for claim in claims_of(cells, known):
                if said := verdicts | (caption if not verdicts else set()):
                    assert known[claim] in said, (name, claim, said)
                    found.add((name, known[claim]))
    assert {("consistency", verdict) for verdict in set(VERDICTS) - {"holds", "not checkable"}} <= found
    assert ("comparison", "contradiction") in found
    assert {("briefing", "contradiction"), ("briefing", "unexplained"), ("briefing", "explainable")} <= found


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_strip_counts_the_rows_of_the_ledger(data, lang):
    counts = ledger(data).query("claim != ''").groupby("plan")["verdict"].value_counts()
    figure = charts.verdict_strip(View(data, lang=lang))
    for (plan, verdict), count in counts.items():
        part = next(part for part in re.split("[;；]", figure.alt) if data.plan_name(plan, lang) in part)
        name = verdict_name(verdict, lang)
        assert (f"{count} {name}" if lang == "en" else f"{name}{count}项") in part


def test_the_folders_are_named_as_they_are():
    assert (ROOT / MAKER.strip(".").replace(".", "/")).is_dir()
    assert set(MODULES) >= CHOOSING
