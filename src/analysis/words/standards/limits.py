"""What the comparison with province and nation cannot say, each only where it applies."""

from __future__ import annotations

from analysis.display import Cell, Prose
from analysis.measures.standards.pace import OWN, STATED, paces
from analysis.measures.standards.series import comparable, standards
from analysis.view import View
from analysis.words.numbers import amount
from analysis.words.phrases import joined
from analysis.words.standards.names import absent, area_name, given, place_name

Pieces = list[Cell | str]


def certainty(view: View) -> Prose:
    """Return how far the comparison can be trusted: months, grades, one standard, open base years.

    In place of it the sentence on what is lacking, where nothing stands above.
    """
    if not view.of(comparable, view.indicator):
        return absent(view)
    paragraphs: list[Pieces] = [[view.pick(
        "同年不等于同月：标准多在年中调整，规划与上级的数字可能取自调整前后；同年对照只核对年份。",
        "One year is not one month: standards are mostly raised during the year, and a plan's figure and "
        "one from above may stand on different sides of that; only the years are matched.",
    )]]  # fmt: skip
    paragraphs += _approximate(view)
    table = view.of(standards, view.indicator, view.plans)
    single = dict.fromkeys(table.loc[table["own"] & (table["area"] == "all"), "plan"])
    if single:
        names = joined([view.plan_name(plan) for plan in single], view.lang)
        verb = "has" if len(single) == 1 else "have"
        paragraphs.append([view.pick(f"{names}城乡同一标准：与上级的城市、农村标准分别并列，两者都不是同类相比。",
            f"{names} {verb} one standard for town and country: it stands beside the urban and the rural one "
            "above in turn, and neither is like beside like.",
        )])  # fmt: skip
    speed = view.of(paces, view.indicator, view.plans, intervals=view.intervals)
    if (speed["basis"] == STATED).any():
        paragraphs.append([view.pick("只印出累计增幅的规划，基年未载明：两种读法都与上级同一时段相比；"
            "结论随读法而变的，不作结论。",
            "Where a plan prints only a rise, its base year is not printed: each reading is set beside the "
            "same years above, and what turns with the reading is left open.",
        )])  # fmt: skip
    if (speed["basis"] == OWN).any():
        paragraphs.append([view.pick("没有共同时段的，表中各列各自的时段，不求差额。",
            "Where no span is common, the table shows each rate with its own years and takes no difference.",
        )])  # fmt: skip
    return Prose(*paragraphs, style="list")


def _approximate(view: View) -> list[Pieces]:
    """Outside levels that were reckoned from others."""
    table = view.of(standards, view.indicator, view.plans)
    rough = table[~table["own"] & (table["evidence"] == "derived")].drop_duplicates("facts")
    if rough.empty:
        return []
    pieces: Pieces = []
    for at, row in enumerate(rough.itertuples()):
        place, side = place_name(view, row.place), area_name(row.area, view.lang)
        cell = given(view, amount(row.value, 0), row.facts)
        comma = "" if at == 0 else view.pick("、", ", " if at < len(rough) - 1 else " and ")
        words = view.pick(f"{place}{row.year}年{side}", f"{place} {row.year} {side} ")
        pieces += [comma, words, cell]
    zh = "由其他官方数字推算，是近似值。"
    en = " follow from other official figures by arithmetic and are approximate."
    if len(rough) == 1:
        en = " follows from other official figures by arithmetic and is approximate."
    return [[*pieces, view.pick(zh, en)]]
