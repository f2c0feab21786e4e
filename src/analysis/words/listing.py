"""Values of places side by side, by level of government and year: an order only where one may be given."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.display import Cell
from analysis.measures.ranks import LEAST
from analysis.view import View
from analysis.words.phrases import joined, pick

Pieces = list[Cell | str]
Told = Callable[[pd.Series], Pieces]

#: A level of government, and many places of it.
_LEVELS = {
    "nation": ("国家", "nation", "nations"),
    "province": ("省级", "province", "provinces"),
    "prefecture": ("地级", "prefecture", "prefectures"),
    "county": ("县级", "county level", "county-level places"),
}


def level_name(level: str, lang: str) -> str:
    """Return a level of government as it stands behind a name: "prefecture", 地级."""
    return pick(lang, *_LEVELS[level][:2])


def places_name(level: str, lang: str) -> str:
    """Return many places of a level of government: "prefectures"."""
    return pick(lang, _LEVELS[level][0] + "地区", _LEVELS[level][2])


def no_order(lang: str) -> str:
    """Return the sentence that stands where an order of places would be none."""
    return pick(
        lang,
        f"同级、同年、同口径的地区不足{LEAST}个，不排名次。",
        f"No order is given: there are fewer than {LEAST} places of one level of government, year and scope.",
    )


def by_level(view: View, rows: pd.DataFrame, told: Told) -> Pieces:
    """Return values with level and year, those of one level and year together.

    Parameters
    ----------
    view : View
    rows : DataFrame
        `plan, name` (as it stands before the value), `value`, `year` and, of rates, `start_year`.
    told : function
        From a row to its value, as pieces.

    Returns
    -------
    list
        "A 605 and B 665 (prefecture, 2020); C 823 (county level, 2020)". Of `LEAST` places
        or more of a level and year only the lowest and the highest are named.
    """
    rows = rows.assign(
        level=[view.plan(plan)["level"] for plan in rows["plan"]],
        place=[view.plan(plan)["place"] for plan in rows["plan"]],
        text=[_read(told(row)) for _, row in rows.iterrows()],
        start_year=rows.get("start_year", rows["year"]).fillna(rows["year"]),
    )
    rows["order"] = rows["level"].map(list(_LEVELS).index)
    rows = rows.sort_values(["order", "year", "start_year", "value"], kind="stable")
    pieces: Pieces = []
    for (level, start, year), same in rows.groupby(["level", "start_year", "year"], sort=False, dropna=False):
        pieces += [view.pick("；", "; ") if pieces else "", *_alike(view, str(level), same, told)]
        span = "" if pd.isna(year) else str(int(year)) if start == year else f"{int(start)}–{int(year)}"
        of = level_name(str(level), view.lang) + (view.pick(f"，{span}年", f", {span}") if span else "")
        pieces.append(view.pick(f"（{of}）", f" ({of})"))
    return pieces


def _alike(view: View, level: str, same: pd.DataFrame, told: Told) -> Pieces:
    # Values that print alike are told as one: nobody can see which is the higher.
    each = same.drop_duplicates("text")
    parts = [_named(view, same[same["text"] == row["text"]], told(row)) for _, row in each.iterrows()]
    if (count := same["place"].nunique()) >= LEAST and len(parts) > 1:
        of = places_name(level, view.lang)
        lead = view.pick(f"{count}个{of}中最低为", f"of {count} {of} the lowest is ")
        return [lead, *parts[0], view.pick("，最高为", ", the highest "), *parts[-1]]
    comma, last = view.pick("、", ", "), view.pick("、", " and ")
    pieces: Pieces = []
    for at, part in enumerate(parts):
        pieces += [last if at == len(parts) - 1 else comma, *part] if at else part
    return pieces


def _named(view: View, at: pd.DataFrame, value: Pieces) -> Pieces:
    return [joined(list(dict.fromkeys(at["name"])), view.lang) + view.pick("", " "), *value]


def _read(pieces: Pieces) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)
