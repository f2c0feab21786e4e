"""Tables of standards beside the places above: levels, pace, urban-rural ratio."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row, ids
from analysis.display import Cell, Column, Table, facts_of
from analysis.measures.growth.stated import INTERVALS
from analysis.measures.standards.pace import NONE, OWN, paces, verdict
from analysis.measures.standards.ratio import ratios
from analysis.measures.standards.relative import ONE, relative_levels
from analysis.measures.standards.series import apart, comparable
from analysis.tables.cells import blank
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import COMPARATORS, amount, unit_name
from analysis.words.phrases import joined, pick
from analysis.words.printed import sourced
from analysis.words.standards.names import area_name, derived, given, place_name
from analysis.words.standards.ratio import known_nothing


def standards_beside(data: Dataset, indicator: str, plans: list[str], lang: str) -> Table | None:
    """Return levels beside those above in the first and the last common year; None without a pair."""
    table = relative_levels(data, indicator, plans)
    table = table[table["year"].notna()]
    if table.empty:
        return None
    unit = unit_name(data, data.indicators.set_index("indicator").at[indicator, "unit"], lang)
    columns = [
        Column(pick(lang, "城市与范围", "City and area"), width=2.2),
        Column(pick(lang, "与何者相比", "Beside"), width=1.9),
        Column(pick(lang, "年份", "Year"), width=0.7),
        Column(pick(lang, "本地", "City"), unit, width=1.2),
        Column(pick(lang, "上级", "Above"), unit, width=1.2),
        Column(pick(lang, "本地为上级的", "City as % of it"), "%", width=1.2),
        Column(pick(lang, "最早共同年份", "First common year"), pick(lang, "年份，%", "year, %"), width=1.4),
    ]
    rows = []
    for _, own in table.groupby(["plan", "area", "place"], sort=False):
        first, last = own.iloc[0], own.iloc[-1]
        before = blank()
        if first["year"] < last["year"]:
            before = derived(data, f"{first['year']}: {amount(100 * first['value'], 1)}", first["facts"],
                             "derived_relative")  # fmt: skip
            before = Cell(
                pick(lang, before.text.replace(": ", "年："), before.text), before.facts, before.mark
            )
        mine, theirs = apart(data, last["facts"])
        rows.append([
            Cell(_subject(data, last["plan"], "all" if last["basis"] == ONE else last["area"], lang)),
            Cell(_other(data, last["place"], last["area"], lang)),
            Cell(str(last["year"])),
            _level(data, last["own"], mine),
            _level(data, last["above"], theirs),
            derived(data, amount(100 * last["value"], 1), last["facts"], "derived_relative"),
            before,
        ])  # fmt: skip
    name = data.name("indicators", indicator, lang)
    caption = pick(lang, f"{name}与上级同年相比", f"The {name} beside province and nation, same years")
    note = pick(
        lang,
        "只比较同一年的数字；按年印出者先除以12。城乡同一标准与城市、农村两边分别并列，都不是同类相比。",
        "Only figures of one year are compared; those printed per year are divided by 12 first. One standard "
        "for town and country stands beside each side in turn, and is like neither.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(data, lang))


def _subject(data: Dataset, plan: str, area: str, lang: str) -> str:
    name = data.plan_name(plan, lang)
    return pick(lang, f"{name}·{area_name(area, lang)}", f"{name}, {area_name(area, lang)}")


def _other(data: Dataset, place: str, area: str, lang: str) -> str:
    name = place_name(data, place, lang)
    return pick(lang, f"{name}·{area_name(area, lang)}", f"{name}, {area_name(area, lang)}")


def _level(data: Dataset, value: float, facts: str) -> Cell:
    """A level as printed, or brought from the year to the month."""
    whole = float(value).is_integer()
    text = amount(value, 0 if whole else 1)
    source = data.reference.record(facts) if data.is_outside(facts) else data.record(facts)
    same = source["value"] == value
    return given(data, text, facts) if same else derived(data, text, facts, "derived_monthly")


def standards_pace(
    data: Dataset, indicator: str, plans: list[str], lang: str, *, intervals: int = INTERVALS
) -> Table | None:
    """Return growth a year beside that above, each over its years; None where no pair has two rates."""
    if not comparable(data, indicator):
        return None
    table = paces(data, indicator, plans, intervals=intervals)
    table = table[table["basis"] != NONE]
    if table.empty:
        return None
    yearly = pick(lang, "%/年", "% a year")
    columns = [
        Column(pick(lang, "城市与范围", "City and area"), width=2.2),
        Column(pick(lang, "与何者相比", "Beside"), width=1.9),
        Column(pick(lang, "本地时段", "City's years"), width=1.1),
        Column(pick(lang, "本地", "City"), yearly, width=1.2),
        Column(pick(lang, "上级时段", "Years above"), width=1.1),
        Column(pick(lang, "上级", "Above"), yearly, width=1.1),
        Column(pick(lang, "结论", "The city is"), width=1.4),
    ]
    rows = []
    keys = ["plan", "area", "place", "start_year", "end_year"]
    for _, own in table.groupby(keys, sort=False):
        first = own.iloc[0]
        mine, theirs = apart(data, ids.joined(own["facts"]))
        area = "all" if first["side"] == ONE else first["area"]
        rows.append([
            Cell(_subject(data, first["plan"], area, lang)),
            Cell(_other(data, first["place"], first["area"], lang)),
            Cell(f"{first['start_year']}–{first['end_year']}"),
            derived(data, _range(own["own"]), mine, "derived_growth"),
            Cell(f"{first['above_start']}–{first['above_end']}"),
            derived(data, amount(100 * first["above"], 2), theirs, "derived_growth"),
            Cell(_verdict(own, lang)),
        ])  # fmt: skip
    name = data.name("indicators", indicator, lang)
    caption = pick(lang, f"{name}的增速与上级相比", f"Growth of the {name} beside province and nation")
    note = pick(
        lang,
        "时段相同才下结论。规划只印出累计增幅的，基年有两种读法，各占一行；分区域印出的，给出范围。",
        "A verdict needs the same years. Where a plan prints only a rise, each reading of its base year has "
        "a row; rises printed by kind of area are given as a range.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(data, lang))


def _range(values: pd.Series) -> str:
    low, high = (amount(100 * value, 2) for value in (values.min(), values.max()))
    return low if low == high else f"{low}–{high}"


def _verdict(own: pd.DataFrame, lang: str) -> str:
    if (own["basis"] == OWN).all():
        return pick(lang, "时段不同，不比", "not compared")
    said = {
        "faster": pick(lang, "较快", "faster"),
        "slower": pick(lang, "较慢", "slower"),
        "within rounding": pick(lang, "舍入之内", "within rounding"),
    }
    kinds = dict.fromkeys(verdict(row) for row in own.itertuples())
    return joined([said[kind] for kind in kinds], lang) if len(kinds) == 1 else pick(
        lang, "各区域不一", "differs by area")  # fmt: skip


def ratios_beside(data: Dataset, indicator: str, plans: list[str], lang: str) -> Table | None:
    """Return the urban-rural ratio of the plans and of the places above by year; None without the latter."""
    table = ratios(data, indicator, plans)
    above = table[~table["own"] & table["ratio"].notna()]
    if above.empty:
        return None
    known = table[(table["ratio"].notna() | (table["basis"] == "one standard")) & table["year"].notna()]
    years = sorted(known[["year", "kind"]].drop_duplicates().itertuples(index=False), key=_when)
    goal = pick(lang, "目标", "target")
    columns = [Column(pick(lang, "地区", "Place"), width=1.7)]
    columns += [Column(str(y.year), goal if y.kind == "target" else "", width=1) for y in years]
    rows = []
    for plan in plans:
        own = known[known["own"] & (known["plan"] == plan)]
        rows.append([Cell(data.plan_name(plan, lang)), *[_cell(data, own, year, lang) for year in years]])
    for place in dict.fromkeys(above.sort_values("level", key=_rank, kind="stable")["place"]):
        own = known[known["place"] == place].drop_duplicates(["year", "kind"])
        rows.append([Cell(place_name(data, place, lang)), *[_cell(data, own, year, lang) for year in years]])
    name = data.name("indicators", indicator, lang)
    caption = pick(
        lang,
        f"{name}的城乡比（城市÷农村）：规划和上级",
        f"Urban ÷ rural {name}: plan, province, nation",
    )
    note = pick(
        lang,
        "上级的比值只在城乡两边同年、同一证据等级时计算；横线：当年无数字。",
        "A ratio above is taken only where both sides are of one year and one grade of evidence; a dash: no "
        "figure of that year.",
    )
    none = known_nothing(data, indicator, plans, lang)
    lacking = pick(lang, f"{none}：无数字。", f"No figure: {none}.") if none else ""
    return Table(columns, rows, caption=caption, notes=[note, lacking], **sourced(data, lang))


def _when(year: Row) -> tuple[int, bool]:
    return int(year.year), year.kind == "target"


def _rank(levels: pd.Series) -> pd.Series:
    return levels == "nation"


def _cell(data: Dataset, own: pd.DataFrame, year: Row, lang: str) -> Cell:
    found = own[(own["year"] == year.year) & (own["kind"] == year.kind)]
    if found.empty:
        return blank()
    row = found.iloc[0]
    if row["basis"] == "one standard":
        return Cell(pick(lang, "同一", "one"), facts_of(row["facts"]))
    text = COMPARATORS[row["comparator"]] + amount(row["ratio"], 3)
    if row["own"] and row["basis"] == "ratio":
        facts = facts_of(row["facts"])
        return Cell(text, facts, f"{of_stated_ratio(data, row['ratio'], facts)} {data.mark(facts)}".strip())
    return derived(data, text, row["facts"], "derived_ratio")
