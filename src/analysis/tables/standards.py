"""Tables of standards beside the places above: levels, pace, urban-rural ratio."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row, ids
from analysis.display import Cell, Column, Table
from analysis.measures.standards.pace import NONE, OWN, paces, verdict
from analysis.measures.standards.ratio import ratios
from analysis.measures.standards.relative import ONE, relative_levels
from analysis.measures.standards.series import apart, comparable
from analysis.tables.cells import blank
from analysis.view import View
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import COMPARATORS, amount, unit_name
from analysis.words.phrases import joined, pick
from analysis.words.printed import sourced
from analysis.words.standards.names import area_name, derived, given, place_name
from analysis.words.standards.ratio import known_nothing


def standards_beside(view: View) -> Table | None:
    """Return levels beside those above in the first and the last common year; None without a pair."""
    table = view.of(relative_levels, view.indicator, view.plans)
    table = table[table["year"].notna()]
    if table.empty:
        return None
    unit = unit_name(view, view.lists.indicators[view.indicator]["unit"])
    columns = [
        Column(view.pick("城市与范围", "City and area"), width=2.2),
        Column(view.pick("与何者相比", "Beside"), width=1.9),
        Column(view.pick("年份", "Year"), width=0.7),
        Column(view.pick("本地", "City"), unit, width=1.2),
        Column(view.pick("上级", "Above"), unit, width=1.2),
        Column(view.pick("本地为上级的", "City as % of it"), "%", width=1.2),
        Column(view.pick("最早共同年份", "First common year"), view.pick("年份，%", "year, %"), width=1.4),
    ]
    rows = []
    for _, own in table.groupby(["plan", "area", "place"], sort=False):
        latest = own[own["year"] == own["year"].max()]
        first, last = own.iloc[0], latest.iloc[0]  # of several levels above the leading one goes first
        before = blank()
        if first["year"] < last["year"]:
            before = derived(view, f"{first['year']}: {amount(100 * first['value'], 1)}", first["facts"],
                             "derived_relative")  # fmt: skip
            before = Cell(
                view.pick(before.text.replace(": ", "年："), before.text), before.facts, before.mark
            )
        mine, _ = view.of(apart, last["facts"])
        rows.append([
            Cell(_subject(view, last["plan"], "all" if last["basis"] == ONE else last["area"])),
            Cell(_other(view, last["place"], last["area"])),
            Cell(str(last["year"])),
            _level(view, last["own"], mine),
            _levels(view, latest),
            derived(view, _range(latest["value"], 1), ids.joined(latest["facts"]), "derived_relative"),
            before,
        ])  # fmt: skip
    name = view.name("indicators", view.indicator)
    caption = view.pick(f"{name}与上级同年相比", f"The {name} beside province and nation, same years")
    note = view.pick(
        "只比较同一年的数字；按年印出者先除以12。城乡同一标准与城市、农村两边分别并列，都不是同类相比。",
        "Only figures of one year are compared; those printed per year are divided by 12 first. One standard "
        "for town and country stands beside each side in turn, and is like neither.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _subject(view: View, plan: str, area: str) -> str:
    name = view.plan_name(plan)
    return view.pick(f"{name}·{area_name(area, view.lang)}", f"{name}, {area_name(area, view.lang)}")


def _other(view: View, place: str, area: str) -> str:
    name = place_name(view, place)
    return view.pick(f"{name}·{area_name(area, view.lang)}", f"{name}, {area_name(area, view.lang)}")


def _level(view: View, value: float, facts: str) -> Cell:
    """A level as printed, or brought from the year to the month."""
    whole = float(value).is_integer()
    text = amount(value, 0 if whole else 1)
    same = view.fact(facts)["value"] == value
    return given(view, text, facts) if same else derived(view, text, facts, "derived_monthly")


def _levels(view: View, rows: pd.DataFrame) -> Cell:
    """Every admissible level above, the leading one first."""
    parts = [_level(view, row["above"], view.of(apart, row["facts"])[1]) for _, row in rows.iterrows()]
    return Cell(view.pick("或", " or ").join(part.text for part in parts), sum((p.facts for p in parts), ()),
                " ".join(dict.fromkeys(" ".join(p.mark for p in parts).split())))  # fmt: skip


def standards_pace(view: View) -> Table | None:
    """Return growth a year beside that above, each over its years; None where no pair has two rates."""
    if not view.of(comparable, view.indicator):
        return None
    table = view.of(paces, view.indicator, view.plans, intervals=view.intervals)
    table = table[table["basis"] != NONE]
    if table.empty:
        return None
    yearly = view.pick("%/年", "% a year")
    columns = [
        Column(view.pick("城市与范围", "City and area"), width=2.2),
        Column(view.pick("与何者相比", "Beside"), width=1.9),
        Column(view.pick("本地时段", "City's years"), width=1.1),
        Column(view.pick("本地", "City"), yearly, width=1.2),
        Column(view.pick("上级时段", "Years above"), width=1.1),
        Column(view.pick("上级", "Above"), yearly, width=1.1),
        Column(view.pick("结论", "The city is"), width=1.4),
    ]
    rows = []
    keys = ["plan", "area", "place", "start_year", "end_year"]
    for _, own in table.groupby(keys, sort=False):
        first = own.iloc[0]
        mine, theirs = view.of(apart, ids.joined(own["facts"]))
        area = "all" if first["side"] == ONE else first["area"]
        rows.append([
            Cell(_subject(view, first["plan"], area)),
            Cell(_other(view, first["place"], first["area"])),
            Cell(f"{first['start_year']}–{first['end_year']}"),
            derived(view, _range(own["own"]), mine, "derived_growth"),
            Cell(f"{first['above_start']}–{first['above_end']}"),
            derived(view, _range(own["above"]), theirs, "derived_growth"),
            Cell(_verdict(own, view.lang)),
        ])  # fmt: skip
    name = view.name("indicators", view.indicator)
    caption = view.pick(f"{name}的增速与上级相比", f"Growth of the {name} beside province and nation")
    note = view.pick(
        "时段相同才下结论。规划只印出累计增幅的，基年有两种读法，各占一行；分区域印出的，给出范围。",
        "A verdict needs the same years. Where a plan prints only a rise, each reading of its base year has "
        "a row; rises printed by kind of area are given as a range.",
    )
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _range(values: pd.Series, places: int = 2) -> str:
    low, high = (amount(100 * value, places) for value in (values.min(), values.max()))
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
    if len(kinds) == 1:
        return joined([said[kind] for kind in kinds], lang)
    if own["own"].nunique() == 1:
        return pick(lang, "依上级取何数而异", "differs by the figure above")
    return pick(lang, "各区域或上级取数不一", "differs by area or figure")


def ratios_beside(view: View) -> Table | None:
    """Return the urban-rural ratio of the plans and of the places above by year; None without the latter."""
    table = view.of(ratios, view.indicator, view.plans)
    above = table[~table["own"] & table["ratio"].notna()]
    if above.empty:
        return None
    known = table[(table["ratio"].notna() | (table["basis"] == "one standard")) & table["year"].notna()]
    years = sorted(known[["year", "kind"]].drop_duplicates().itertuples(index=False), key=_when)
    goal = view.pick("目标", "target")
    columns = [Column(view.pick("地区", "Place"), width=1.7)]
    columns += [Column(str(y.year), goal if y.kind == "target" else "", width=1) for y in years]
    rows = []
    for plan in view.plans:
        own = known[known["own"] & (known["plan"] == plan)]
        rows.append([Cell(view.plan_name(plan)), *[_cell(view, own, year) for year in years]])
    for place in dict.fromkeys(above.sort_values("level", key=_rank, kind="stable")["place"]):
        own = known[known["place"] == place].drop_duplicates(["year", "kind"])
        rows.append([Cell(place_name(view, place)), *[_cell(view, own, year) for year in years]])
    name = view.name("indicators", view.indicator)
    caption = view.pick(
        f"{name}的城乡比（城市÷农村）：规划和上级",
        f"Urban ÷ rural {name}: plan, province, nation",
    )
    note = view.pick(
        "上级的比值只在城乡两边同年、同一证据等级时计算；横线：当年无数字。",
        "A ratio above is taken only where both sides are of one year and one grade of evidence; a dash: no "
        "figure of that year.",
    )
    none = known_nothing(view)
    lacking = view.pick(f"{none}：无数字。", f"No figure: {none}.") if none else ""
    return Table(columns, rows, caption=caption, notes=[note, lacking], **sourced(view))


def _when(year: Row) -> tuple[int, bool]:
    return int(year.year), year.kind == "target"


def _rank(levels: pd.Series) -> pd.Series:
    return levels == "nation"


def _cell(view: View, own: pd.DataFrame, year: Row) -> Cell:
    found = own[(own["year"] == year.year) & (own["kind"] == year.kind)]
    if found.empty:
        return blank()
    row = found.iloc[0]
    if row["basis"] == "one standard":
        return Cell(view.pick("同一", "one"), ids.ids(row["facts"]))
    text = COMPARATORS[row["comparator"]] + amount(row["ratio"], 3)
    if row["own"] and row["basis"] == "ratio":
        facts = ids.ids(row["facts"])
        return Cell(text, facts, f"{of_stated_ratio(view, row['ratio'], facts)} {view.mark(facts)}".strip())
    return derived(view, text, row["facts"], "derived_ratio")
