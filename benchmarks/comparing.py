"""What differs between two files of a record, told so that a reader finds the place."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

#: Characters shown of a value.
_WIDTH = 160


def differences(old: Path, new: Path, ignored: set[str]) -> list[str]:
    """Return a text for each difference: where it is, the old value, the new one; none if all is equal.

    Parameters
    ----------
    old, new : Path
        CSV with a header, or JSON.
    ignored : set of str
        Properties of JSON objects that may differ.
    """
    if old.read_bytes() == new.read_bytes():
        return []
    if old.suffix == ".csv":
        return list(_rows(_read(old), _read(new))) or ["  the same cells, written differently"]
    found = _values(*(json.loads(path.read_text(encoding="utf-8")) for path in (old, new)), "", ignored)
    return [f"  {place}\n    old: {before}\n    new: {after}" for place, before, after in found]


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _rows(old: list[list[str]], new: list[list[str]]) -> Iterator[str]:
    """Rows that are gone or come; where one took the place of another, the cells in which they differ."""
    if old[:1] != new[:1]:
        yield f"  columns\n    old: {','.join(old[0])}\n    new: {','.join(new[0])}"
    header = old[0]
    matcher = SequenceMatcher(None, [*map(tuple, old)], [*map(tuple, new)], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal" or last == 0:
            continue
        pairs = min(last - first, end - begin)
        for before, after in zip(old[first : first + pairs], new[begin : begin + pairs], strict=True):
            if before is header:
                continue
            cells = [
                f"{column}: {one!r} is now {other!r}"
                for column, one, other in zip(header, before, after, strict=False)
                if one != other
            ]
            yield f"  row {','.join(before[:4])}\n    {'; '.join(cells)}"
        for row in old[first + pairs : last]:
            yield f"  gone: {','.join(row)}"
        for row in new[begin + pairs : end]:
            yield f"  new: {','.join(row)}"


def _values(old: Any, new: Any, place: str, ignored: set[str]) -> Iterator[tuple[str, str, str]]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if key not in ignored:
                missing = "(nothing)"
                yield from _values(old.get(key, missing), new.get(key, missing), f"{place}.{key}", ignored)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for at, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _values(one, other, f"{place}[{at}]", ignored)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lengths(old, new, place, ignored)
    elif old != new or type(old) is not type(new):
        yield place.removeprefix("."), *_cut(old, new)


def _lengths(old: list[Any], new: list[Any], place: str, ignored: set[str]) -> Iterator[tuple[str, str, str]]:
    """Of lists that are not of one length, the first element that differs, after the lengths."""
    yield f"{place.removeprefix('.')}, elements", str(len(old)), str(len(new))
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        if found := next(_values(one, other, f"{place}[{at}]", ignored), None):
            yield found
            return


def _cut(*values: Any) -> list[str]:
    """Return both values from shortly before the first character that differs."""
    texts = [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values]
    pairs = enumerate(zip(*texts, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(map(len, texts)))
    start = max(0, at - _WIDTH // 4)
    cut = [text[start : start + _WIDTH] for text in texts]
    return [f"{'…' if start else ''}{part}{'…' if len(text) > start + _WIDTH else ''}"
            for part, text in zip(cut, texts, strict=True)]  # fmt: skip
