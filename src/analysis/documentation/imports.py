"""Which part of the package imports which, read from the code."""

from __future__ import annotations

import ast
from pathlib import Path

import analysis

ROOT = Path(analysis.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py") if "_packaged" not in path.parts)


def module(path: Path) -> str:
    """Return the dotted name below `analysis`; "analysis" for its own __init__."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "analysis"


#: Every module of the package by its name below `analysis`.
MODULES = {module(path): path for path in FILES}


def part(name: str) -> str:
    """Return the part that a module belongs to: the first word of its name."""
    return name.partition(".")[0]


def imports(path: Path) -> set[str]:
    """Return the modules of the package that a file imports, at its top or inside a function.

    Raises
    ------
    ValueError
        For a relative import: those hide which part is meant.
    """
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level or node.module is None:
                raise ValueError(f"{path.name}: relative import, line {node.lineno}")
            # `from analysis.batch import job` names a module, `from analysis.dataset import Dataset` none
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole.removeprefix("analysis.") in MODULES else node.module)
    return {n.removeprefix("analysis.") for n in found if n == "analysis" or n.startswith("analysis.")}


def parts() -> dict[str, set[str]]:
    """Return for each part the other parts that it imports."""
    found: dict[str, set[str]] = {part(name): set() for name in MODULES}
    for name, path in MODULES.items():
        found[part(name)] |= {part(other) for other in imports(path)} - {part(name)}
    return found


def packages() -> tuple[dict[str, set[str]], list[str]]:
    """Return for each part that is a package the packages that it imports, and the modules beside them."""
    found = parts()
    folders = {name for name in found if (ROOT / name).is_dir()}
    alone = sorted(set(found) - folders - {"analysis"})
    return {name: found[name] & folders for name in sorted(folders)}, alone
