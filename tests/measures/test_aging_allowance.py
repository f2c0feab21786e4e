"""Old-age allowances by age, and sentences and charts that follow the numbers."""

from __future__ import annotations

import itertools

import pytest

from analysis import charts, load_dataset, tables
from analysis.errors import MeasureError
from analysis.measures.aging import allowance
from analysis.view import View
from analysis.words import aging
from tests.conftest import edit


@pytest.fixture(scope="module")
def schedule(data):
    return allowance.schedules(data)


@pytest.mark.parametrize(
    ("plan", "age", "status", "per_year"),
    [
        ("erenhot", 69, "none", 0),
        ("erenhot", 70, "paid", 1800),  # 150 x 12
        ("erenhot", 89, "paid", 2400),  # 200 x 12
        ("erenhot", 100, "paid", 3600),  # 300 x 12
        ("erenhot", 101, "not stated", None),
        ("hulunbuir", 79, "not stated", None),
        ("hulunbuir", 99, "paid", 1200),
        ("hulunbuir", 120, "paid", 7200),
        ("hegang", 85, "not stated", None),  # what it pays goes by means
        ("benxi", 85, "not stated", None),
    ],
)
def test_amounts_by_age_are_per_person_and_year(data, plan, age, status, per_year):
    at = allowance.amount_at(data, plan, age)
    assert at.status == status
    if per_year is not None:
        assert at.per_year == per_year


def test_what_goes_by_means_is_a_class_of_its_own(schedule):
    poor = schedule[schedule["class"] == allowance.MEANS_TESTED]
    assert set(poor["plan"]) == {"hegang"}
    assert sorted(poor["per_year"]) == [1200, 1200, 1800]  # 100, 100 and 150 a month


def test_a_condition_that_is_neither_age_nor_means_is_refused():
    with pytest.raises(MeasureError, match=r"hegang.*neither"):
        allowance.payment_class("hegang", "elderly_allowance", "all_tekun")


def test_brackets_that_overlap_are_refused(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-068", group="all_age_90_100")
    with pytest.raises(MeasureError, match=r"hulunbuir.*overlap"):
        allowance.schedules(load_dataset(package))


def test_bands_break_where_any_plan_changes(schedule):
    assert allowance.bands(schedule) == [(60, 69), (70, 79), (80, 89), (90, 99), (100, 100), (101, None)]
    assert allowance.bands(schedule[schedule["plan"] == "hegang"]) == []


def test_the_lead_tells_who_pays_more_at_which_age(data):
    text = aging.opening(View(data, data.plan_ids, "en")).plain()
    assert "at 80–89 Erenhot pays 2.0 times what Hulunbuir pays" in text
    assert "at 100 Hulunbuir pays 2.0 times what Erenhot pays" in text
    assert "Benxi 2,927 to convert or 6,503 to build" in text
    assert "What Hegang pays goes by means and is not compared" in text


def test_the_lead_follows_a_tie(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-067", value="2400", value_text="2400")
    changed = load_dataset(package)
    assert "at 80–89 Erenhot and Hulunbuir pay the same, 2,400 yuan" in aging.opening(
        View(changed, ["erenhot", "hulunbuir"], "en")
    ).plain()  # fmt: skip
    assert "80–89岁二连浩特市和呼伦贝尔市同为每年2,400元" in aging.opening(
        View(changed, ["erenhot", "hulunbuir"], "zh")
    ).plain()  # fmt: skip


def test_the_lead_follows_a_target_that_is_met(package):
    edit(package, "facts/xincheng.csv", fact_id="xincheng-060", value="60", value_text="60")
    changed = load_dataset(package)
    text = aging.opening(View(changed, ["xincheng"], "en")).plain()
    assert "Xincheng District has met the target already" in text
    assert "conversions" not in text.split("How sure")[0]
    assert "新城区已达到目标" in aging.opening(View(changed, ["xincheng"], "zh")).plain()


def test_the_lead_says_what_is_missing(data):
    text = aging.opening(View(data, ["hegang"], "en")).plain()
    assert "does not state the share of people aged 60 and over" in text
    assert "Not stated: the share of the old; the institutions' beds; the nursing share" in text
    assert "本溪市" not in aging.opening(View(data, ["hegang"], "zh")).plain()


def test_the_scenario_follows_the_number_of_new_beds(data):
    assert "No new beds" in aging.notes.scenario(View(data, ["xincheng"], "en", new_beds=0)).plain()
    # (179.1 + 100) / 498 = 56.0 %; 0.6 x 498 - 279.1 = 19.7 are left.
    assert (
        "56.0\u00a0%, 20 still to convert"
        in aging.notes.scenario(View(data, ["xincheng"], "en", new_beds=100)).plain()
    )
    assert "the target is met" in aging.notes.scenario(View(data, ["xincheng"], "en", new_beds=500)).plain()
    assert "no printed stock" in aging.notes.scenario(View(data, ["erenhot"], "en", new_beds=10)).plain()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_single_plans_and_pairs_have_their_sentences_and_tables(data, lang):
    chosen = [[plan] for plan in data.plan_ids] + [list(pair) for pair in itertools.pairwise(data.plan_ids)]
    for plans in chosen:
        view = View(data, plans, lang)
        assert aging.opening(view).plain()
        for notes in (aging.notes.implied, aging.notes.care_staff, aging.notes.limits):
            assert "nan" not in notes(view).plain()
        for build in (tables.old_beds, tables.nursing_rates, tables.nursing_beds, tables.elderly_services,
                      tables.elderly_staff, tables.allowances, tables.means_tested):  # fmt: skip
            table = build(view)
            if table is not None:
                texts = [cell.text for row in table.rows for cell in row]
                assert not any("nan" in text.split() or "NaN" in text for text in texts)


def test_charts_tell_their_figures_and_are_never_empty(data):
    nursing = charts.nursing_beds_gap(View(data, data.plan_ids, "en"))
    assert "3,724 → 6,651 beds, convert 2,927 or build 6,503" in nursing.alt
    assert charts.nursing_beds_gap(View(data, ["hegang"], "en")) is None
    steps = charts.allowance_steps(View(data, ["hegang", "erenhot"], "zh"))
    assert "二连浩特市70-79岁1,800元" in steps.alt
    assert charts.allowance_steps(View(data, ["benxi", "xincheng"], "en")) is None
