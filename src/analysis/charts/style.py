"""The look of the charts: faces, colours, sizes; a missing glyph is an error."""

from __future__ import annotations

import math
import textwrap
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
    whole, high = drawing.get_size_inches()
    # Names wider than the drawing leave a little of the axes, not nothing.
    width = max((whole - left - right + across) / len(axes[0]) - across, 0.5)
    height = max((high - top - bottom + down) / len(axes) - down, 0.1)
    for row, line in enumerate(axes):
        for column, axis in enumerate(line):
            x, y = left + column * (width + across), high - top - height - row * (height + down)
            axis.set_position((x / whole, y / high, width / whole, height / high))


def wrapped(words: str, room: float, size: float = 9) -> str:
    """Break a text of `size` points into as few lines of about `room` inches as do, of about one length."""
    width = inches(words, size)
    if width <= room:
        return words
    most = max(int(len(words) * room / width), 1)
    longest = max((len(word) for word in words.split() if word.isascii()), default=1)
    lines = [textwrap.wrap(words, letters) for letters in range(min(longest, most), most + 1)]
    return "\n".join(next(each for each in lines if len(each) == len(lines[-1])))


def rows(
    drawing: Drawing, axis: Axes, names: list[str], *, top: float = 0.04, bottom: float = 0.47,
    size: float = 9,
) -> None:  # fmt: skip
    """Name the rows of the one axis of a drawing, and set it within margins that fit the names."""
    left = max(inches(name, size) for name in names) + 0.1
    margins(drawing, [[axis]], left=left, right=0.12, top=top, bottom=bottom)
    axis.set_yticks(range(len(names)), names, fontsize=size)


def panels(
    drawing: Drawing, axes: Sequence[Sequence[Axes]], *, beside: float = 0, right: float = 0.12,
    size: float = 9.5,
) -> None:  # fmt: skip
    """Set rows of panels, drawn already, within margins that fit their titles, labels and ticks.

    `beside` is what the labels at the right of each panel take, `right` what remains beyond the last, inches;
    `size` that of the titles, points. A title wider than its panel is broken.
    """
    shown = [axis for row in axes for axis in row if axis.axison]
    bottom = 0.46 if drawing.get_supxlabel() or any(axis.get_xlabel() for axis in shown) else 0.25

    def place(left: float, across: float, title: float) -> None:
        margins(drawing, axes, left=left, right=beside + right, top=title, bottom=bottom, across=across,
                down=title + bottom + 0.08)  # fmt: skip

    place(0.5, 0.5, 0.25)  # as high as it will be, for the ticks depend on that
    left, *others = (max(map(_side, column)) for column in zip(*axes, strict=True))
    across = max(others, default=0) + beside + 0.12
    place(left, across, 0.25)
    lines = 1
    for axis in shown:
        words = wrapped(axis.get_title("left"), room(axis) + beside, size)
        axis.set_title(words, fontsize=size)
        lines = max(lines, words.count("\n") + 1)
    place(left, across, 0.1 + size / 60 * lines)


def _side(axis: Axes) -> float:
    """Return what the ticks and the label at the left of a panel take, inches."""
    low, high = sorted(axis.get_ylim())
    ticks = [tick for tick in axis.get_yticklabels() if low <= tick.get_position()[1] <= high]
    shown = [tick for tick in ticks if tick.get_visible() and axis.axison]
    width = max((inches(tick.get_text(), float(tick.get_fontsize())) for tick in shown), default=0)
    return width + 0.14 + 0.2 * bool(axis.get_ylabel())


def room(axis: Axes) -> float:
    """Return the width of an axis, inches."""
    return axis.get_position().width * WIDTH


def right_edge(axis: Axes, lowest: float) -> float:
    """Return the end of a scale from `lowest` that leaves room for every label behind its dot; 1 at least."""
    edges = [1.0]
    for label in axis.texts:
        assert isinstance(label, Annotation)
        width = inches(label.get_text(), float(label.get_fontsize())) + label.xyann[0] / 72
        edges.append(lowest + (label.xy[0] - lowest) * room(axis) / max(room(axis) - width, 0.5))
    return max(edges)


def years(*axes: Axes) -> None:
    """Set the scales of the years drawn: as many ticks as fit, and room for every label behind its dot."""
    for axis in axes:
        if axis.has_data():
            first, last = (int(year) for year in axis.dataLim.intervalx)
            edge = (last - first) / 16 or 0.5
            low, high = first - edge, max(last + edge, right_edge(axis, first - edge))
            axis.set_xlim(low, high)
            axis.set_xticks(range(first, last + 1, math.ceil(0.34 * (high - low) / room(axis))))


def by_plan(view: View, plans: list[str], highlight: str = "") -> dict[str, str]:
    """Return a colour for each plan; where one stands out, it alone has a colour."""
    if highlight:
        return {plan: URBAN if plan == highlight else MUTED for plan in plans}
    return dict(zip(plans, in_turn(view, plans, PALETTE), strict=True))


def in_turn(view: View, plans: list[str], looks: Sequence[T]) -> list[T]:
    """Return the look of each plan: its own, whichever plans are shown, if there are enough for all plans."""
    order = view.every_plan if len(view.every_plan) <= len(looks) else plans
    return [looks[order.index(plan) % len(looks)] for plan in plans]
