"""Names of results: readable, safe as file names, and never the same for two sets of parameters.

A name is `<plan or notebook>.<language>`, and for a run with other parameters than the notebook's own
`<plan or notebook>.<what differs>.<language>`. Names are made and never read back: what a result is about
stands in its job and in its record.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

#: Parameters whose values say by themselves what they are; the others stand as `name-value`.
ALONE = ("indicator", "plans")

#: Bytes that each part of a name may have: with endings and language it stays far below 255.
LONGEST = 60

_STEM = re.compile(r"[\w-]+")
_WORD = re.compile(r"[a-z_][a-z0-9_]*")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def name(stem: str, differs: dict[str, Any], lang: str) -> str:
    """Return the name of a result.

    Parameters
    ----------
    stem : str
        Id of the plan, or name of the notebook.
    differs : dict
        Parameters that differ from the notebook's own; empty: the standard run.
    lang : str

    Examples
    --------
    >>> name("growth", {}, "en"), name("growth", {"indicator": "tekun_standard"}, "en")
    ('growth.en', 'growth.tekun_standard.en')
    """
    first = _short(stem, stem, whole=bool(_STEM.fullmatch(stem)))
    return ".".join([first, *([variant(differs)] if differs else []), lang])


def variant(differs: dict[str, Any]) -> str:
    """Return the part of a name that tells one set of parameters from every other.

    Text that could be read in two ways, or that is long, is cut and ends with `~` and a hash of all of it.

    Examples
    --------
    >>> variant({"confidence": 0.9, "plans": ["one", "two"]})
    'one-two+confidence-0.9'
    """
    names = sorted(differs, key=lambda one: (one not in ALONE, one))
    parts = [([] if one in ALONE else [one]) + _values(differs[one]) for one in names]
    text = "+".join("-".join(map(str, part)) for part in parts)
    exact = json.dumps(differs, sort_keys=True, default=repr)
    return _short(text, exact, whole=all(_plain(word) for part in parts for word in part))


def _values(value: Any) -> list[Any]:
    return (value or [""]) if isinstance(value, list) else [value]


def _plain(word: Any) -> bool:
    """Whether a word can be told from every other one in a name; `-`, `+` and `~` stand between words."""
    if isinstance(word, str):
        return bool(_WORD.fullmatch(word))
    return type(word) in (int, float) and bool(_NUMBER.fullmatch(repr(word)))


def _short(text: str, exact: str, *, whole: bool) -> str:
    if whole and len(text.encode("utf-8")) <= LONGEST:
        return text
    digest = hashlib.sha256(exact.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    kept = re.sub(r"[^a-z0-9_+-]+", "_", text.lower())[: LONGEST - 1 - len(digest)]
    return f"{kept.strip('_+-')}~{digest}"
