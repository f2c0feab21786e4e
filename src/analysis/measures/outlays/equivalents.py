"""Outlay per head and full-standard equivalents: outlays against rolls and standards, or refused."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import ids, joined
from analysis.measures.consistency.ledger import claim_row
from analysis.measures.consistency.relations import relations_of
from analysis.measures.outlays.rows import (
    COUNTS,
    MONTHLY,
    PROGRAMMES,
    Row,
    derived,
    frame,
    months,
    over,
    printed,
    refused,
    same,
    year_of,
)
from analysis.measures.outlays.spending import reckoned_rows, sums_over_periods

PER_CASE = "CNY/case"


def average(data: Dataset, outlay: Row, count: Row) -> Row:
    """Return the outlay per person and month, or per case.

    recipients: outlay / recipients / months of the outlay. payments: outlay / payments, one payment being
    one person in one month. cases: outlay / cases, in yuan per case, which is no yuan per person.

    Parameters
    ----------
    data : Dataset
    outlay, count : dict
        Rows of `spending` and of `rolls`.

    Returns
    -------
    dict
        A row with the measure `average_computed`; the interval is that of rounding, and of a bound only the
        end that it gives.

    Raises
    ------
    MeasureError
        For another plan, programme or group; for households or a part of the roll; for an outlay over several
        years divided by a roll, which is the stock of one; for different years or periods.

    Examples
    --------
    408,000 yuan in a year to 17 persons: 408000 / 17 / 12 = 2,000 yuan a month.
    """
    same(outlay, count, what="outlay per head")
    if count["measure"] not in COUNTS:
        raise refused(outlay, f"{count['indicator']} is no roll of the whole programme")
    if count["measure"] == "recipients":
        if year_of(outlay) is None:
            raise refused(outlay, f"a cumulative outlay over the recipients of {count['end']}")
        if year_of(count) is None:
            raise refused(outlay, "recipients counted over several years are no roll of a year")
        if year_of(outlay) != year_of(count):
            raise refused(outlay, f"outlay of {outlay['end']} over recipients of {count['end']}")
    elif (outlay["start"], outlay["end"]) != (count["start"], count["end"]):
        raise refused(outlay, f"{outlay['end']} over {count['measure']} of {count['start']}-{count['end']}")
    per = months(outlay) if count["measure"] == "recipients" else 1
    value, low, high = (end / per for end in over(outlay, count))
    unit = MONTHLY
    formula = f"outlay / recipients / {per}"
    if count["measure"] != "recipients":
        formula = f"outlay / {count['measure']}"
        unit = PER_CASE if count["measure"] == "cases" else MONTHLY
    parts = (outlay, count)
    return derived(data, outlay, "average_computed", value, (low, high), unit, formula, parts)


def equivalents(data: Dataset, outlay: Row, standard: Row) -> Row:
    """Return how many people the outlay would pay the full standard: outlay / (months x standard per month).

    Raises
    ------
    MeasureError
        For another plan, programme or group, an outlay over several years, or a standard of another year.

    Examples
    --------
    3,375,000 yuan in a year at a standard of 795 a month: 3375000 / (12 x 795) = 353.8 persons.
    """
    same(outlay, standard, what="full-standard equivalents")
    if year_of(outlay) is None:
        raise refused(outlay, f"a cumulative outlay over the standard of {standard['end']}")
    if year_of(outlay) != year_of(standard):
        raise refused(outlay, f"outlay of {outlay['end']} over the standard of {standard['end']}")
    if standard["unit"] != MONTHLY:
        raise refused(outlay, f"a standard in {standard['unit']}, expected {MONTHLY}")
    per = months(outlay)
    value, low, high = (end / per for end in over(outlay, standard))
    formula, parts = f"outlay / ({per} x standard)", (outlay, standard)
    return derived(data, outlay, "equivalents", value, (low, high), "person", formula, parts)


def share_paid(data: Dataset, paid: Row, standard: Row) -> Row:
    """Return the average subsidy as a share of the standard, in per cent; refuses as `equivalents` does."""
    same(paid, standard, what="share of the standard paid")
    if paid["unit"] != MONTHLY or standard["unit"] != MONTHLY:
        raise refused(paid, f"{paid['unit']} over {standard['unit']}, expected {MONTHLY} twice")
    if year_of(paid) is None or year_of(paid) != year_of(standard):
        raise refused(paid, f"subsidy of {paid['end']} over the standard of {standard['end']}")
    value, low, high = over(paid, standard, 100)
    formula, parts = "100 x average / standard", (paid, standard)
    return derived(data, paid, "share_paid", value, (low, high), "percent", formula, parts)


def ratio_rows(data: Dataset, plan: str, programme: str) -> list[Row]:
    """Return every ratio that the figures of a plan and programme allow, with the standards and averages."""
    outlays = printed(data, plan, programme, "outlay")
    standards = {(r["group"], year_of(r)): r for r in reversed(printed(data, plan, programme, "standard"))}
    counts = [row for role in COUNTS for row in printed(data, plan, programme, role)]
    averages = printed(data, plan, programme, "average")
    computed = [average(data, o, c) for o in outlays for c in counts if _meet(o, c)]
    known = [row for row in computed if row["low"] == row["low"] or row["high"] == row["high"]]
    promised = [
        row | {"measure": "average_promised"}
        for row in printed(data, plan, programme, "average", ("target",))
    ]
    rows = [*standards.values(), *averages, *known, *promised]
    for paid in [*averages, *known]:
        key = (paid["group"], year_of(paid))
        if key in standards and paid["unit"] == MONTHLY:
            rows.append(share_paid(data, paid, standards[key]))
    for outlay in [*outlays, *reckoned_rows(data, plan, programme)]:
        key = (outlay["group"], year_of(outlay))
        if key in standards:
            rows.append(equivalents(data, outlay, standards[key]))
    return rows


def _meet(outlay: Row, count: Row) -> bool:
    """Whether `average` would take the two: same people, and the same year or the same period."""
    if outlay["group"] != count["group"]:
        return False
    if count["measure"] == "recipients":
        return year_of(outlay) is not None and year_of(outlay) == year_of(count)
    return (outlay["start"], outlay["end"]) == (count["start"], count["end"])


def ratios(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return standards, averages, shares paid and full-standard equivalents, where they can be formed.

    Returns
    -------
    DataFrame
        Columns as in `rolls`. `measure` is `standard` and `average` (printed, yuan per person and month),
        `average_promised` (a target), `average_computed` (yuan per person and month, or `CNY/case`),
        `share_paid` (per cent of the standard) or `equivalents` (persons paid the full standard).
    """
    chosen = data.check_plans(plans or ())
    return frame(row for plan in chosen for name in PROGRAMMES for row in ratio_rows(data, plan, name))


