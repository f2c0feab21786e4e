"""Programmes that pay people, the tidy row of every outlay measure, and the arithmetic of two rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset import months as dates
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.dataset.printed import Fact
from analysis.dataset.series import ORIGINS
from analysis.dataset.tidy import tidy
from analysis.errors import MeasureError
from analysis.measures.consistency.figures import figure
from analysis.measures.intervals import Interval, Measured, divided

Row = dict[str, Any]

COLUMNS = columns("outlays")

#: Indicators of each programme by role. `payments` count a person once for every month paid; `cases` are
#: single acts of help; `part` counts only some of the people on the roll.
PROGRAMMES: dict[str, dict[str, tuple[str, ...]]] = {
    "dibao": {
        "outlay": ("dibao_outlay",),
        "recipients": ("dibao_recipients",),
        "average": ("dibao_subsidy",),
        "standard": ("dibao_standard",),
        "part": ("dibao_recipients", "dibao_recipient_households"),
    },
    "tekun": {
        "outlay": ("tekun_outlay",),
        "recipients": ("tekun_recipients",),
        "payments": ("tekun_payment_cases",),
        "standard": ("tekun_standard",),
        "part": ("tekun_recipients",),
    },
    "tekun_care": {"outlay": ("tekun_care_subsidy_outlay",), "payments": ("tekun_care_subsidy_cases",)},
    "temporary_relief": {
        "outlay": ("temporary_relief_outlay",),
        "cases": ("temporary_relief_cases",),
        "average": ("temporary_relief_average",),
    },
    "vagrants": {"outlay": ("vagrant_assistance_outlay",), "cases": ("vagrant_assistance_cases",)},
    "disabled": {
        "outlay": ("disabled_subsidies_outlay",),
        "recipients": ("disabled_subsidies_recipients",),
        "part": ("needy_disabled_subsidy_recipients", "severely_disabled_subsidy_recipients"),
    },
    "mental_disorder": {
        "outlay": ("severe_mental_disorder_subsidy_outlay",),
        "recipients": ("severe_mental_disorder_subsidy_recipients",),
        "standard": ("severe_mental_disorder_subsidy_standard",),
    },
    "elderly_allowance": {
        "outlay": ("elderly_allowance_outlay",),
        "recipients": ("elderly_allowance_recipients",),
    },
    "sanmin": {
        "outlay": ("sanmin_outlay",),
        "recipients": ("sanmin_recipients",),
        "payments": ("sanmin_payment_cases",),
        "standard": ("sanmin_standard",),
    },
    "orphans": {
        "outlay": ("orphan_outlay",),
        "recipients": ("orphans",),
        "payments": ("orphan_payment_cases",),
        "standard": ("orphan_living_standard",),
    },
    "unattended_children": {
        "outlay": ("de_facto_unattended_children_outlay",),
        "payments": ("de_facto_unattended_children_payment_cases",),
    },
    "social_assistance": {"outlay": ("social_assistance_outlay",)},
}

#: Groups that are only some of the people on a roll, whom no outlay is divided by.
SOME = ("rural_registered_poor",)

#: What a roll is counted in: an outlay is divided by one of these.
COUNTS = ("recipients", "payments", "cases")
AREAS = ("all", "urban", "rural")

MONTHLY = "CNY/person/month"
_KINDS = ("observed", "estimate", "rule")


def printed(
    data: Dataset, plan: str, programme: str, role: str, kinds: tuple[str, ...] = _KINDS
) -> list[Row]:
    """Return the rows of what a plan prints in one role of a programme, each period and group once.

    Standards and averages per person and time are brought to the month. A bound (余, 多) has no value, only
    the end that it gives.
    """
    return [dict(row) for row in _read(data, plan, programme, role, kinds)]


@remembered
def _read(data: Dataset, plan: str, programme: str, role: str, kinds: tuple[str, ...]) -> tuple[Row, ...]:
    found: list[Row] = []
    rolls = PROGRAMMES[programme].get("recipients", ()) if role == "part" else ()
    for indicator in PROGRAMMES[programme].get(role, ()):
        facts = [
            fact
            for fact in data.records(plan, indicator, kind=kinds)
            if fact["comparator"] != "text"
            and (fact["group"] in SOME or indicator not in rolls)
            and (role == "part" or fact["group"] not in SOME)
        ]
        first: dict[tuple[str, str, str], Fact] = {}
        for fact in sorted(facts, key=lambda fact: _rank(fact, kinds)):
            first.setdefault((fact["group"], fact["period_start"], fact["period_end"]), fact)
        found += [_printed(data, programme, role, fact) for fact in first.values()]
    return tuple(found)


def _rank(fact: Fact, kinds: tuple[str, ...]) -> tuple[str, int, int, int]:
    return (
        fact["period_start"], kinds.index(fact["kind"]), ORIGINS.index(fact["origin"]), fact["line"],
    )  # fmt: skip


def _printed(data: Dataset, programme: str, role: str, fact: Fact) -> Row:
    read = figure(data, fact)
    unit = MONTHLY if fact["unit"] == "CNY/person/year" else fact["unit"]
    factor = data.lists.factor(fact["unit"], unit)
    bounded = fact["comparator"] not in ("=", "~")
    return {
        "plan": fact["plan"],
        "programme": programme,
        "measure": role,
        "group": fact["group"],
        "start": fact["period_start"],
        "end": fact["period_end"],
        "value": math.nan if bounded else read.value * factor,
        **_ends(read.low * factor, read.high * factor),
        "unit": unit,
        "formula": "",
        "indicator": fact["concept"],
        "evidence": "corrected" if fact["mark"] == "corrected" else "stated",
        "grade": "",
        "facts": fact["fact_id"],
    }


def _ends(low: float, high: float) -> Row:
    return {"low": low if low > 0 else math.nan, "high": high if math.isfinite(high) else math.nan}


def derived(
    data: Dataset, like: Row, measure: str, value: float, ends: Interval, unit: str, formula: str,
    parts: Sequence[Row], facts: str = "",
) -> Row:  # fmt: skip
    """Return a computed row over the period and group of `like`, resting on `parts` and outside `facts`."""
    resting = joined([*(part["facts"] for part in parts), facts])
    corrected = any(part["evidence"] == "corrected" for part in parts)
    return like | {
        "measure": measure,
        "value": value,
        **_ends(*ends),
        "unit": unit,
        "formula": formula,
        "indicator": "",
        "evidence": "corrected" if corrected else "derived",
        "grade": ";".join(data.grades(ids(resting))),
        "facts": resting,
    }


def empty(plan: str, programme: str, measure: str, evidence: str) -> Row:
    """Return the row of what a plan does not print, or of what is not available from outside."""
    return dict.fromkeys(COLUMNS, "") | {
        "plan": plan, "programme": programme, "measure": measure, "evidence": evidence,
        "value": math.nan, "low": math.nan, "high": math.nan,
    }  # fmt: skip


def frame(rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a tidy table with `COLUMNS`."""
    return tidy(rows, COLUMNS)


