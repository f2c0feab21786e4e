"""What a function that takes one row of a table may expect of it."""

from __future__ import annotations

from typing import Any, Protocol


class Row(Protocol):
    """One row of a table, as `itertuples()` gives it: each column is an attribute.

    Which columns a table has and of which type is said by `data/datapackage.json` and by the docstring of the
    measure that makes the table; a type checker cannot know them.
    """

    def __getattr__(self, column: str) -> Any: ...