def agreements(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return computed figures beside the printed ones that they should meet.

    An average computed from outlay and roll against the printed average or, where all are paid it in full,
    the standard; and reckoned outlays added up against the printed total of their period. Only those that a
    declared check relates: the verdict is that of the ledger on its claim.

    Returns
    -------
    DataFrame
        `plan, programme, group, start, end, formula, computed, low, high, against` (`average`, `standard` or
        `outlay`), `printed, unit, claim, verdict, facts`.
    """
    found = []
    for plan in data.check_plans(plans or ()):
        for name in PROGRAMMES:
            rows = ratio_rows(data, plan, name)
            computed = [row for row in rows if row["measure"] == "average_computed"]
            others = [row for row in rows if row["measure"] in ("average", "standard")]
            pairs = [(c, o) for c in computed for o in others if _beside(c, o)]
            totals = printed(data, plan, name, "outlay")
            pairs += [
                (c, o)
                for c in sums_over_periods(data, plan, name)
                for o in totals
                if (c["start"], c["end"], c["group"]) == (o["start"], o["end"], o["group"])
            ]
            found += [row for pair in pairs if (row := _agreement(data, *pair))]
    columns = ["plan", "programme", "group", "start", "end", "formula", "computed", "low", "high", "against"]
    return pd.DataFrame(found, columns=[*columns, "printed", "unit", "claim", "verdict", "facts"])


def _beside(computed: Row, other: Row) -> bool:
    known = computed["value"] == computed["value"]
    alike = computed["group"] == other["group"] and computed["unit"] == other["unit"]
    return known and alike and year_of(computed) is not None and year_of(computed) == year_of(other)


def _agreement(data: Dataset, computed: Row, other: Row) -> Row:
    """The two figures with the verdict on the claim whose check relates just these facts; else nothing."""
    keep = ("plan", "programme", "group", "start", "end", "formula", "low", "high", "unit")
    facts = joined([computed["facts"], other["facts"]])
    same = (one for one in relations_of(data, computed["plan"]) if set(ids(one["facts"])) == set(ids(facts)))
    if (relation := next(same, None)) is None:
        return {}
    return {name: computed[name] for name in keep} | {
        "computed": computed["value"],
        "against": other["measure"],
        "printed": other["value"],
        "claim": relation["claim"],
        "verdict": claim_row(data, relation["claim"])["verdict"],
        "facts": facts,
    }
