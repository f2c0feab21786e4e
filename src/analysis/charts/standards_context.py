"""Standards beside province and nation: levels over the years on a log scale, and a strip of pace."""

from __future__ import annotations

from itertools import accumulate, cycle
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures.standards.pace import COMMON, STATED, paces
from analysis.measures.standards.relative import ONE
from analysis.measures.standards.series import points_only, standards
from analysis.view import View
from analysis.words import absences
from analysis.words.marks import grade_name, grade_sign
from analysis.words.numbers import amount, unit_name
from analysis.words.phrases import sentence_case
from analysis.words.standards.names import area_name, place_name

_COLOURS = {"urban": style.URBAN, "rural": style.RURAL, "all": style.ONE}
_SMALL = 7.5


@style.styled
def standards_context(view: View) -> Figure | None:
    """Return levels of plans, provinces and nation by year, and growth over the years they share.

    One row of panels for each set of places above; a straight line on the log scale is constant growth.
    Filled and solid is what a plan prints; hollow, with the letter of its grade, what comes from outside.
    None where nothing from outside is known.
    """
    table = view.of(standards, view.indicator, view.plans)
    table = points_only(table[table["year"].notna()])
    if table.empty or table["own"].all():
        return None
    table = table.astype({"year": "int64"})
    speed = view.of(paces, view.indicator, view.plans, intervals=view.intervals)
    speed = speed[speed["basis"].isin([COMMON, STATED])]
    rows, lanes = _together(table, view.plans), _lanes(speed)
    heights = [1.6 * len(rows) + 0.2, 0.55 + 0.26 * len(lanes)][: 2 if lanes else 1]
    drawing = Drawing(figsize=(style.WIDTH, sum(heights)))
    panels = drawing.subplots(len(rows), 2, squeeze=False)
    for at, (axes, members) in enumerate(zip(panels, rows, strict=True)):
        own = table[table["plan"].isin(members)].drop_duplicates(["place", "area", "year"])
        for axis, area in zip(axes, ("urban", "rural"), strict=True):
            _frame(axis, table)
            _panel(axis, view, own[own["area"].isin([area, "all"])])
            axis.set_title(sentence_case(area_name(area, view.lang)) if at == 0 else "")
    panels[0][0].set_ylabel(
        view.pick(f"{_unit(view, table)}\n对数刻度", f"{_unit(view, table)},\nlog scale"),
        fontsize=_SMALL,
    )
    ticks = style.inches(amount(table["value"].max(), 0), _SMALL) + 0.1
    names = max(style.inches(text.get_text(), _SMALL) for axis in panels.flat for text in axis.texts) + 0.1
    style.margins(
        drawing, panels.tolist(), left=ticks + 0.37, right=names, top=0.26, bottom=sum(heights[1:]) + 0.26,
        across=names + ticks, down=0.3,
    )  # fmt: skip
    if lanes:
        strip = drawing.add_subplot()
        left = _strip(strip, view, lanes)
        style.margins(drawing, [[strip]], left=left, right=0.12, top=heights[0] + 0.03, bottom=0.44)
    return _figure(view, drawing, table, speed)


def _unit(view: View, table: pd.DataFrame) -> str:
    return unit_name(view, table["unit"].iat[0])


def _together(table: pd.DataFrame, plans: list[str]) -> list[list[str]]:
    """Plans with the same places above share a row, in the order of the plans."""
    known = table[~table["own"]].groupby("plan")["place"]
    above = {plan: tuple(dict.fromkeys(places)) for plan, places in known}
    rows: dict[tuple[str, ...], list[str]] = {}
    for plan in plans:
        rows.setdefault(above.get(plan, ()), []).append(plan)
    return list(rows.values())


# Levels ---------------------------------------------------------------------------------------------------


