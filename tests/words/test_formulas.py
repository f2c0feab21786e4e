"""Every derived number names its formula, the legend explains it, and it is what the measure computes."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from analysis import tables
from analysis.batch import notebooks
from analysis.display import MIME, Cell, Column, Prose, Table
from analysis.display.cells import RAISED
from analysis.measures.aging.nursing import by_building, by_conversion
from analysis.measures.growth.compound import compound_rate
from analysis.measures.pressure.split import effects
from analysis.measures.urban_rural.pace import log_pace
from analysis.view import View
from analysis.words.formulas import FORMULAS, formulas
from analysis.words.marks import marks


@pytest.fixture(scope="module")
def shown() -> dict[str, list[dict]]:
    """The tables and prose that every notebook stores, by notebook; nbval sees to it that they are true."""
    found = {}
    for name, notebook in notebooks.find().items():
        outputs = [o for cell in notebooks.read(notebook.path).cells for o in cell.get("outputs", ())]
        found[name] = [output["data"][MIME] for output in outputs if MIME in output.get("data", {})]
    return found


def lines(items: list[dict]) -> Iterator[list[Cell]]:
    """Yield the rows and paragraphs shown."""
    for item in items:
        for line in item.get("rows", item.get("paragraphs", ())):
            yield [Cell(c["text"], tuple(c.get("facts", ())), c.get("mark", "")) for c in line]


def of_marks(mark: str, *rows: list[Cell], formula: str = "derived_growth") -> Table:
    columns = [Column("City"), Column("Growth", formula=formula)]
    return Table(columns, rows or [[Cell("A"), Cell("7.84", ("a-1",), mark)]], caption="c", marks=marks("en"))


# What the notebooks show ---------------------------------------------------------------------------------


def test_every_formula_is_used_by_a_notebook(shown):
    used = {
        code for items in shown.values() for line in lines(items) for c in line for code in c.mark.split()
    }
    assert set(FORMULAS) - used == set()


def test_no_number_is_derived_without_a_formula(shown):
    plain = [
        (name, cell.text)
        for name, items in shown.items()
        for line in lines(items)
        for cell in line
        if "derived" in cell.mark.split()
    ]
    assert plain == []


def test_every_derived_number_can_be_traced(shown):
    """By its own facts, or by those of the figures that stand beside it."""
    for name, items in shown.items():
        for line in lines(items):
            derived = [cell.text for cell in line if "derived_" in cell.mark.replace("grade_derived", "")]
            own = all(cell.mark.startswith("derived_part") for cell in line if cell.text in derived)
            assert not derived or own or any(cell.facts for cell in line), (name, derived)


def test_what_we_count_ourselves_cites_no_single_figure(shown):
    counted = [c for items in shown.values() for line in lines(items) for c in line if "counted" in c.mark]
    assert counted
    assert all(cell.facts == () for cell in counted)


def test_the_legend_is_short_and_in_the_order_of_the_signs(shown):
    order = [sign for sign, _ in marks("en").values()]
    for table in (item for items in shown.values() for item in items if item["type"] == "table"):
        legend = table["notes"][len(table["notes"]) - len(table["signs"]) :]
        signs = [line.split(" ")[0] for line in legend]
        assert signs == sorted(table["signs"].values(), key=order.index)
        assert len(signs) <= 14, table["caption"]


# Signs and words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_signs_are_unique_and_every_formula_is_in_words(lang):
    signs = [sign for sign, _ in marks(lang).values()]
    assert len(set(signs)) == len(signs)
    derived = [sign for code, (sign, _) in formulas(lang).items() if code.startswith("derived_")]
    assert derived == [f"d{number}" for number in range(1, len(derived) + 1)]
    assert all(words == words.strip() for _, words in formulas(lang).values())
    assert "derived" not in marks(lang)


# Columns -------------------------------------------------------------------------------------------------


def test_a_column_gives_its_formula_to_its_derived_cells_alone():
    table = of_marks(
        "",
        [Cell("A"), Cell("7.84", ("a-1",), "derived grade_mirror", "strong")],
        [Cell("B"), Cell("7.1", ("b-1",), "stated")],
        [Cell("C"), Cell("6.0", ("c-1",), "derived_trend")],
        [Cell("D"), Cell("not stated", tone="muted")],
    )
    assert [row[1] for row in table.rows] == [
        Cell("7.84", ("a-1",), "derived_growth grade_mirror", "strong"),
        Cell("7.1", ("b-1",), "stated"),
        Cell("6.0", ("c-1",), "derived_trend"),
        Cell("not stated", tone="muted"),
    ]
    assert table.legend()[1].startswith("d1 compound growth a year = ")
    assert table.payload()["rows"][0][1]["mark"] == "derived_growth grade_mirror"
    assert f"7.84{RAISED}d1,C</sup>" in table.html()


def test_a_derived_number_without_a_formula_is_refused():
    with pytest.raises(ValueError, match=r"'c' has cells marked \['derived'\] without a meaning"):
        of_marks("derived", formula="")
    with pytest.raises(ValueError, match=r"prose has cells marked \['derived'\] without a meaning"):
        Prose(["It grew by ", Cell("7.84", ("a-1",), "derived"), "."], marks=marks("en"))
    with pytest.raises(ValueError, match="derived_nothing"):
        of_marks("derived", formula="derived_nothing")


def test_prose_without_marks_shows_no_signs():
    assert "<sup" not in Prose([Cell("7.84", (), "derived_growth")]).html()


# Formulas against the measures ---------------------------------------------------------------------------


def test_growth():
    assert compound_rate(488, 660, 4) == pytest.approx((660 / 488) ** (1 / 4) - 1)


def test_beds_to_convert_and_to_build():
    convert = (0.55 - 0.42) * 1000
    assert by_conversion(0.42, 0.55, 1000) == pytest.approx(convert)
    assert by_building(0.42, 0.55, 1000) == pytest.approx(convert / (1 - 0.55))


def test_pace_of_a_ratio():
    pace = math.log(1.316 / 1.673) / 4
    assert log_pace(1.673, 1.316, 4, "a") == pytest.approx(pace)
    assert 1.673 * math.exp(pace * 4) == pytest.approx(1.316)


def test_split_of_a_rise():
    """10 of 100 become 20 of 100: the old with the rest at its start and at its end, and the mean."""
    at_start, at_end = 100 * 20 / 110 - 100 * 10 / 100, 100 * 20 / 100 - 100 * 10 / 90
    by_old, by_rest = effects((10, 20), (90, 80))
    assert by_old == pytest.approx((at_start + at_end) / 2)
    assert by_old + by_rest == pytest.approx(10)


def test_growth_on_the_year_before_cites_both_years(data):
    table = tables.yearly(View(data, lang="en", indicator="dibao_standard"), "hulunbuir")
    [later] = [row for row in table.rows if row[0].text == "2020"]
    [earlier] = [row for row in table.rows if row[0].text == "2019"]
    assert later[2].facts == (*earlier[1].facts, *later[1].facts)
    assert later[2].mark == "derived_year_on_year"
    before, now = (float(row[1].text.replace(",", "")) for row in (earlier, later))
    assert later[2].text == f"{100 * (now / before - 1):.1f}"
