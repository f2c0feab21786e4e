"""The package's own files as one hash: whether two processes, or two runs, have the same code."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from analysis import paths

_PACKAGE = Path(__file__).resolve().parent


@cache
def sources() -> str:
    """Return the hash of the package as it was when first asked: code, styles, templates, derived columns."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and not {"__pycache__", "_packaged"} & set(path.parts):
            name = path.relative_to(_PACKAGE).as_posix()
            digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    digest.update((paths.derived_dir() / "datapackage.json").read_bytes())
    return digest.hexdigest()
