"""The real data: valid by somebody else's code too, complete, and as the plans print it."""

from __future__ import annotations

import frictionless
import pytest

from analysis import load_dataset, paths


def test_frictionless_finds_nothing():
    report = frictionless.Package(str(paths.data_dir() / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_every_facts_file_is_listed_and_every_listed_file_is_there(committed):
    listed = sorted(committed.package.resources["facts"].paths)
    assert listed == sorted(f"facts/{path.name}" for path in (paths.data_dir() / "facts").glob("*.csv"))


def test_every_plan_has_facts(committed):
    assert set(committed.facts["plan"]) == set(committed.plan_ids)


@pytest.mark.parametrize("column", ["indicator", "group", "unit"])
def test_every_code_in_use_is_defined(committed, column):
    assert set(committed.facts[column]) - set(committed.frames[f"{column}s"][column]) == set()


def test_every_indicator_defined_is_in_use(committed):
    used = set(committed.facts["indicator"])
    assert set(committed.indicators["indicator"]) - used == set()


def test_transcription_gives_the_year_as_printed():
    fact = load_dataset(corrected=False).facts.set_index("fact_id").loc["erenhot-053"]
    assert (fact["period_start"], fact["period_end"], fact["mark"]) == ("2016", "2016", "")


def test_correction_gives_the_year_that_the_text_proves(committed):
    fact = committed.facts.set_index("fact_id").loc["erenhot-053"]
    assert (fact["period_start"], fact["period_end"], fact["mark"]) == ("2015", "2015", "corrected")


def test_a_correction_leaves_value_and_printed_digits_alone(committed):
    printed = load_dataset(corrected=False)
    for column in ("value", "value_text", "unit_text", "line"):
        assert committed.facts[column].equals(printed.facts[column])


@pytest.mark.parametrize(
    ("group", "standards", "unit"),
    [
        ("urban", [488, 530, 570, 620, 660], "CNY/person/month"),
        ("rural", [3500, 3800, 5020, 5522, 6016], "CNY/person/year"),
    ],
)
def test_series_of_hulunbuir(committed, group, standards, unit):
    series = committed.series("hulunbuir", "dibao_standard", group)
    assert list(series["year"]) == [2016, 2017, 2018, 2019, 2020]
    assert list(series["value"]) == standards
    assert set(series["unit"]) == {unit}


def test_series_prefers_the_data_table_to_the_narrative(committed):
    # 660 for 2020 stands in the narrative (001) and in table 1 (032)
    series = committed.series("hulunbuir", "dibao_standard", "urban")
    assert series["fact_id"].iloc[-1] == "hulunbuir-032"
