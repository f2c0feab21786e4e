"""Lists of fact ids in one cell, separated by `;`: the one way in and the one way out."""

from __future__ import annotations

from collections.abc import Iterable


def ids(*cells: str) -> tuple[str, ...]:
    """Return the ids in some cells, each once, in order.

    Examples
    --------
    >>> ids("a-008;a-009", "", "a-008")
    ('a-008', 'a-009')
    """
    return tuple(dict.fromkeys(one for cell in cells for one in cell.split(";") if one))


def joined(cells: Iterable[str]) -> str:
    """Return ids, or cells of ids, as one cell; each id once, in order.

    Examples
    --------
    >>> joined(["a-008", "a-009;a-008"])
    'a-008;a-009'
    """
    return ";".join(ids(*cells))
