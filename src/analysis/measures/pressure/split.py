"""The rise of the share of the old split into more old people and a change of all the others."""

from __future__ import annotations

from analysis.dataset.ids import joined
from analysis.errors import MeasureError
from analysis.measures.pressure.rows import NOT_AVAILABLE, PERMANENT, Record

#: Rows of `population.people` of one place by population and year.
Known = dict[tuple[str, int], Record]

#: The two effects in percentage points, and the change of the two numbers in per cent.
EFFECTS = ("rise_by_old", "rise_by_rest")
CHANGES = ("aged_60_plus_change", "under_60_change")
_OLD = "aged_60_plus"


def effects(old: tuple[float, float], rest: tuple[float, float]) -> tuple[float, float]:
    """Return by how many points each number moved the share of the old: (by the old, by the rest).

    With s(o, r) = 100 x o / (o + r), each effect is the mean of the two orders in which the numbers can
    change, so the two sum to the rise without a remainder:
    by the old = [s(o1, r0) - s(o0, r0) + s(o1, r1) - s(o0, r1)] / 2, by the rest likewise.

    Parameters
    ----------
    old, rest : (first, last)
        Numbers of old people and of all others, at both ends.

    Raises
    ------
    MeasureError
        If a number is not positive.

    Examples
    --------
    >>> [round(part, 3) for part in effects((10, 20), (90, 80))]  # 10 % to 20 %: both helped
    [9.091, 0.909]
    >>> [round(part, 3) for part in effects((10, 10), (90, 40))]  # nobody grew old, the others left
    [0.0, 10.0]
    """
    if not min(*old, *rest) > 0:
        raise MeasureError(f"{old} old people and {rest} others: numbers above zero are expected")

    def s(o: float, r: float) -> float:
        return 100 * o / (o + r)

    (o0, o1), (r0, r1) = old, rest
    by_old = (s(o1, r0) - s(o0, r0) + s(o1, r1) - s(o0, r1)) / 2
    by_rest = (s(o0, r1) - s(o0, r0) + s(o1, r1) - s(o1, r0)) / 2
    return by_old, by_rest


def split(known: Known) -> list[Record]:
    """Return the rows of the split for one place: two effects and two changes.

    The effects are in percentage points, `aged_60_plus_change` and `under_60_change` in per cent of the first
    census. Who turned 60 left the rest and joined the old, so the rest also shrinks by aging; the split says
    how the numbers moved and not who moved away. Intervals come from the rounding of the first census' share.

    Parameters
    ----------
    known : dict
        Rows of `population.people` of the place by population and year.

    Returns
    -------
    list of dict
        Evidence `not available` where two censuses with counts are not there.
    """
    years = sorted(year for name, year in known if name == _OLD and ("all", year) in known)
    if len(years) < 2:
        units = ("percentage_point",) * 2 + ("percent",) * 2
        absent = {"basis": PERMANENT, "evidence": NOT_AVAILABLE}
        return [absent | {"indicator": n, "unit": u} for n, u in zip(EFFECTS + CHANGES, units, strict=True)]
    ends = [{name: known[name, year] for name in (_OLD, "all")} for year in (years[0], years[-1])]
    found = [_at(ends, side) for side in ("value", "low", "high")]
    same = {
        "year": years[-1],
        "start_year": years[0],
        "basis": PERMANENT,
        "evidence": "derived",
        "facts": joined(end[name]["facts"] for end in ends for name in (_OLD, "all")),
    }
    rows = []
    for name in EFFECTS + CHANGES:
        value, *sides = (part[name] for part in found)
        unit = "percentage_point" if name in EFFECTS else "percent"
        limits = {"value": value, "low": min(value, *sides), "high": max(value, *sides)}
        rows.append(same | limits | {"indicator": name, "unit": unit})
    return rows


def _at(ends: list[dict[str, Record]], first: str) -> dict[str, float]:
    """Return effects and changes with the old of the first census at one end of their interval."""
    old = (ends[0][_OLD][first], ends[1][_OLD]["value"])
    rest = tuple(end["all"]["value"] - number for end, number in zip(ends, old, strict=True))
    changes = [100 * (after / before - 1) for before, after in (old, rest)]
    return dict(zip(EFFECTS + CHANGES, (*effects(old, rest), *changes), strict=True))
