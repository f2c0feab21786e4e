"""Where data and notebooks are: what the caller names, else packaged, else the checkout.

Notebooks run in their own folder under nbval and in the caller's under papermill, so no other module
may build a path from the working directory.
"""

from __future__ import annotations

import os
from pathlib import Path

from analysis.errors import UsageError

DATA_VARIABLE = "MINZHENG_DATA"
_DESCRIPTOR = "datapackage.json"

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _first(candidates: list[Path], marker: str, what: str) -> Path:
    for folder in candidates:
        if (folder / marker).exists():
            return folder
    tried = ", ".join(str(c) for c in candidates)
    raise UsageError(f"no {what} found (looked for {marker} in {tried})")


def data_dir(named: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the data package.

    Parameters
    ----------
    named : path, optional
        What the caller names; else the variable MINZHENG_DATA if it is set and not empty, else the packaged
        copy, else the checkout.

    Raises
    ------
    UsageError
        If the folder has no `datapackage.json`. A folder that was named is never silently replaced.
    """
    explicit = os.environ.get(DATA_VARIABLE) or None if named is None else named
    if explicit is not None:
        return _named(os.fspath(explicit))
    return shipped_dir()


def _named(text: str) -> Path:
    try:
        if not text:
            raise ValueError("an empty name")
        folder = Path(text).expanduser().resolve(strict=True)
        (folder / _DESCRIPTOR).lstat()
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: no such user's home, or a loop
        why = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) else error
        raise UsageError(f"no data package {text!r} ({why}); expected a folder with {_DESCRIPTOR}") from None
    return folder


def shipped_dir() -> Path:
    """Return the folder of the data that come with the code, whatever data the caller names."""
    return _first([_PACKAGE / "_packaged" / "data", _CHECKOUT / "data"], _DESCRIPTOR, "data package")


def derived_dir() -> Path:
    """Return the folder of the derived tables as the code makes them, whatever data the caller names."""
    candidates = [_PACKAGE / "_packaged" / "data" / "derived", _CHECKOUT / "data" / "derived"]
    return _first(candidates, _DESCRIPTOR, "descriptor of the derived tables")


def is_packaged(folder: Path) -> bool:
    """Tell whether `folder` lies inside the installed package, where nothing is to be written."""
    return (_PACKAGE / "_packaged") in folder.resolve().parents


def notebooks_dir() -> Path:
    """Return the folder of the notebooks, packaged or in the checkout."""
    return _first(
        [_PACKAGE / "_packaged" / "notebooks", _CHECKOUT / "notebooks"], "briefing.ipynb", "notebooks"
    )


def figures_dir() -> Path:
    """Return the folder of the committed figures; only a checkout has one."""
    return _first([_CHECKOUT / "figures"], "README.md", "figures folder")


def docs_dir() -> Path:
    """Return the folder of the documentation; only a checkout has one."""
    return _first([_CHECKOUT / "docs"], "README.md", "documentation folder")


def lock_file() -> Path | None:
    """Return the lock of the checkout; an installed package has none."""
    path = _CHECKOUT / "requirements.lock"
    return path if path.exists() else None


def build_dir() -> Path:
    """Return the default folder for results: `build` in the checkout, else in the working directory."""
    inside = _PACKAGE.parent.name == "src" and (_CHECKOUT / "pyproject.toml").exists()
    return (_CHECKOUT if inside else Path.cwd()) / "build"
