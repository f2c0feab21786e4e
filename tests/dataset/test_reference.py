"""The package of outside figures: valid by somebody else's code too, optional as a whole and in parts."""

from __future__ import annotations

import shutil

import frictionless
import numpy as np
import pandas as pd
import pytest

from analysis import UsageError, load_dataset, paths
from analysis.dataset import GRADES
from analysis.dataset.contract import CENSUSES, FIGURES
from analysis.dataset.reference import no_reference
from analysis.dataset.rounding import formula, interval
from analysis.view import View
from analysis.words.outside import lacking
from tests.conftest import append, edit, outside

FILES = {name: f"{name}.csv" for name in (*FIGURES, "places", "populations")}


def without(package, *files: str):
    """Load a copy of the data without some files of data/reference."""
    for file in files:
        (package / "reference" / file).unlink()
    return load_dataset(package)


# The package as it is ------------------------------------------------------------------------------------


def test_frictionless_finds_nothing():
    report = frictionless.Package(str(paths.data_dir() / "reference/datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_everything_is_there(data):
    assert data.reference.missing == ()
    assert data.reference.lacks(*FIGURES) == ()
    assert set(data.reference.figures["table"]) == set(FIGURES)
    assert (
        repr(data.reference) == f"<Reference: {len(data.reference.figures)} figures from outside the plans>"
    )


def test_ids_and_grades_are_complete(data):
    figures = data.reference.figures
    assert figures["reference_id"].is_unique
    assert set(figures["grade"]) <= set(GRADES)
    assert (figures["source"] != "").all()


def test_every_place_of_a_plan_and_above_it_is_in_the_census(data):
    wanted = {place for p in data.plan_ids for place in (data.plan(p)["place"], *data.superiors(p))}
    known = data.reference.figures.groupby("table")["place"].agg(set)
    assert all(wanted <= known[table] for table in CENSUSES)


def test_the_plans_are_complete_without_it(package, data):
    shutil.rmtree(package / "reference")
    alone = load_dataset(package)
    assert alone.reference.missing == FIGURES
    assert alone.reference.figures.empty
    assert repr(alone.reference).endswith("without census_2020, census_2010, yardsticks, prices>")
    pd.testing.assert_frame_equal(alone.facts, data.facts)
    report = frictionless.Package(str(package / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


# Parts that are not there --------------------------------------------------------------------------------


@pytest.mark.parametrize("table", FIGURES)
def test_a_table_that_is_not_there(package, data, table):
    reference = without(package, FILES[table]).reference
    assert reference.missing == (table,)
    assert reference.lacks(*FIGURES) == (table,)
    assert reference.absent_files(*FIGURES) == [FILES[table]]
    gone = data.reference.figures.query("table == @table").iloc[0]
    assert reference.select(gone["place"], gone["indicator"], year=gone["year"], kind=gone["kind"]).empty
    assert outside(reference, gone["place"], gone["indicator"], gone["year"], kind=gone["kind"]) is None
    kept = data.reference.figures.query("table != @table").reset_index(drop=True)
    pd.testing.assert_frame_equal(reference.figures, kept)


def test_the_names_of_populations_are_needed_by_censuses_and_prices_only(package):
    reference = without(package, "populations.csv").reference
    assert reference.missing == (*CENSUSES, "prices")
    assert reference.absent_files(*FIGURES) == ["populations.csv"]
    assert set(reference.figures["table"]) == {"yardsticks"}


def test_the_places_are_needed_by_all(package):
    reference = without(package, "places.csv").reference
    assert reference.missing == FIGURES
    assert reference.absent_files("yardsticks") == ["places.csv"]
    assert reference.figures.empty
    assert list(reference.figures.dtypes) == list(no_reference().figures.dtypes)


def test_a_descriptor_that_is_not_there(package):
    reference = without(package, "datapackage.json").reference
    assert reference.missing == FIGURES
    assert reference.absent_files(*FIGURES) == ["datapackage.json"]


def test_an_empty_reference_selects_nothing():
    reference = no_reference()
    assert reference.select("china", ["nursing_bed_share"], year=2025, kind="target").empty
    assert outside(reference, "china", "nursing_bed_share", 2025) is None
    assert reference.absent_files("yardsticks") == ["yardsticks.csv"]


def test_a_table_that_does_not_exist_is_refused(data):
    with pytest.raises(UsageError, match=r"'census_2000'.*Did you mean 'census_2020'"):
        data.reference.lacks("census_2000")


@pytest.mark.parametrize(
    ("files", "zh", "en"),
    [
        (
            ["yardsticks.csv"],
            "而 data/reference/yardsticks.csv 不存在",
            "plans; data/reference/yardsticks.csv is not there, so it is left out.",
        ),
        (
            ["yardsticks.csv", "census_2010.csv"],
            "而 data/reference/census_2010.csv和data/reference/yardsticks.csv 不存在",
            "data/reference/census_2010.csv and data/reference/yardsticks.csv are not there,",
        ),
        (["populations.csv"], "而 data/reference/populations.csv 不存在", "populations.csv is not there,"),
    ],
)
def test_what_is_lacking_is_said(package, files, zh, en):
    alone = without(package, *files)
    assert zh in lacking(View(alone, lang="zh"), "census_2020", "census_2010", "yardsticks").plain()
    assert en in lacking(View(alone, lang="en"), "census_2020", "census_2010", "yardsticks").plain()


def test_nothing_is_lacking_where_what_is_needed_is_there(package, data):
    assert lacking(View(data, lang="en"), *FIGURES) is None
    assert lacking(View(without(package, "yardsticks.csv"), lang="zh"), *CENSUSES) is None


# Looking figures up --------------------------------------------------------------------------------------


def test_select_takes_one_or_several(data):
    shares = data.reference.select(["china", "liaoning"], "nursing_bed_share", kind="target")
    assert set(shares["place"]) == {"china", "liaoning"}
    assert set(shares["kind"]) == {"target"}
    assert len(data.reference.select()) == len(data.reference.figures)


def test_a_year_may_come_from_a_table(data):
    year = np.int64(2023)
    assert outside(data.reference, "china", "nursing_bed_share", year)["value"] == 58.9
    assert len(data.reference.select("china", "nursing_bed_share", year=[np.int64(2023), 2024])) == 2


def test_superiors_are_the_nearest_first(data):
    assert data.superiors("hulunbuir") == ["inner_mongolia", "china"]
    assert data.superiors("xincheng") == ["hohhot", "inner_mongolia", "china"]
    assert data.superiors("benxi") == ["liaoning", "china"]


# What a figure may stand for -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        ("census2020-001", 2242875, 2242875),  # counted, not rounded
        ("census2010-002", 12.105, 12.115),  # 12.11
        ("census2010-012", 75.795, 75.805),  # 75.80, of two decimals like its column
        ("yardstick-023", 540.55, 540.65),  # 540.6
        ("yardstick-006", 5e6, 15e6),  # about 10,000,000: the last digit that is not zero
        ("yardstick-028", 711.35 / 1.0505, 711.45 / 1.0495),  # 711.4 / 1.050: 677.15 to 677.89
        ("yardstick-056", 30.45, 30.55),  # 30.5, derived by a formula without numbers
    ],
)
def test_interval_of_a_figure(data, figure, low, high):
    row = data.reference.figures.set_index("reference_id").loc[figure]
    assert (row["low"], row["high"]) == pytest.approx((low, high), rel=1e-12)


def test_about_zero_and_about_a_count():
    row = pd.Series({"value": 0.0, "comparator": "~", "decimals": 1, "unit": "percent", "grade": "mirror"})
    assert interval(row) == (-0.05, 0.05)
    row["value"], row["decimals"], row["unit"] = 460000.0, 0, "person"
    assert interval(row) == (455000, 465000)


def test_a_formula_is_read_whole_or_not_at_all():
    assert formula("derived: 6362.2 / 1.067 (level and growth)") == ("6362.2", "1.067")
    assert formula("elderly beds / population aged 60+") is None
    assert formula("derived: 3 / 4.5.6") is None


def test_an_interval_holds_its_figure(data):
    figures = data.reference.figures
    assert ((figures["low"] <= figures["value"]) & (figures["value"] <= figures["high"])).all()


# Evidence ------------------------------------------------------------------------------------------------


def test_marks_of_facts_and_figures_together(data):
    ids = ["yardstick-018", "hulunbuir-003", "census2020-001", "erenhot-053", "census2020-002"]
    assert data.grades(ids) == ("open_data", "secondary")
    assert data.mark(ids) == "corrected grade_open_data grade_secondary"
    assert data.mark(["hulunbuir-003", "census2020-081"]) == "grade_official"
    assert data.mark(["hulunbuir-003"]) == ""
    assert data.grades([]) == ()


def test_an_id_that_nothing_has_is_no_mark(data):
    with pytest.raises(KeyError):
        data.mark(["yardstick-999"])


def test_an_edited_grade_reaches_the_mark(package):
    edit(package, "reference/yardsticks.csv", reference_id="yardstick-018", grade="derived")
    append(package, "reference/yardsticks.csv", "yardstick-900,benxi,cremation_rate,level,all,2019,observed,"
           "=,90,0,percent,,a page,,official")  # fmt: skip
    assert load_dataset(package).mark(["yardstick-018", "yardstick-900"]) == "grade_official grade_derived"
