"""The derived tables as their descriptor declares them: the one place where their columns are defined."""

from __future__ import annotations

from functools import cache

from analysis import paths
from analysis.dataset.schema import Package, read_package

#: pandas types by those of a Table Schema, as `tidy` takes them.
_TYPES = {"string": "str", "boolean": "bool", "integer": "Int64", "year": "Int64", "number": "float64"}


@cache
def derived_package() -> Package:
    """Return what `data/derived/datapackage.json` of this version of the code says."""
    return read_package(paths.derived_dir(), {})


def columns(table: str) -> dict[str, str]:
    """Return the type of each column of a derived table, in order, as `tidy` takes them.

    Examples
    --------
    >>> list(columns("urban_rural").items())[:3]
    [('plan', 'str'), ('indicator', 'str'), ('year', 'Int64')]
    """
    return {field.name: _TYPES[field.type] for field in derived_package().resources[table].fields}
