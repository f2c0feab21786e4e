"""Controls at the keyboard: what they offer, what they show, and what they say when they cannot."""

from __future__ import annotations

import base64
import re

import nbformat
import pytest

from analysis import MeasureError
from analysis.batch import notebooks
from analysis.display import MIME
from analysis.lab import Explorer, choices
from analysis.lab.replay import Replay
from analysis.lab.sections import needed, sections

FOUND = notebooks.find()
DIGITS = re.compile(r"Table: .* \((\d+) rows\)")


def cell(source: str):
    return nbformat.v4.new_code_cell(source)


def markdown(lang: str, source: str):
    return nbformat.v4.new_markdown_cell(source, metadata={"tags": [f"lang-{lang}"]})


# Sections ------------------------------------------------------------------------------------------------


def test_a_section_has_its_title_in_both_languages_and_all_up_to_the_next():
    first, second = cell("a = 1"), cell("b = 2")
    cells = [cell("setup = 0"), markdown("en", "## One\n\nText."), markdown("zh", "## 一"), first]
    cells += [markdown("en", "### Under it"), markdown("en", "## Two"), markdown("zh", "## 二"), second]
    one, two = sections(nbformat.v4.new_notebook(cells=cells))
    assert one.titles == {"en": "One", "zh": "一"}
    assert one.code() == [first]
    assert two.titles == {"en": "Two", "zh": "二"}
    assert two.code() == [second]


@pytest.mark.parametrize("name", FOUND)
def test_every_notebook_has_sections_that_hold_all_but_its_set_up(name):
    content = notebooks.without_controls(notebooks.read(FOUND[name].path))
    parts = sections(content)
    assert all(set(part.titles) == {"zh", "en"} for part in parts)
    code = [c for c in content.cells if c.cell_type == "code" and not notebooks.tagged(c, "parameters")]
    assert sum(len(part.code()) for part in parts) == len(code) - 1


def test_a_cell_needs_those_that_set_what_it_reads():
    imports, data, other, wanted = map(
        cell,
        ["from x import load as get", "data = get()", "unused = get()", "y = [data for _ in range(3)]\ny"],
    )
    assert needed([wanted], [imports, data, other, wanted]) == [imports, data, wanted]


def test_a_section_shows_what_the_notebook_stores():
    """Under the notebook's own parameters a section is the same as its executed cells, to the letter."""
    book = FOUND["consistency"]
    content = notebooks.read(book.path)
    replay = Replay(content)
    part = sections(content)[1]
    shown = [shown for _, shown in replay.shown(part.cells, book.parameters) if shown is not None]
    assert [item.payload() for item in shown] == [c.outputs[0]["data"][MIME] for c in part.code()]
    assert len(shown) == 1


# Choices -------------------------------------------------------------------------------------------------


def test_indicators_on_offer_are_those_with_two_years(data):
    offered = choices.indicators(data, "growth", "dibao_standard")
    assert {"dibao_standard", "tekun_standard", "dibao_subsidy"} <= set(offered)
    assert "nursing_bed_share" not in offered
    assert set(choices.indicators(data, "growth", "nursing_bed_share")) - set(offered) == {
        "nursing_bed_share"
    }


def test_a_notebook_with_a_short_list_offers_that(data):
    offered = choices.indicators(data, "urban_rural", "dibao_standard")
    assert set(offered) == {"dibao_standard", "tekun_standard", "dibao_subsidy"}


def test_levels_of_confidence_hold_the_one_in_use():
    assert ("97.5 %", 0.975) in choices.confidence_options(0.975)


# The explorer --------------------------------------------------------------------------------------------


@pytest.fixture
def explorer():
    """The consistency notebook, at its list of contradictions: one table."""
    made = Explorer("consistency", {"plans": [], "lang": "en"})
    made.section.value = 1
    return made


def texts(explorer) -> list[str]:
    return [output["data"].get("text/plain", "") for output in explorer.output.outputs]


def rows(explorer) -> int:
    return sum(int(found[1]) for text in texts(explorer) if (found := DIGITS.match(text)))


def tick(explorer, box, value: bool) -> None:
    """Set a box without showing anything yet."""
    explorer._quiet = True
    box.value = value
    explorer._quiet = False


