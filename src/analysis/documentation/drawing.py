"""The parts of the package and what builds on what, drawn as SVG from the imports of the code."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import accumulate, pairwise

from analysis import colours

_WIDTH, _BOX, _HEIGHT, _ROW, _EDGE = 760, 112, 32, 72, 8

Graph = Mapping[str, set[str]]


def arrows(graph: Graph) -> list[tuple[str, str]]:
    """Return the imports that no other path of imports implies: what is left when the rest goes unsaid."""

    def reach(name: str) -> set[str]:
        return graph[name].union(*(reach(other) for other in graph[name]))

    return [
        (name, other)
        for name in sorted(graph)
        for other in sorted(graph[name])
        if not any(other in reach(between) for between in graph[name] - {other})
    ]


def levels(graph: Graph) -> dict[str, int]:
    """Return the row of each part, 0 at the top: one below the lowest part that imports it."""
    found: dict[str, int] = {}
    while len(found) < len(graph):
        for name in graph:
            users = {other for other in graph if name in graph[other]}
            if name not in found and users <= set(found):
                found[name] = 1 + max((found[user] for user in users), default=-1)
    return found


def routes(graph: Graph) -> list[list[str]]:
    """Return each arrow as the places it passes; in rows between, a place of its own beside the boxes."""
    level = levels(graph)
    return [
        [name, *(f"{name}>{other}:{row}" for row in range(level[name] + 1, level[other])), other]
        for name, other in arrows(graph)
    ]


def rows(graph: Graph) -> list[list[str]]:
    """Return boxes and passing arrows by row, ordered so that what belongs together stands together."""
    level = levels(graph)
    for route in routes(graph):
        level |= {place: level[route[0]] + at for at, place in enumerate(route)}
    near: dict[str, list[str]] = {place: [] for place in level}
    for route in routes(graph):
        for first, second in pairwise(route):
            near[first].append(second)
            near[second].append(first)
    depth = 1 + max(level.values(), default=-1)
    found = [sorted(name for name in level if level[name] == row) for row in range(depth)]
    place = {name: at / len(row) for row in found for at, name in enumerate(row)}
    for _ in range(8):
        for row in found:
            row.sort(key=lambda n: (sum(place[o] for o in near[n]) / max(1, len(near[n])), n))
            place |= {name: (at + 0.5) / len(row) for at, name in enumerate(row)}
    return found


def draw(graph: Graph, beneath: list[str]) -> str:
    """Return the drawing: a box for each part, arrows to what it builds on, one box for what all may use.

    Parameters
    ----------
    graph : mapping of str to set of str
        For each part the parts that it imports; without circles.
    beneath : list of str
        Modules that every part may use; no arrow leads to them.
    """
    found = rows(graph)
    at = {
        name: (x, _EDGE + _ROW * line)
        for line, row in enumerate(found)
        for name, x in zip(row, _middles([1.0 if name in graph else 0.4 for name in row]), strict=True)
    }
    bottom = _EDGE + _ROW * len(found) - 16
    height = bottom + _HEIGHT + _EDGE
    told = "; ".join(f"{name} builds on {', '.join(sorted(graph[name]))}" for name in at if graph.get(name))
    lines = [_arrow([at[place] for place in route]) for route in routes(graph)]
    boxes = [_box(name, *at[name], _BOX) for name in at if name in graph]
    boxes.append(_box("used by all: " + ", ".join(beneath), _WIDTH / 2, bottom, _WIDTH - 2 * _EDGE))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
            f'height="{height}" role="img" font-family="sans-serif" font-size="14">',
            f"<title>The parts of the package</title><desc>{escape(told)}.</desc>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            f'orient="auto"><path d="M0 0L8 4L0 8z" fill="{colours.MUTED}"/></marker></defs>',
            f'<rect width="{_WIDTH}" height="{height}" fill="white"/>',
            *lines,
            *boxes,
            "</svg>\n",
        ]
    )


def _middles(widths: list[float]) -> list[float]:
    """Return where places of these relative widths have their middle, side by side over the whole width."""
    ends = list(accumulate(widths))
    return [_WIDTH * (end - width / 2) / ends[-1] for end, width in zip(ends, widths, strict=True)]


def _box(name: str, x: float, y: float, width: float) -> str:
    return (
        f'<rect x="{x - width / 2:.1f}" y="{y:.1f}" width="{width}" height="{_HEIGHT}" rx="4" fill="white" '
        f'stroke="{colours.ACCENT}"/><text x="{x:.1f}" y="{y + 21:.1f}" text-anchor="middle" '
        f'fill="{colours.INK}">{escape(name)}</text>'
    )


def _arrow(places: list[tuple[float, float]]) -> str:
    (x, y), *others = places
    path, y = f"M{x:.1f} {y + _HEIGHT:.1f}", y + _HEIGHT
    for to_x, to_y in others:
        bend = (to_y - y) / 2
        path += f"C{x:.1f} {y + bend:.1f} {to_x:.1f} {to_y - bend:.1f} {to_x:.1f} {to_y:.1f}"
        x, y = to_x, to_y
        if (x, y) != others[-1]:
            y += _HEIGHT
            path += f"V{y:.1f}"
    stroke = f'stroke="{colours.MUTED}" stroke-width="1.2"'
    return f'<path d="{path}" fill="none" {stroke} marker-end="url(#tip)"/>'
