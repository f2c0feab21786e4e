"""What a text must be by the name of its column, beyond what the descriptor can say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from analysis.dataset.patterns import expected_of

#: Years that figures and plans can be about.
YEARS = range(1900, 2101)

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_ADDRESS = re.compile(r"https?://\w[\w.-]*(:\d{1,5})?([/?#][^\s\"'<>\\^`{|}]*)?")
#: Ids that become names of files; Windows reserves some.
_NAME = re.compile(r"(?!(con|prn|aux|nul|com\d|lpt\d)$)[a-z][a-z0-9_]{0,59}", re.ASCII)


def _day(text: str) -> str:
    try:
        found = date.fromisoformat(f"{text}-01-01"[:10]) if _DATE.fullmatch(text) else None
    except ValueError:
        found = None
    if found and found.year in YEARS:
        return ""
    return f"a day, month or year that exists, from {YEARS[0]} to {YEARS[-1]}"


def _address(text: str) -> str:
    return "" if _ADDRESS.fullmatch(text) else "an address that begins with http:// or https://"


def _name(text: str) -> str:
    expected = "at most 60 small letters a-z, digits and _, a letter first, and no name that Windows reserves"
    return "" if _NAME.fullmatch(text) else expected


_FORMS: dict[str, Callable[[str], str]] = {
    "period_start": _day, "period_end": _day, "document_date": _day, "decided": _day,
    "url": _address, "pattern": expected_of,
    "plan": _name, "place": _name,
}  # fmt: skip


def expected_form(column: str, text: str) -> str:
    """Return what is expected of a text in a column of this name where it is not that, else "".

    Examples
    --------
    >>> expected_form("document_date", "2021-02-31"), expected_form("url", "https://example.org/a")
    ('a day, month or year that exists, from 1900 to 2100', '')
    """
    return _FORMS[column](text) if column in _FORMS else ""
