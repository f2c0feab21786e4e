"""What the comparison with province and nation cannot say, each only where it applies."""

from __future__ import annotations

from analysis.dataset import Dataset
from analysis.display import Cell, Prose
from analysis.measures.standards.pace import OWN, STATED, paces
from analysis.measures.standards.series import comparable, standards
from analysis.words.numbers import amount
from analysis.words.phrases import joined, pick
from analysis.words.standards.names import absent, area_name, given, place_name

Pieces = list[Cell | str]


def certainty(data: Dataset, indicator: str, plans: list[str], lang: str, intervals: int) -> Prose:
    """Return how far the comparison can be trusted: months, grades, one standard, open base years.

    In place of it the sentence on what is lacking, where nothing stands above.
    """
    if not comparable(data, indicator):
        return absent(data, indicator, lang)
    paragraphs: list[Pieces] = [[pick(
        lang,
        "同年不等于同月：标准多在年中调整，规划与上级的数字可能取自调整前后；同年对照只核对年份。",
        "One year is not one month: standards are mostly raised during the year, and a plan's figure and "
        "one from above may stand on different sides of that; only the years are matched.",
    )]]  # fmt: skip
    paragraphs += _approximate(data, indicator, plans, lang)
    table = standards(data, indicator, plans)
    single = dict.fromkeys(table.loc[table["own"] & (table["area"] == "all"), "plan"])
    if single:
        names = joined([data.plan_name(plan, lang) for plan in single], lang)
        verb = "has" if len(single) == 1 else "have"
        paragraphs.append([pick(
            lang,
            f"{names}城乡同一标准：与上级的城市、农村标准分别并列，两者都不是同类相比。",
            f"{names} {verb} one standard for town and country: it stands beside the urban and the rural one "
            "above in turn, and neither is like beside like.",
        )])  # fmt: skip
    speed = paces(data, indicator, plans, intervals=intervals)
    if (speed["basis"] == STATED).any():
        paragraphs.append([pick(
            lang,
            "只印出累计增幅的规划，基年未载明：两种读法都与上级同一时段相比；"
            "结论随读法而变的，不作结论。",
            "Where a plan prints only a rise, its base year is not printed: each reading is set beside the "
            "same years above, and what turns with the reading is left open.",
        )])  # fmt: skip
    if (speed["basis"] == OWN).any():
        paragraphs.append([pick(
            lang,
            "没有共同时段的，表中各列各自的时段，不求差额。",
            "Where no span is common, the table shows each rate with its own years and takes no difference.",
        )])  # fmt: skip
    return Prose(*paragraphs, style="list")


def _approximate(data: Dataset, indicator: str, plans: list[str], lang: str) -> list[Pieces]:
    """Outside levels that were reckoned from others."""
    table = standards(data, indicator, plans)
    rough = table[~table["own"] & (table["evidence"] == "derived")].drop_duplicates("facts")
    if rough.empty:
        return []
    pieces: Pieces = []
    for at, row in enumerate(rough.itertuples()):
        place, side = place_name(data, row.place, lang), area_name(row.area, lang)
        cell = given(data, amount(row.value, 0), row.facts)
        comma = "" if at == 0 else pick(lang, "、", ", " if at < len(rough) - 1 else " and ")
        words = pick(lang, f"{place}{row.year}年{side}", f"{place} {row.year} {side} ")
        pieces += [comma, words, cell]
    zh = "由其他官方数字推算，是近似值。"
    en = " follow from other official figures by arithmetic and are approximate."
    if len(rough) == 1:
        en = " follows from other official figures by arithmetic and is approximate."
    return [[*pieces, pick(lang, zh, en)]]