@pytest.mark.parametrize(
    ("name", "moved"),
    [
        ("growth", ["plans", "indicator", "confidence", "intervals", "lang"]),
        ("briefing", ["plan", "lang"]),
        ("aging", ["plans", "new_beds", "lang"]),
        ("ambition", ["plans", "lang"]),
    ],
)
def test_each_parameter_worth_moving_has_a_control(name, moved):
    made = Explorer(name, FOUND[name].parameters)
    assert list(made.controls) == moved
    assert made.output.outputs == ()


def test_fewer_plans_show_fewer_rows_and_none_ticked_means_all(explorer):
    ticked = dict(zip(explorer.controls["plans"].codes, explorer.controls["plans"].boxes, strict=True))
    explorer.show()
    everything = rows(explorer)
    for plan in [plan for plan in ticked if plan not in ("benxi", "xincheng")]:
        tick(explorer, ticked[plan], False)
    ticked["benxi"].value = False
    assert explorer.parameters() == {"plans": ["xincheng"], "lang": "en"}
    assert 0 < rows(explorer) < everything
    assert "plans = [&#x27;xincheng&#x27;]" in explorer._settings.value
    ticked["xincheng"].value = False
    assert rows(explorer) == everything


def test_controls_and_section_follow_the_language(explorer):
    explorer.controls["lang"].value = "zh"
    assert explorer.section.widget.description == "章节"
    assert explorer.section.value == 1
    assert [box.description for box in explorer.controls["plans"].boxes][:1] == ["本溪市"]
    headings = [o["data"]["text/markdown"] for o in explorer.output.outputs if "text/markdown" in o["data"]]
    assert headings[0].startswith("## 与规划自身数据不一致")


def test_a_chart_comes_with_links_that_save_it(explorer):
    explorer.section.value = 0
    html = "".join(output["data"].get("text/html", "") for output in explorer.output.outputs)
    saved = dict(re.findall(r'download="([\w.-]+)" href="data:[\w/+]+;base64,([^"]+)"', html))
    assert list(saved) == ["consistency.en-1-1.png", "consistency.en-1-1.svg"]
    png, svg = map(base64.b64decode, saved.values())
    assert png.startswith(b"\x89PNG")
    assert b"<svg" in svg


def test_what_cannot_be_computed_is_said_in_a_sentence(explorer, monkeypatch):
    def refuse(*_):
        raise MeasureError("the series mixes the units <a> and <b>")

    monkeypatch.setattr(explorer._replay, "shown", refuse)
    explorer.show()
    [said] = [output["data"]["text/html"] for output in explorer.output.outputs]
    assert "cannot be computed" in said
    assert "the series mixes the units &lt;a&gt; and &lt;b&gt;" in said
    assert "Traceback" not in said


def test_reset_returns_to_the_start(explorer):
    explorer.controls["lang"].value = "zh"
    tick(explorer, explorer.controls["plans"].boxes[0], False)
    explorer._to_start()
    assert all(box.value for box in explorer.controls["plans"].boxes)
    assert explorer.lang == "en"
    assert explorer.section.widget.description == "Section"
    assert explorer.output.outputs == ()


# The dataset ---------------------------------------------------------------------------------------------


def test_a_dataset_shows_its_plans_and_what_they_print(data):
    table = data.overview().set_index("plan")
    assert list(table.index) == data.plan_ids
    for plan in data.plan_ids:
        own = data.select(plan=plan)
        others = data.facts.loc[data.facts["plan"] != plan, "indicator"]
        assert table.at[plan, "facts"] == len(own)
        assert table.at[plan, "indicators"] == own["indicator"].nunique()
        assert table.at[plan, "shared"] == len(set(own["indicator"]) & set(others))
    html = data._repr_html_()
    assert all(name in html for name in [*table["name_zh"], *table["name_en"], data.version])


def test_tables_are_reached_by_name_and_completed(data):
    assert data["plans"] is data.plans
    assert "facts" in data._ipython_key_completions_()
    with pytest.raises(KeyError, match=r"no table 'fact'; there are .*facts"):
        data["fact"]


def test_the_overview_escapes_names(data):
    places = data.places.assign(name_en="<script>")
    hostile = type(data)(data.package, data.frames | {"places": places})
    assert "<script" not in hostile._repr_html_()
    assert "&lt;script&gt;" in hostile._repr_html_()
