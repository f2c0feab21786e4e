"""What the findings share: cells of numbers with their evidence, and comparisons in words."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.view import View
from analysis.words.numbers import rate_text, unit_name
from analysis.words.phrases import pick

Pieces = list[Cell | str]

#: Below half a per cent two levels are called level.
_LEVEL = 0.005

_BOUNDS = {
    "=": ("", ""), ">=": ("至少", "at least "), ">": ("超过", "more than "), "<=": ("不超过", "at most "),
    "<": ("低于", "less than "), "~": ("约", "about "),
}  # fmt: skip


def printed(view: View, text: str, facts: str) -> Cell:
    """Return the cell of a figure as printed, in the plan or outside it."""
    listed = ids(facts)
    return Cell(text, listed, view.mark(listed))


def computed(view: View, text: str, facts: str, formula: str) -> Cell:
    """Return the cell of a computed figure; `formula` is the code of its mark."""
    listed = ids(facts)
    return Cell(text, listed, f"{formula} {view.mark(listed)}".strip())


def counted(rows: pd.DataFrame) -> Cell:
    """Return the cell of how many rows there are: our count, not a figure of the plan."""
    return Cell(f"{len(rows):,}", (), "counted")


def beside(value: float, lang: str) -> str:
    r"""Return how a level stands to another, given their ratio: "9.8 % below", "level".

    Examples
    --------
    >>> beside(0.9016, "en"), beside(1.1243, "zh"), beside(1.002, "en")
    ('9.8\xa0% below', '高12.4%', 'level')
    """
    if math.isnan(value):
        raise ValueError("no comparison with nothing")
    if abs(value - 1) < _LEVEL:
        return pick(lang, "持平", "level")
    share = rate_text(abs(value - 1), lang, 1)
    return pick(lang, f"{'高' if value > 1 else '低'}{share}", f"{share} {'above' if value > 1 else 'below'}")


def beside_each(view: View, levels: dict[str, float]) -> Pieces:
    """Return how a level stands to each admissible value of another: one way, a range, or both ways.

    Parameters
    ----------
    view : View
    levels : dict of str to float
        The ratios to the admissible values, by the facts that each rests on.

    Returns
    -------
    list
        "2.6 % below"; "0.8 %–2.6 % below"; "1.8 % below or level".
    """
    said: dict[str, str] = {}
    for facts, value in sorted(levels.items(), key=lambda item: abs(item[1] - 1)):
        said.setdefault(beside(value, view.lang), facts)
    cells = [computed(view, text, facts, "derived_relative") for text, facts in said.items()]
    way = {text.split("\u00a0%")[-1] if view.lang == "en" else text[:1] for text in said}
    if len(cells) == 2 and len(way) == 1:
        near, far = cells
        zh, en = far.text[1:], near.text.removesuffix(way.pop())
        if view.lang == "zh":
            return [near, "–", Cell(zh, far.facts, far.mark)]
        return [Cell(en, near.facts, near.mark), "–", far]
    pieces: Pieces = []
    for cell in cells:
        pieces += [view.pick("或", " or "), cell] if pieces else [cell]
    return pieces


def text_of(pieces: Pieces) -> str:
    """Return what pieces read as."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def quantity(view: View, text: str, unit: str) -> str:
    """Return a number with its unit as each language sets it: "660 CNY per person per month", 660元/人·月.

    Shares have the sign; in Chinese nothing stands between number and unit.
    """
    if unit in ("percent", "percent_per_year"):
        yearly = view.pick("/年", " a year") if unit == "percent_per_year" else ""
        return text + view.pick("%", "\u00a0%") + yearly
    name = unit_name(view, unit)
    if text == "1" and name in (f"{unit}s", f"{unit}es", f"{unit[:-1]}ies"):
        name = unit
    return f"{text}{view.pick('', ' ')}{name}"


def enumerated(parts: list[Pieces], lang: str) -> Pieces:
    """Return parts of a sentence one after the other: "a, b and c", 甲，乙，丙."""
    comma, last = pick(lang, "，", ", "), pick(lang, "，", " and ")
    pieces: Pieces = []
    for at, part in enumerate(parts):
        pieces += [last if at == len(parts) - 1 else comma, *part] if at else part
    return pieces


def own_row(table: pd.DataFrame, plan: str, headline: str) -> pd.Series:
    """Return the city's own row of a headline."""
    return table[(table["headline"] == headline) & table["own"] & (table["plan"] == plan)].iloc[0]


def rows_above(table: pd.DataFrame, plan: str, headline: str) -> pd.DataFrame:
    """Return the rows of a headline for the places above a city, where they have a value."""
    rows = table[(table["headline"] == headline) & ~table["own"] & (table["plan"] == plan)]
    return rows[rows["value"].notna()]


def bound(comparator: str, lang: str) -> str:
    """Return what stands before a promised number: "at least ", 至少; "" for a number as such."""
    return pick(lang, *_BOUNDS[comparator])
