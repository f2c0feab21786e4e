"""The strips of where a city stands: what they say to whoever cannot see them."""

import pytest

from analysis.charts.standing import _alt, _of_one_class, _source, standing_strips
from analysis.measures.headlines import standing
from analysis.view import View
from tests.words.test_findings import proper


@pytest.fixture(scope="module")
def table(data):
    return standing(data)


def test_alternative_text_names_the_unit_where_values_carry_none(data, table):
    alt = standing_strips(View(data, lang="en"), table, highlight="hegang").alt
    # places of two levels: values side by side, and no rank
    assert "Dibao standard, town, CNY per person per month: Benxi 665" in alt
    assert "town over country, country = 1" in alt
    assert "Targets that can be measured: Benxi" in alt  # each value has its per cent sign
    zh = standing_strips(View(data, lang="zh"), table, highlight="hegang").alt
    assert "农村=1" in zh


def test_alternative_text_and_source(data, table):
    for lang in ("en", "zh"):
        proper(standing_strips(View(data, lang=lang), table, highlight="hegang").alt, lang)
        for plan in ("", *data.plan_ids):
            strips = [_of_one_class(rows, plan) for _, rows in table.groupby("headline", sort=False)]
            proper(_alt(View(data, lang=lang), strips, "x", plan), lang)
            above = table[~table["own"] & (table["plan"] == plan)]
            proper(_source(View(data, lang=lang), above, bool(plan), data.plan_ids), lang)
    assert "(one standard)" in _alt(
        View(data, lang="en"), [table[table["headline"] == "ratio"]], "x", "hegang"
    )
