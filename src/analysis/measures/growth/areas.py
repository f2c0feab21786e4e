"""Which area of a town stands beside which area of the country."""

from __future__ import annotations

from collections.abc import Iterable


def pairs(groups: Iterable[str]) -> list[tuple[str, str]]:
    """Return (urban, rural) pairs of groups.

    Groups with the same name after `urban_` and `rural_` go together; those left over are paired with each
    other.

    Examples
    --------
    >>> pairs(["urban_districts", "urban_seats", "rural_districts", "rural_counties"])
    [('urban_districts', 'rural_districts'), ('urban_seats', 'rural_counties')]
    """
    listed = list(groups)
    urban, rural = ([g for g in listed if g.split("_")[0] == side] for side in ("urban", "rural"))
    same = [(u, r) for u in urban for r in rural if u.removeprefix("urban") == r.removeprefix("rural")]
    paired = {group for pair in same for group in pair}
    return same + [(u, r) for u in urban for r in rural if not {u, r} & paired]
