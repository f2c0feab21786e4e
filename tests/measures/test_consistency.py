"""Each kind of check on a case worked by hand, with made-up facts."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Dataset
from analysis.dataset.concepts import concept
from analysis.measures import ledger

PLAN = "hulunbuir"


def fact(at: int, value_text: str, unit: str, year: str = "2020", **more: object) -> dict[str, object]:
    """Return a made-up fact `hulunbuir-9<at>`, urban dibao standard unless `more` says otherwise."""
    scale = float(more.get("scale", 1))
    row = {"fact_id": f"{PLAN}-9{at}", "plan": PLAN, "indicator": "dibao_standard", "group": "urban"}
    row |= {"period_start": year, "period_end": year, "comparator": "=", "scale": scale, "line": at}
    row |= {"value_text": value_text, "value": float(value_text) * scale, "unit": unit, "mark": ""}
    row |= {"statistic": "level"} | more
    return row | {"concept": concept(str(row["indicator"]), str(row["statistic"]))}


#: Columns of a judgement that says nothing yet.
JUDGEMENT = dict.fromkeys(
    ("gravity", "slip", "reading_kind", "reading_operands", "reading_en", "reading_zh"), ""
) | {"decided": "2026-01-01", "should_be": float("nan"), "why_en": "why", "why_zh": "缘由"}


def made(data: Dataset, *facts: dict[str, object], judgement: dict | None = None, **check: object) -> Dataset:
    """Return the data with made-up facts, one made-up check of the first of them, and a judgement if any."""
    claim = facts[0]["fact_id"]
    row = {"check": "hulunbuir-c01", "plan": PLAN, "claim": claim, "checkable": True, "operands": ""}
    row |= {"factor": float("nan"), "note": ""} | check
    rows = [] if judgement is None else [JUDGEMENT | {"claim": claim} | judgement]
    claims = pd.DataFrame(rows, columns=list(data.claims.columns))
    frames = {"facts": pd.DataFrame(facts), "checks": pd.DataFrame([row]), "claims": claims}
    return Dataset(data.package, data.frames | frames, data.reference)


def judged(data: Dataset, *facts: dict[str, object], **check: object) -> pd.Series:
    """Return the one row of the ledger on made-up facts."""
    return ledger(made(data, *facts, **check), [PLAN]).iloc[0]


def ops(*pairs: str) -> str:
    """Write operands: "part=1" is part=hulunbuir-91."""
    return ";".join(f"{role}={PLAN}-9{at}" for role, _, at in (pair.partition("=") for pair in pairs))


# Kinds ---------------------------------------------------------------------------------------------------


def test_growth_is_compound_for_a_rate_a_year(data):
    # 100 to 121 over two years is 10 % a year
    # rounding: (120.5 / 100.5)^(1/2) = 1.09499, (121.5 / 99.5)^(1/2) = 1.10503
    row = judged(
        data,
        fact(1, "10.0", "percent_per_year"),
        fact(2, "100", "CNY/person/month", "2018"),
        fact(3, "121", "CNY/person/month"),
        kind="growth",
        operands=ops("start=2", "end=3"),
    )
    assert row["recomputed"] == pytest.approx(10)
    assert (row["low"], row["high"]) == pytest.approx((9.499, 10.503), abs=1e-3)
    assert row["formula"] == "100 × ((121 / 100)^(1/2) - 1)"
    assert row["verdict"] == "holds"


def test_growth_is_cumulative_for_a_share_and_a_difference_else(data):
    start, end = fact(2, "640", "CNY/person/month", "2016"), fact(3, "823", "CNY/person/month")
    whole = judged(
        data, fact(1, "28.6", "percent"), start, end, kind="growth", operands=ops("start=2", "end=3")
    )
    assert whole["recomputed"] == pytest.approx(28.59375)  # 823 / 640 - 1
    gain = fact(1, "183", "CNY/person/month")
    assert (
        judged(data, gain, start, end, kind="growth", operands=ops("start=2", "end=3"))["recomputed"] == 183
    )


def test_growth_of_several_pairs_is_their_mean_between_the_extremes(data):
    # 1500 to 2100 is 600, 1400 to 1900 is 500: mean 550, and any weights give 499 to 601 after rounding
    pay = [
        fact(at, text, "CNY/person/month", year)
        for at, text, year in (
            (2, "1500", "2016"),
            (3, "2100", "2020"),
            (4, "1400", "2016"),
            (5, "1900", "2020"),
        )
    ]
    operands = ops("start=2", "end=3", "start=4", "end=5")
    row = judged(data, fact(1, "900", "CNY/person/month"), *pay, kind="growth", operands=operands)
    assert (row["recomputed"], row["low"], row["high"]) == (550, 499, 601)
    assert row["verdict"] == "unexplained"


def test_share_adds_parts_and_divides_exact_counts(data):
    # (105 + 5) / 213 = 51.643 %: 0.057 from 51.7, less than one unit of its last digit
    row = judged(
        data,
        fact(1, "51.7", "percent"),
        fact(2, "105", "person"),
        fact(3, "5", "person"),
        fact(4, "213", "person"),
        kind="share",
        operands=ops("part=2", "part=3", "whole=4"),
    )
    assert row["recomputed"] == row["low"] == row["high"] == pytest.approx(51.6432, abs=1e-4)
    assert row["verdict"] == "rounding"
    assert row["difference"] == pytest.approx(0.0568, abs=1e-4)


def test_whole_share_asks_whether_whole_things_can_give_it(data):
    # of eight, three are 37.5 % and four 50 %: 42 cannot be
    row = judged(
        data, fact(1, "42", "percent"), fact(2, "8", "facility"), kind="whole_share", operands=ops("whole=2")
    )
    assert (row["formula"], row["verdict"]) == ("100 × k / 8", "unexplained")
    assert pd.isna(row["recomputed"]), "the plan prints no such number of things"
    row = judged(
        data, fact(1, "38", "percent"), fact(2, "8", "facility"), kind="whole_share", operands=ops("whole=2")
    )
    assert row["verdict"] == "holds"


@pytest.mark.parametrize(
    ("stated", "verdict"), [("115", "holds"), ("103", "unexplained"), ("114", "unexplained")]
)
def test_total_of_counts_is_exact(data, stated, verdict):
    facts = [fact(1, stated, "organisation"), fact(2, "24", "organisation"), fact(3, "91", "organisation")]
    row = judged(data, *facts, kind="total", operands=ops("part=2", "part=3"))
    assert (row["recomputed"], row["verdict"], row["formula"]) == (115, verdict, "24 + 91")


def test_total_carries_rounding(data):
    # 1.8 万 is 17,500 to 18,500; two of them 35,000 to 37,000, which meets 3.7 万 (36,500 to 37,500)
    beds = [fact(at, "1.8", "bed", scale=10000) for at in (2, 3)]
    claim = fact(1, "3.7", "bed", scale=10000)
    row = judged(data, claim, *beds, kind="total", operands=ops("part=2", "part=3"))
    assert (row["low"], row["high"], row["verdict"]) == (35000, 37000, "holds")


def test_same_figure_ignores_the_comparator_but_not_the_digits(data):
    table = fact(2, "55", "percent", comparator=">=")
    assert (
        judged(data, fact(1, "55", "percent"), table, kind="table_text", operands=ops("same=2"))["verdict"]
        == "holds"
    )
    row = judged(data, fact(1, "50", "percent"), table, kind="table_text", operands=ops("same=2"))
    assert row["verdict"] == "unexplained"


def test_ratio_brings_month_and_year_together(data):
    # 665 a month against 5400 a year: 665 / 450 = 1.4778
    row = judged(
        data,
        fact(1, "1.48", "ratio"),
        fact(2, "665", "CNY/person/month"),
        fact(3, "5400", "CNY/person/year"),
        kind="ratio",
        operands=ops("above=2", "below=3"),
    )
    assert row["recomputed"] == pytest.approx(665 / 450)
    assert row["verdict"] == "holds"


def test_product_pairs_people_with_rates_and_converts_years(data):
    # 12 x (100 x 200 + 50 x 1200/12) = 12 x 25,000 = 300,000
    row = judged(
        data,
        fact(1, "30", "CNY", scale=10000),
        fact(2, "100", "person"),
        fact(3, "200", "CNY/person/month"),
        fact(4, "50", "person"),
        fact(5, "1200", "CNY/person/year"),
        kind="product",
        factor=12.0,
        operands=ops("people=2", "rate=3", "people=4", "rate=5"),
    )
    assert row["recomputed"] == pytest.approx(300000)
    # rates 199.5 to 200.5 and 1199.5 to 1200.5: 12 x (19,950 + 4,997.9) to 12 x (20,050 + 5,002.1)
    assert (row["low"], row["high"]) == pytest.approx((299375, 300625))
    assert row["formula"] == "12 × (100 × 200 + 50 × 1200/12)"


def test_product_without_rate_counts_payments(data):
    # 17 persons x 12 months = 204 payments
    facts = [fact(1, "204", "case"), fact(2, "17", "person")]
    row = judged(data, *facts, kind="product", operands=ops("people=2"), factor=12.0)
    assert (row["recomputed"], row["verdict"]) == (204, "holds")


def test_average_divides_amount_by_count(data):
    # 13.41 万 / 107 = 1253.27; 134,050 / 107 = 1252.8, 134,150 / 107 = 1253.7
    row = judged(
        data,
        fact(1, "1253", "CNY/person/month"),
        fact(2, "13.41", "CNY", scale=10000),
        fact(3, "107", "case"),
        kind="average",
        operands=ops("amount=2", "count=3"),
    )
    assert row["recomputed"] == pytest.approx(1253.271, abs=1e-3)
    assert row["verdict"] == "holds"


def test_bound_is_open_at_one_end(data):
    limit = fact(2, "4", "facility")
    row = judged(data, fact(1, "8", "facility"), limit, kind="bound", operands=ops("at_most=2"))
    assert (row["recomputed"], row["high"], row["verdict"]) == (4, 4, "unexplained")
    assert pd.isna(row["low"])
    row = judged(data, fact(1, "8", "facility"), limit, kind="bound", operands=ops("at_least=2"))
    assert (row["low"], row["verdict"]) == (4, "holds")


def test_bound_without_operand_is_the_ceiling_of_the_indicator(data):
    claim = fact(1, "129", "percent", indicator="community_facility_coverage")
    row = judged(data, claim, kind="bound")
    assert (row["high"], row["verdict"]) == (100, "unexplained")


def test_mean_growth_spreads_the_change_over_the_years_of_the_claim(data):
    # 488 to 660 is 35.25 %; over the five years 2016 to 2020 that is 7.05 a year
    claim = fact(1, "7.1", "percent_per_year", period_start="2016")
    levels = [fact(2, "488", "CNY/person/month", "2016"), fact(3, "660", "CNY/person/month")]
    operands = ops("start=2", "end=3")
    reading = {"verdict": "explainable", "reading_kind": "mean_growth", "reading_operands": operands}
    row = judged(data, claim, *levels, kind="growth", operands=operands, judgement=reading)
    assert row["recomputed"] == pytest.approx(7.8403, abs=1e-4)
    assert row["reading_low"] == row["reading_high"] == pytest.approx(7.0492, abs=1e-4)
    assert row["verdict"] == "explainable"


def test_a_rate_per_thousand_may_be_of_a_share_of_people(data):
    # 1000 x 18,000 / 300,000 = 60; of 12 % of 2,500,000 people, which is 300,000, too
    claim, beds = fact(1, "60", "bed_per_1000_person"), fact(2, "1.8", "bed", scale=10000)
    people, all_ = fact(3, "300000", "person"), fact(4, "2500000", "person")
    row = judged(data, claim, beds, people, kind="per_thousand", operands=ops("above=2", "below=3"))
    assert row["recomputed"] == 60
    # beds 17,500 to 18,500: 58.33 to 61.67
    assert (row["low"], row["high"]) == pytest.approx((58.333, 61.667), abs=1e-3)
    operands = ops("above=2", "below=4", "share=5")
    row = judged(data, claim, beds, all_, fact(5, "12.0", "percent"), kind="per_thousand", operands=operands)
    assert row["recomputed"] == pytest.approx(60)
    # shares 11.95 to 12.05 %: 17,500 / 301,250 to 18,500 / 298,750
    assert (row["low"], row["high"]) == pytest.approx((58.091, 61.925), abs=1e-3)
    assert row["formula"] == "1000 × 18000 / (2500000 × 12 / 100)"
