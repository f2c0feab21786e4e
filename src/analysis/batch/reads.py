"""Whether a notebook reads its data through views alone: only then do slices tell what it read."""

from __future__ import annotations

import ast
import json

#: What a cell may ask of the data itself: it tells nothing of the facts.
_PLAIN = {"version", "date", "peers_of", "plan_ids", "check_plans"}


def through_views(content: bytes) -> bool:
    """Return whether the cells of a notebook use what they load for views, and otherwise for names and dates.

    A cell that cannot be parsed, such as one with a magic, could read anything.
    """
    cells = json.loads(content)["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return False
    loaded, allowed = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _loads(node.value) and isinstance(node.targets[0], ast.Name):
            loaded.add(node.targets[0].id)
            allowed |= {id(node.value.func), id(node.targets[0])}  # type: ignore[attr-defined]
        elif isinstance(node, ast.Call) and _called(node) == "View" and node.args:
            allowed.add(id(node.args[0]))
        elif isinstance(node, ast.Attribute) and node.attr in _PLAIN:
            allowed.add(id(node.value))
    read = {"load_dataset", "Dataset", "_data", *loaded}
    return not any(_named(node) in read and id(node) not in allowed for node in ast.walk(tree))


def _named(node: ast.AST) -> str:
    """The name that a node reads; of an import, the name that it gives another one."""
    if isinstance(node, ast.alias):
        return node.name if node.asname else ""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _loads(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and _called(value) == "load_dataset"


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
