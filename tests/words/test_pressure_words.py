"""Sentences, tables and charts of aging pressure follow the numbers, and say what is missing."""

from __future__ import annotations

import pytest

from analysis import charts, load_dataset, tables
from analysis.measures.consistency.ledger import claim_row
from analysis.measures.headlines import standing
from analysis.view import View
from analysis.words import aging, pressure
from analysis.words.consistency import claim_text
from analysis.words.findings import findings
from tests.conftest import append, edit


def text(prose) -> str:
    return prose.plain()


def test_the_opening_places_the_city_and_tells_what_the_ledger_says_of_its_rate(data):
    said = text(aging.opening(View(data, ["hulunbuir"], "en")))
    assert "people aged 60 and over were 20.5\u00a0% of the permanent population" in said
    assert "Inner Mongolia 19.8\u00a0%, China 18.7\u00a0%" in said
    assert "make 39.1 (38.0–40.2). The printed rate: consistent with the number of those aged 65" in said


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_printed_rate_has_one_verdict_in_one_sentence_wherever_it_stands(data, lang):
    view = View(data, ["hulunbuir"], lang)
    sentence = claim_text(claim_row(data, "hulunbuir-066"), lang)
    page_one = findings(view, "hulunbuir", standing(data, ["hulunbuir"])).plain()
    [row] = [r for r in tables.failing_claims(view, "explainable").rows if r[1].facts == ("hulunbuir-066",)]
    for said in (page_one, text(aging.opening(view)), text(pressure.notes.printed_rate(view)), row[3].text):
        assert sentence in said
    assert "contradict" not in page_one
    missing = tables.unchecked_claims(view)
    assert missing is None or all("hulunbuir-066" not in r[2].facts for r in missing.rows)


def test_a_rate_that_no_population_gives_says_what_is_missing(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-066", value="70", value_text="70")
    append(package, "claims.csv", "hulunbuir-066,2026-12-01,not checkable,,,,,,,,no denominator,规划未列分母")
    said = text(pressure.notes.printed_rate(View(load_dataset(package), ["hulunbuir"], "en")))
    assert "make 39.1 (38.0–40.2). The printed rate: no denominator." in said


def test_the_rise_is_told_city_by_city(data):
    said = text(pressure.notes.rise(View(data, ["benxi", "xincheng"], "en")))
    assert "under 60 fell by 35.1\u00a0%, which makes 52\u00a0% of the rise" in said
    assert "under 60 grew by 15.5\u00a0%, which lowered it by 1.6 points" in said


def test_two_bases_and_none(data):
    said = text(pressure.notes.two_bases(View(data, data.plan_ids, "en")))
    assert "is 19.0\u00a0% of the registered and 15.8\u00a0% of the permanent population" in said
    assert "at least 3,918 registered and 10,045 permanent" in said
    assert "No registered population" in text(pressure.notes.two_bases(View(data, ["benxi"], "en")))


def test_a_city_that_states_no_capacity_is_told_so(data):
    said = text(pressure.notes.profiles(View(data, ["hegang"], "en")))
    assert "Capacity: none of the components is stated" in said
    assert "of 1)" not in said  # no rank of one


def test_outside_figures_carry_their_grade_in_tables_and_charts(data):
    table = tables.pressure_demand(View(data, ["benxi"], "en"))
    by_place = {row[0].text: row[2].mark for row in table.rows}
    assert by_place["Benxi"] == "derived_share grade_open_data"
    assert by_place["China"] == "derived_share grade_official"
    figure = charts.demand_and_capacity(View(data, data.plan_ids, "en"))
    assert "B: open transcription" in figure.source
    assert {"census2020-004", "hulunbuir-066", "xincheng-035"} <= set(figure.facts)
    assert "Hegang: 24.3 per cent in 2020, beds not stated" in figure.alt


def test_tables_of_one_city_have_its_superiors_and_bounds_show(data):
    columns = [column.label for column in tables.pressure_profile(View(data, ["hulunbuir"], "en")).columns]
    assert columns == ["Component", "Hulunbuir", "Inner Mongolia", "China"]
    cells = [cell.text for row in tables.census_beds(View(data, ["hulunbuir"], "en")).rows for cell in row]
    assert {"39.1 (38.0–40.2)", "58 (not said which)", "≤ 13.5", "31.1"} <= set(cells)
    assert "≥ 1,203" in [
        c.text for row in tables.helpers_per_head(View(data, ["hulunbuir"], "en")).rows for c in row
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_the_census_the_comparisons_say_so_and_the_rest_stands(package, lang):
    (package / "reference/census_2020.csv").unlink()
    data = load_dataset(package)
    plans = data.plan_ids
    assert tables.pressure_demand(View(data, plans, lang)) is None
    assert charts.demand_and_capacity(View(data, plans, lang)) is None
    assert charts.rise_split(View(data, plans, lang)) is None
    for what in ("demand", "rise", "rate"):
        assert "census_2020.csv" in text(pressure.notes.absent(View(data, plans, lang), what))
    assert "42" in [c.text.split(" ")[0].split("（")[0] for row in
                    tables.pressure_profile(View(data, plans, lang)).rows for c in row]  # fmt: skip
    assert text(aging.opening(View(data, plans, lang)))
    assert tables.census_beds(View(data, plans, lang)).rows