def _panel(axis: Axes, view: View, own: pd.DataFrame) -> None:
    markers = cycle("oD^v")
    ends = []
    for (place, area), line in own.groupby(["place", "area"], sort=False):
        line = line.sort_values("year")
        mine, colour = bool(line["own"].iat[0]), _COLOURS[area]
        if not mine:
            colour = style.MUTED if line["level"].iat[0] == "nation" else style.INK
        look: dict[str, Any] = {
            "color": colour,
            "linewidth": 1.9 if mine else 0.9,
            "zorder": 3 if mine else 1,
        }
        axis.plot(line["year"], line["value"], linestyle="-" if mine else (0, (4, 2)), **look)
        if mine:
            axis.plot(line["year"], line["value"], next(markers), color=colour, markersize=4, zorder=4)
        else:
            _graded(axis, line, "o" if line["level"].iat[0] == "nation" else "s", colour)
        last = line.iloc[-1]
        said = f"{place_name(view, place)} {amount(last['value'], 0)}"
        ends.append((last["value"], said, colour))
    if len(own):
        _labels(axis, ends)


def _graded(axis: Axes, line: pd.DataFrame, marker: str, colour: str) -> None:
    """Hollow markers, each with the letter of its grade."""
    axis.plot(
        line["year"], line["value"], marker, color=colour, markerfacecolor="white", markersize=7.5,
        markeredgewidth=0.8, linestyle="none", zorder=2,
    )  # fmt: skip
    for row in line.itertuples():
        _letter(axis, row.year, row.value, row.grade, colour)


def _letter(axis: Axes, x: float, y: float, grade: str, colour: str) -> None:
    axis.annotate(
        grade_sign(grade),
        (x, y),
        ha="center",
        va="center_baseline",
        fontsize=5.6,
        color=legible(colour),
        zorder=5,
    )


def _labels(axis: Axes, ends: list[tuple[float, str, str]]) -> None:
    """Names and last levels beside the panel, moved up where they would overlap."""
    low, high = axis.get_ylim()
    step = (high / low) ** 0.1
    ends = sorted(ends)
    heights = list(accumulate((value for value, _, _ in ends), lambda below, value: max(value, below * step)))
    for down, height in enumerate(reversed(heights)):
        heights[-1 - down] = min(height, high / step**down)  # none above the panel
    for height, (_, said, colour) in zip(heights, ends, strict=True):
        axis.annotate(
            said, (1.0, height), xycoords=("axes fraction", "data"), xytext=(3, 0),
            textcoords="offset points", va="center", fontsize=_SMALL, color=legible(colour),
            annotation_clip=False,
        )  # fmt: skip


def _frame(axis: Axes, table: pd.DataFrame) -> None:
    first, last = int(table["year"].min()), int(table["year"].max())
    axis.set_yscale("log")
    axis.set_ylim(table["value"].min() / 1.15, table["value"].max() * 1.15)
    axis.yaxis.set_major_locator(LogLocator(subs=(1, 2, 3, 4, 6, 8)))
    axis.yaxis.set_minor_locator(NullLocator())
    axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: amount(value, 0)))
    axis.set_xlim(first - 0.5, last + 0.5)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axis.grid(axis="y")
    axis.tick_params(labelsize=_SMALL)


# Pace -----------------------------------------------------------------------------------------------------


def _lanes(speed: pd.DataFrame) -> list[pd.DataFrame]:
    """Rates by plan, place above and years."""
    return [own for _, own in speed.groupby(["plan", "place", "start_year", "end_year"], sort=False)]


def _strip(axis: Axes, view: View, lanes: list[pd.DataFrame]) -> float:
    """Draw the strip and return how much room its names take at its left, inches."""
    for at, own in enumerate(lanes):
        for area, rows in own.groupby("area", sort=False):
            y = at + (-0.18 if area == "urban" else 0.18)
            first = rows.iloc[0]
            theirs = 100 * first["above"]
            city = _COLOURS["all" if first["side"] == ONE else area]
            filled = city if first["basis"] == COMMON else "white"
            ends = [*(100 * rows["own"]), theirs]
            axis.plot([min(ends), max(ends)], [y, y], color=style.GRID, linewidth=2.5, zorder=1)
            axis.plot(
                100 * rows["own"], [y] * len(rows), "o", color=city, markersize=4.5, markerfacecolor=filled,
                linestyle="none", zorder=4,
            )  # fmt: skip
            marker = "o" if first["level"] == "nation" else "s"
            colour = _COLOURS[area]
            axis.plot(
                theirs, y, marker, color=colour, markerfacecolor="white", markersize=7.5,
                markeredgewidth=0.8, zorder=2,
            )  # fmt: skip
            _letter(axis, theirs, y, view.grades(ids(first["facts"]))[-1], colour)
    names = [_lane_name(view, own.iloc[0]) for own in lanes]
    axis.set_yticks(range(len(lanes)), names)
    axis.set_ylim(len(lanes) - 0.5, -0.5)
    axis.set_xlim(left=min(0, 100 * pd.concat(lanes)[["own", "above"]].min().min() - 1))
    axis.set_xlabel(view.pick("同一时段的年均增速，%/年", "Growth over the same years, % a year"), fontsize=8)
    axis.grid(axis="x")
    axis.set_axisbelow(True)
    axis.spines["left"].set_visible(False)
    axis.tick_params(axis="y", length=0)
    axis.tick_params(labelsize=_SMALL)
    return max(style.inches(name, _SMALL) for name in names) + 0.1


