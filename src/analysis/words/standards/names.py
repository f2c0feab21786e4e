"""Names and cells on the standards of plans and the places above them."""

from __future__ import annotations

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.standards.series import comparable
from analysis.view import View
from analysis.words.numbers import rate_text
from analysis.words.outside import lacking
from analysis.words.phrases import pick


def place_name(view: View, place: str) -> str:
    """Return the name of a place."""
    return view.name("places", place)


def whose(view: View, place: str) -> str:
    """Return "of the place" as it stands before what it has: "Anhui's", 安徽省."""
    name = place_name(view, place)
    return view.pick(name, f"{name}'" if name.endswith("s") else f"{name}'s")


def area_name(area: str, lang: str) -> str:
    """Return the name of an area of a standard."""
    return {
        "urban": pick(lang, "城市", "urban"),
        "rural": pick(lang, "农村", "rural"),
        "all": pick(lang, "城乡同一", "one standard"),
    }[area]


def derived(view: View, text: str, facts: str, formula: str) -> Cell:
    """Return the cell of a figure reckoned from `facts` by `formula`, with the grades of the outside ones."""
    listed = ids(facts)
    return Cell(text, listed, f"{formula} {view.mark(listed)}".strip())


def given(view: View, text: str, facts: str) -> Cell:
    """Return the cell of a figure as given, with its grade where it comes from outside."""
    listed = ids(facts)
    return Cell(text, listed, view.mark(listed))


def percent(view: View, fraction: float, facts: str, formula: str) -> Cell:
    """Return the cell of a share or rate reckoned by `formula`, one decimal."""
    return derived(view, rate_text(fraction, view.lang, 1), facts, formula)


def spread(values: list[float], lang: str) -> str:
    """Return one rate, or the range of several: "6.2 %", "6.2–9.7 %"."""
    low, high = (rate_text(value, lang, 1) for value in (min(values), max(values)))
    if low == high:
        return low
    return low.removesuffix("%").rstrip() + "–" + high


def absent(view: View) -> Prose:
    """Return the sentence in place of a table or chart that has nothing to show."""
    if missing := lacking(view, "yardsticks"):
        return missing
    name = view.name("indicators", view.indicator)
    if not view.of(comparable, view.indicator):
        return Prose([view.pick(f"规划之外没有{name}的上级数字，无从对照。",
            f"There is no figure of province or nation for the {name}, so nothing can be set beside it.",
        )])  # fmt: skip
    return Prose([view.pick(f"所列规划的{name}没有可与上级对照的年份。",
        f"No year of the {name} in these plans can be set beside province and nation.",
    )])  # fmt: skip
