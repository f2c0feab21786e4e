"""What is said and drawn of targets beside their superiors', with and without the outside figures."""

from __future__ import annotations

import pytest

from analysis import load_dataset, tables
from analysis.charts import targets_and_levels
from analysis.view import View
from analysis.words import outside
from analysis.words import superiors as words
from tests.conftest import edit

SHOWN = (tables.superior_distances, tables.superior_uncompared, tables.binding_fates,
         tables.population_effects, targets_and_levels, words.distances, words.fates,
         words.scenario)  # fmt: skip


def test_the_sentence_counts_targets_and_not_pairs(data):
    said = words.distances(View(data, ["xincheng"], "en")).plain()
    assert "6 targets can be set beside one of nation or province" in said
    assert "2 reach beyond it and 4 are level with it" in said
    assert "at least 60\u00a0%; Inner Mongolia and China ask for at least 55\u00a0%, 5 points less." in said
    assert "the number that China had set for 2020" in said


def test_the_sentence_follows_a_target_that_falls_short(package):
    edit(package, "reference/yardsticks.csv", reference_id="yardstick-013", value="60")
    edited = load_dataset(package)
    assert "1 falls short of it" in words.distances(View(edited, ["hulunbuir"], "en")).plain()
    assert "低10个百分点" in words.distances(View(edited, ["hulunbuir"], "zh")).plain()


def test_a_plan_without_a_common_target_says_so(data):
    assert "No target can be set beside" in words.distances(View(data, ["erenhot"], "en")).plain()


@pytest.mark.parametrize(
    ("plan", "zh", "en"),
    [
        ("erenhot", "5项没有目标", "5 have no target"),
        ("hegang", "2项未标明属性", "2 are set without saying whether binding"),
        (
            "xincheng",
            "由55%提高到60%",
            "1 is made expected; the nursing bed share is raised from 55\u00a0% to 60",
        ),
    ],
)
def test_fates(data, plan, zh, en):
    assert zh in words.fates(View(data, [plan], "zh")).plain()
    assert en in words.fates(View(data, [plan], "en")).plain()


def test_findings_name_what_exists_with_its_year(data):
    said = words.findings(View(data, ["benxi"], "en")).plain()
    assert "1.3, less than exists: Liaoning 1.29 (2022), 1.25 (2023)" in said
    assert "outlay over cases" not in said  # only where payments are compared
    assert "1,599" in words.findings(View(data, ["hegang"], "zh")).plain()


def test_findings_say_when_nothing_is_below(package):
    edit(package, "facts/hegang.csv", fact_id="hegang-125", value="2500", value_text="2500")
    said = words.findings(View(load_dataset(package), ["hegang"], "en")).plain()
    assert said == "2 targets can be set beside what exists already; none asks for less."


def test_the_scenario_says_people_stand_in_for_households(data):
    said = words.scenario(View(data, ["hulunbuir"], "en")).plain()
    assert "if it moves as people do, would fall by 6.2\u00a0%" in said
    assert "126\u00a0% of the way" in said
    assert "take people for households" in said
    assert "take people for households" not in words.scenario(View(data, ["benxi"], "en")).plain()


def test_outside_figures_carry_their_grade(data):
    table = tables.superior_distances(View(data, ["benxi"], "en"))
    assert any("grade_mirror" in cell.mark for row in table.rows for cell in row)
    assert any(line.startswith("C ") for line in table.legend())
    figure = targets_and_levels(View(data, ["benxi"], "en"))
    assert "C official or agency text" in figure.source
    assert "Liaoning 1.52 (2018), 1.29 (2022)" in figure.alt
    assert "yardstick-046" in figure.facts


def test_a_superior_of_another_plan_is_not_drawn(data):
    # the province of hegang has a target on the ratio too; xincheng lies elsewhere
    figure = targets_and_levels(View(data, data.plan_ids, "en"))
    assert "yardstick-018" not in figure.facts


def test_stretch_has_values_with_yardsticks_and_none_without(data, package):
    text = [
        [cell.text for cell in row] for row in tables.ambition_profile(View(data, ["xincheng"], "en")).rows
    ]
    assert ["Stretch", "Targets beyond the superior's", "2 / 6"] in text
    (package / "reference" / "yardsticks.csv").unlink()
    bare = tables.ambition_profile(View(load_dataset(package), ["xincheng"], "en"))
    assert "not available" in [cell.text for row in bare.rows for cell in row]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_outside_figures_nothing_breaks_and_the_gap_is_named(package, lang):
    for file in ("yardsticks", "census_2020", "census_2010"):
        (package / "reference" / f"{file}.csv").unlink()
    bare = load_dataset(package)
    view = View(bare, lang=lang)
    assert [shown(view) for shown in SHOWN] == [None] * len(SHOWN)
    assert "yardsticks.csv" in outside.lacking(view, "yardsticks").plain()
    assert (
        words.findings(View(bare, ["hegang"], lang)) is not None
    )  # payments of other plans need nothing outside