def interval(row: Row) -> Interval:
    """Return the interval of a row; an open end is zero or infinity."""
    low, high = row["low"], row["high"]
    return (0.0 if math.isnan(low) else low, math.inf if math.isnan(high) else high)


def over(above: Row, below: Row, times: float = 1.0) -> Measured:
    """Return (value, low, high) of times x above / below; an open end of either is zero or infinity."""
    return divided(closed(above), closed(below), times)


def closed(row: Row) -> Row:
    """Return a row whose open ends are zero or infinity."""
    return row | dict(zip(("low", "high"), interval(row), strict=True))


def year_of(row: Row) -> int | None:
    """Return the calendar year that a row lies in; None for a period over several years."""
    return int(row["start"][:4]) if row["start"][:4] == row["end"][:4] else None


def months(row: Row) -> int:
    """Return the number of months of a row's period."""
    return dates.months(row["start"], row["end"])


def same(first: Row, second: Row, *, what: str) -> None:
    """Refuse two rows of different plans, programmes or groups of people."""
    for column in ("plan", "programme", "group"):
        if first[column] != second[column]:
            raise refused(first, f"{what}: {column} {first[column]!r} against {second[column]!r}")


def refused(row: Row, why: str) -> MeasureError:
    """Return the error that names plan, indicator and group of a row, and its facts."""
    where = f"{row['plan']}, {row['indicator'] or row['measure']}, {row['group']}"
    return MeasureError(f"{where}: {why}", str(row["facts"]).split(";"))
