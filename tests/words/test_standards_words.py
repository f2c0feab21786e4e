"""Sentences, tables and the chart of standards beside province and nation follow the numbers."""

from __future__ import annotations

import pytest

from analysis import charts, load_dataset, tables
from analysis.view import View
from analysis.words import standards
from tests.conftest import edit

STANDARD = "dibao_standard"


def said(data, plans, lang="en"):
    return standards.answer(View(data, plans, lang, indicator=STANDARD, intervals=5)).plain()


def column(table, at):
    return [row[at].text for row in table.rows]


def test_levels_and_rates_in_words(data):
    text = said(data, ["hulunbuir"])
    # 660 / 732 = 0.9016 and 530 / 591 = 0.8968
    assert "the urban standard stood at 90.2\u00a0% of Inner Mongolia's in 2020 (89.7\u00a0% in 2017)" in text
    assert "rural, 16.5\u00a0% against 9.1\u00a0% in Inner Mongolia (2017–2020)" in text
    assert "城市标准2020年为内蒙古自治区的90.2%（2017年89.7%）" in said(data, ["hulunbuir"], "zh")


def test_words_follow_a_changed_figure(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-032", value="732", value_text="732")
    assert "stood at 100.0\u00a0% of Inner Mongolia's in 2020" in said(load_dataset(package), ["hulunbuir"])


def test_one_standard_says_what_it_stands_beside(data):
    text = said(data, ["hegang"])
    assert "beside the urban ones, its one standard stood at 89.3–91.0\u00a0% of China's in 2020" in text
    assert "Heilongjiang's figures are of 2017, 2018 and 2019, none of a year that the plan prints" in text


def test_no_level_and_no_figure_are_told_apart(data):
    text = said(data, ["xincheng"])
    assert "The plan prints no amount of the standard. No figure of Hohhot is known." in text
    assert (
        "6.0\u00a0% against 8.1–8.5\u00a0% in China (2015–2020) or 7.5\u00a0% against 7.7–8.2\u00a0% (2016"
        in text
    )


def test_summary_counts_like_with_like(data):
    # Benxi's 665 lies below a derived 677.5 of the nation, not below the printed 665
    assert "4 of 6 levels lie below those above them" in said(data, data.plan_ids)
    assert "No level stands beside like" in said(data, ["erenhot", "hegang"])


def test_ratio_in_words(data):
    text = standards.ratio.answer(View(data, ["hulunbuir"], "en", indicator=STANDARD)).plain()
    assert "in 2020 the ratio was 1.316 against 1.393 in Inner Mongolia" in text
    assert "beside Inner Mongolia its gap went from the wider to the narrower one over 2017–2020" in text
    promise = standards.ratio.answer(View(data, ["benxi"], "en", indicator=STANDARD)).plain()
    # 753 / (7211 / 12) = 1.253 lies below the promised 1.3, 711.4 / (6362.2 / 12) = 1.342 above
    assert "Liaoning stood at 1.253 in 2023, not above that" in promise
    assert "China stood at 1.342 in 2021, still above that" in promise


def test_every_outside_figure_shows_its_grade(data):
    prose = standards.answer(View(data, data.plan_ids, "en", indicator=STANDARD, intervals=5))
    shown = [tables.standards_beside(View(data, data.plan_ids, "en", indicator=STANDARD))]
    shown += [tables.standards_pace(View(data, data.plan_ids, "en", indicator=STANDARD, intervals=5))]
    shown += [tables.ratios_beside(View(data, data.plan_ids, "en", indicator=STANDARD))]
    cells = [cell for paragraph in prose.paragraphs for cell in paragraph]
    cells += [cell for table in shown for row in table.rows for cell in row]
    outside = [cell for cell in cells if data.grades(cell.facts)]
    assert outside
    for cell in outside:
        assert {f"grade_{grade}" for grade in data.grades(cell.facts)} <= set(cell.mark.split()), cell


def test_tables(data):
    near = tables.standards_beside(View(data, ["hulunbuir"], "en", indicator=STANDARD))
    assert column(near, 5) == ["90.2", "95.4", "97.4–99.2", "100.9–103.0"]
    speed = tables.standards_pace(View(data, ["hegang"], "en", indicator=STANDARD, intervals=5))
    assert column(speed, 6) == ["not compared", "not compared", "slower", "slower"]
    ratios = tables.ratios_beside(View(data, ["erenhot", "hulunbuir"], "en", indicator=STANDARD))
    assert column(ratios, 0) == ["Erenhot", "Hulunbuir", "Inner Mongolia", "China"]
    assert "No figure: Xilingol League." in ratios.notes


def test_chart_grades_its_figures(data):
    figure = charts.standards_context(View(data, ["xincheng"], "en", indicator=STANDARD))
    assert {"yardstick-030", "xincheng-009"} <= set(figure.facts)
    assert "C official or agency text seen on another site" in figure.source
    assert "Level not stated: Xincheng District." in figure.source
    assert "urban 2015–2020 a year Xincheng District 6.0, China 8.5" in figure.alt


def test_indicator_without_outside_figures_says_so(data):
    view = View(data, ["benxi"], "en", indicator="tekun_standard")
    for words in (standards.answer, standards.limits.certainty):
        assert "nothing can be set beside it" in words(view).plain()
    assert tables.standards_pace(view) is None
    assert charts.standards_context(view) is None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_the_table_of_outside_figures(package, lang):
    (package / "reference/yardsticks.csv").unlink()
    data = load_dataset(package)
    plans = data.plan_ids
    for prose in (
        standards.answer(View(data, plans, lang, indicator=STANDARD, intervals=5)),
        standards.ratio.answer(View(data, plans, lang, indicator=STANDARD)),
        standards.limits.certainty(View(data, plans, lang, indicator=STANDARD, intervals=5)),
    ):
        assert "yardsticks.csv" in prose.plain()
    assert tables.standards_beside(View(data, plans, lang, indicator=STANDARD)) is None
    assert tables.standards_pace(View(data, plans, lang, indicator=STANDARD, intervals=5)) is None
    assert tables.ratios_beside(View(data, plans, lang, indicator=STANDARD)) is None
    assert charts.standards_context(View(data, plans, lang, indicator=STANDARD)) is None
