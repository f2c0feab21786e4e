"""How fast the dibao standard moved: computed from printed levels, else in the plan's own words."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.view import View
from analysis.words.findings.pieces import Pieces, computed, printed
from analysis.words.numbers import plain, rate_text, stated_rate
from analysis.words.phrases import pick

AREAS = {
    "urban": ("城市", "in towns"),
    "rural": ("农村", "in the country"),
    "all": ("城乡统一", "for town and country"),
}

#: Rates that would be printed as 0.00 %.
_LEAST = 0.00005


@dataclass(frozen=True)
class _Move:
    """What is told of the standard of one area."""

    verb: tuple[str, str]
    rate: Cell | None
    area: str
    span: tuple[int, int]
    own: Cell | None
    #: What the plan's own rate is called where it goes another way than ours: "a rise of ".
    called: str


_UP, _DOWN = ("年均增长", "rose"), ("年均下降", "fell")
_FLAT, _BACK = ("未变", "did not move"), ("首尾持平", "ended where it began")


def told(view: View, plan: str, table: pd.DataFrame, groups: list[str]) -> Pieces:
    """Return the growth of each area with a rate, and which has none; else what the plan says itself.

    Parameters
    ----------
    view : View
    plan : str
    table : DataFrame
        As returned by `measures.growth.levels.growth_table` for the plan.
    groups : list of str
        Areas with a level.
    """
    table = table.sort_values("group", key=lambda g: g.map({**dict.fromkeys(g, 9), "urban": 0, "rural": 1}))
    known = table[table["group"].isin(groups) & table["cagr"].notna()]
    if known.empty:
        said = stated(view, table)
        return said or [_unknown(table[table["group"].isin(groups)], view.lang)]
    moves = [_move(view, plan, row, len(groups) > 1) for row in known.itertuples()]
    pieces: Pieces = []
    before: _Move | None = None
    for move in moves:
        pieces += _clause(move, before, view.lang)
        before = move
    pieces.append(view.pick("。", ". "))
    single = [
        view.pick(*AREAS[g]) for g in groups if (table.loc[table["group"] == g, "evidence"] == "level").all()
    ]
    if single:
        area = " and ".join(single)
        pieces.append(view.pick(f"{'、'.join(single)}只印出一年。", f"Only one year is printed {area}. "))
    return pieces


def _move(view: View, plan: str, row: Row, named: bool) -> _Move:
    facts = ids(row.facts)
    text = rate_text(abs(row.cagr), view.lang)
    if abs(row.cagr) < _LEAST:
        text = view.pick("不到", "less than ") + rate_text(2 * _LEAST, view.lang)
    verb = _UP if row.cagr > 0 else _DOWN
    if row.cagr == 0:
        values = view.series(plan, "dibao_standard", row.group)["value"]
        # Two ends alone do not tell what was between them.
        verb = _FLAT if len(values) > 2 and values.nunique() == 1 else _BACK
    rate = computed(view, text, f"{facts[0]};{facts[-1]}", "derived_growth") if row.cagr else None
    own = None
    if row.stated_fact and row.stated_relation == "annual_growth" and row.stated_start == row.start_year:
        share = plain(abs(round(100 * row.stated, 6))) + view.pick("%", "\u00a0%")
        own = printed(view, share, row.stated_fact)
    area = view.pick(*AREAS[row.group]) if named else ""
    return _Move(verb, rate, area, (row.start_year, row.end_year), own, _called(row, view.lang))


def _called(row: Row, lang: str) -> str:
    if row.stated * row.cagr > 0 or row.stated == 0:
        return ""
    return pick(lang, "增长", "a rise of ") if row.stated > 0 else pick(lang, "下降", "a fall of ")


def _clause(move: _Move, before: _Move | None, lang: str) -> Pieces:
    """One area's move; what it shares with the one before it is not said again."""
    again = before is not None and before.span == move.span
    span = "–".join(map(str, move.span))
    own: Pieces = []
    if move.own:
        own = [pick(lang, "（规划自称", " (the plan says ") + move.called, move.own, pick(lang, "）", ")")]
    if lang == "zh":
        lead = ("，" if before else "") + ("" if again else f"{span}年") + move.area
        return [lead + move.verb[0], *([move.rate] if move.rate else []), *own]
    where = f" {move.area}" if move.area else ""
    ends = f"from {move.span[0]} to {move.span[1]}"
    if before is None:
        lead, tail = f"From {ends[5:]} it {move.verb[1]}", where
    else:
        lead, tail = f" and {move.verb[1]}", where + ("" if again else f" {ends}")
        if move.verb == before.verb and move.rate:
            lead = " and"
        elif move.verb == before.verb == _FLAT:
            lead = " nor"
    if not move.rate:
        return [lead + tail, *own]
    yearly = "" if before and lead == " and" and again else " a year"
    return [f"{lead} by ", move.rate, f"{yearly}{tail}", *own]


def _unknown(own: pd.DataFrame, lang: str) -> str:
    if (own["evidence"] == "level").all():
        return pick(
            lang, "只印出一年，增速无从计算。", "Only one year is printed, so its growth cannot be computed. "
        )
    return pick(
        lang,
        "首年或末年没有可用的确数，增速无从计算。",
        "Its growth cannot be computed, for the series does not begin and end with usable figures. ",
    )


def stated(view: View, table: pd.DataFrame) -> Pieces:
    """Return what the plan itself says of the growth of each group, nothing where it says nothing."""
    rows = table[table["stated_fact"] != ""]
    if rows.empty:
        return []
    pieces: Pieces = [view.pick("规划自述：", "By the plan's own words the standard moved by ")]
    for at, row in enumerate(rows.itertuples()):
        words = stated_rate(row.stated, row.stated_relation, row.stated_start, row.stated_end, view.lang)
        cell = printed(view, words.replace("增−", "降"), row.stated_fact)
        group = "" if row.group == "all" else view.name("groups", row.group)
        comma = view.pick("；", "; ") if at else ""
        pieces += (
            [f"{comma}{group}", cell] if view.lang == "zh" else [comma, cell, f" ({group})" if group else ""]
        )
    return [*pieces, view.pick("。", ". ")]
