"""The look of the charts: faces, colours, sizes; a missing glyph is an error."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

import matplotlib as mpl
from matplotlib import font_manager, patheffects, textpath
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.text import Annotation

from analysis import colours, fonts
from analysis.view import View

#: Width of the text block of a briefing, inches.
WIDTH = 6.7

PALETTE = colours.PALETTE
URBAN, RURAL, ONE = PALETTE[0], PALETTE[1], PALETTE[2]
INK, MUTED, GRID = colours.INK, colours.MUTED, colours.GRID
ACCENT, RULE = colours.ACCENT, colours.RULE

#: Keywords of a label that lines may cross: it stands on white, a little wider than its letters.
LEGIBLE: dict[str, Any] = {
    "path_effects": [patheffects.withStroke(linewidth=2.2, foreground="white")],
    "zorder": 5,
}

_RC: dict[Any, Any] = {
    "font.family": [fonts.LATIN, fonts.CHINESE],
    "font.size": 9,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 9.5,
    "axes.titlelocation": "left",
    "axes.titleweight": "regular",
    "axes.unicode_minus": True,
    "text.color": INK,
    "text.parse_math": False,  # `$` in a name is a dollar sign
    "xtick.color": INK,
    "ytick.color": INK,
    "grid.color": GRID,
    "legend.frameon": False,
    "svg.hashsalt": "minzheng",
    "svg.fonttype": "path",
    "figure.constrained_layout.use": True,
}


P = ParamSpec("P")
T = TypeVar("T")


@cache
def _register_fonts() -> None:
    for path in fonts.paths():
        font_manager.fontManager.addfont(path)


def styled(chart: Callable[P, T]) -> Callable[P, T]:
    """Make a chart function draw in the project's style; a glyph that no face has is an error, not a box."""

    @wraps(chart)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> T:
        _register_fonts()
        with mpl.rc_context(_RC), warnings.catch_warnings():
            warnings.filterwarnings("error", message="Glyph .* missing")
            return chart(*args, **kwargs)

    return drawn


def drawing(height: float, columns: int = 1) -> tuple[Drawing, list[Axes]]:
    """Return a new drawing of `height` inches and its axes; not known to pyplot, so nothing leaks."""
    figure = Drawing(figsize=(WIDTH, height))
    axes = figure.subplots(1, columns, squeeze=False)[0]
    return figure, list(axes)


def inches(words: str, size: float = 9) -> float:
    """Return the width of a text of `size` points, of its longest line, without a drawing."""
    face = font_manager.FontProperties(size=size)
    measure = textpath.text_to_path.get_text_width_height_descent
    return max(measure(line, face, False)[0] for line in words.split("\n")) / 72


def margins(
    drawing: Drawing, axes: Sequence[Sequence[Axes]], *, left: float, right: float, top: float, bottom: float,
    across: float = 0, down: float = 0,
) -> None:  # fmt: skip
    """Set rows of axes within fixed margins: a layout that measures every text is most of a chart's work.

    All in inches; `across` is between two axes of a row, `down` between two rows.
    """
    drawing.set_layout_engine("none")
    whole, high = drawing.get_size_inches()
    # A name wider than the drawing leaves a little of the axes, not nothing.
    width = max((whole - left - right + across) / len(axes[0]) - across, 0.5)
    height = (high - top - bottom + down) / len(axes) - down
    for row, line in enumerate(axes):
        for column, axis in enumerate(line):
            x, y = left + column * (width + across), high - top - height - row * (height + down)
            axis.set_position((x / whole, y / high, width / whole, height / high))


def rows(drawing: Drawing, axis: Axes, names: list[str], *, top: float = 0.04, bottom: float = 0.47) -> None:
    """Name the rows of the one axis of a drawing, and set it within margins that fit the names."""
    left = max(map(inches, names)) + 0.1
    margins(drawing, [[axis]], left=left, right=0.12, top=top, bottom=bottom)
    axis.set_yticks(range(len(names)), names)


def right_edge(axis: Axes, lowest: float) -> float:
    """Return the end of a scale from `lowest` that leaves room for every label behind its dot; 1 at least."""
    room = axis.get_position().width * WIDTH
    edges = [1.0]
    for label in axis.texts:
        assert isinstance(label, Annotation)
        width = inches(label.get_text(), float(label.get_fontsize())) + label.xyann[0] / 72
        edges.append(lowest + (label.xy[0] - lowest) * room / max(room - width, 0.5))
    return max(edges)


def by_plan(view: View, plans: list[str], highlight: str = "") -> dict[str, str]:
    """Return a colour for each plan; where one stands out, it alone has a colour."""
    if highlight:
        return {plan: URBAN if plan == highlight else MUTED for plan in plans}
    return dict(zip(plans, in_turn(view, plans, PALETTE), strict=True))


def in_turn(view: View, plans: list[str], looks: Sequence[T]) -> list[T]:
    """Return the look of each plan: its own, whichever plans are shown, if there are enough for all plans."""
    order = view.every_plan if len(view.every_plan) <= len(looks) else plans
    return [looks[order.index(plan) % len(looks)] for plan in plans]