def _lane_name(view: View, row: pd.Series) -> str:
    city, above = view.plan_name(row["plan"]), place_name(view, row["place"])
    years = f"{row['start_year']}–{row['end_year']}"
    return view.pick(f"{city}与{above} {years}", f"{city}, {above} {years}")


# The whole ------------------------------------------------------------------------------------------------


def _figure(
    view: View, drawing: Drawing, table: pd.DataFrame, speed: pd.DataFrame
) -> Figure:  # fmt: skip
    name = view.name("indicators", view.indicator)
    caption = view.pick(
        f"{name}：规划与上级，水平和增速",
        f"{sentence_case(name)}: plans beside province and nation, level and pace",
    )
    facts = [fact for text in [*table["facts"], *speed["facts"]] for fact in ids(text)]
    source = _source(view, table, facts)
    alt = view.pick(f"折线图和点图：{caption}。", f"Line and dot chart: {caption}. ")
    said = [_said(view, line) for _, line in table.groupby(["place", "area"], sort=False)]
    said += [_rate_said(view, row) for row in speed.itertuples()]
    alt += view.pick("；", "; ").join(said) + view.pick("。", ".")
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _source(view: View, table: pd.DataFrame, facts: list[str]) -> str:
    grades = [f"{grade_sign(grade)} {grade_name(grade, view.lang)}" for grade in view.grades(facts)]
    listed = view.pick("；", "; ").join(grades)
    text = view.pick(
        "来源：规划文本（实心）；规划之外的数字（空心，字母为证据等级，增速取两端中较弱者："
        f"{listed}），出处见文末外部来源表。圆为国家，方为省级。蓝：城市；橙：农村；绿：城乡同一标准，"
        "与两边分别并列。增速的空心小点：规划只印出累计增幅，基年的每种读法一行。",
        "Source: the plans (filled); figures from outside them (hollow, with the letter of the grade of "
        f"evidence, for a rate that of the weaker end: {listed}), listed in the table of outside sources at "
        "the end. Circle: nation; square: province. Blue: urban; orange: rural; green: one standard for "
        "both, set beside each side in turn. Small hollow dots of pace: the plan prints only a rise; each "
        "reading of its base year has a row.",
    )
    silent = [plan for plan in view.plans if plan not in set(table.loc[table["own"], "plan"])]
    if silent:
        said = absences.listed(view, silent)
        text += view.pick(f"水平{said}。", f" Level {said}.")
    return text


def _said(view: View, line: pd.DataFrame) -> str:
    line = line.drop_duplicates("year").sort_values("year")
    first, last = line.iloc[0], line.iloc[-1]
    subject = view.pick("", " ").join([place_name(view, last["place"]), area_name(last["area"], view.lang)])
    ends = [f"{amount(end['value'], 0)} ({end['year']})" for end in (first, last)]
    return f"{subject} {' → '.join(dict.fromkeys(ends))}"


def _rate_said(view: View, row: Row) -> str:
    city, above = view.plan_name(row.plan), place_name(view, row.place)
    mine, theirs = amount(100 * row.own, 1), amount(100 * row.above, 1)
    side, years = area_name(row.area, view.lang), f"{row.start_year}–{row.end_year}"
    return view.pick(
        f"{years}年{side}每年{city}{mine}%，{above}{theirs}%",
        f"{side} {years} a year {city} {mine}, {above} {theirs}",
    )
