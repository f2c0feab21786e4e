"""Lines of a standard over the years, one panel for towns and one for the country."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.charts import style
from analysis.colours import legible
from analysis.display import Figure
from analysis.view import View
from analysis.words import absences
from analysis.words.numbers import amount, unit_name
from analysis.words.phrases import sentence_case


@style.styled
def standards_over_time(view: View, *, highlight: str = "") -> Figure:
    """Return the levels of `indicator` by year, all in its canonical unit; one plan may stand out.

    A line joins printed years; a plan with a single standard for town and country stands in both panels,
    dashed. Plans that print no level are named under the figure.
    """
    unit = view.lists.indicators[view.indicator]["unit"]
    lines = [line for plan in view.plans for line in _lines(view, plan, unit)]
    drawing, axes = style.drawing(3.1, columns=2)
    colours = style.by_plan(view, view.plans, highlight)
    for axis, side in zip(axes, ("urban", "rural"), strict=True):
        _panel(axis, [line for line in lines if side in line["sides"]], view, colours, highlight)
        axis.set_title(sentence_case(view.name("groups", side)))
    axes[1].sharey(axes[0])
    axes[0].set_ylim(bottom=0)
    axes[0].set_ylabel(unit_name(view, unit))
    style.panels(drawing, [axes])
    style.years(*axes)
    shown = {line["plan"] for line in lines}
    absent = [plan for plan in view.plans if plan not in shown]
    name = view.name("indicators", view.indicator)
    caption = view.pick(f"{name}，按月折算", f"{sentence_case(name)}, monthly equivalent")
    source = view.pick("来源：各规划文本。", "Source: the plans. ")
    source += view.pick(
        "虚线：城乡同一标准。空心点：规划只印出一年。",
        "Dashed: one standard for town and country. Hollow: a single printed year.",
    )
    if absent:
        said = sentence_case(absences.listed(view, absent))
        source += view.pick(f"{said}。", f" {said}.")
    facts = [fact for line in lines for fact in line["facts"]]
    return Figure(drawing, caption=caption, alt=_alt(view, lines, caption), source=source, facts=facts)


def _lines(view: View, plan: str, unit: str) -> list[dict]:
    found = []
    for group, sides in (("urban", ["urban"]), ("rural", ["rural"]), ("all", ["urban", "rural"])):
        series = view.series(plan, view.indicator, group)
        if len(series):
            pairs = zip(series["value"], series["unit"], strict=True)
            values = [view.convert(value, printed, unit) for value, printed in pairs]
            line = {"plan": plan, "group": group, "sides": sides, "values": values}
            found.append(line | {"years": list(series["year"]), "facts": list(series["fact_id"])})
    return found


def _panel(axis: Axes, lines: list[dict], view: View, colours: dict[str, str], highlight: str) -> None:
    for line in sorted(lines, key=lambda line: line["plan"] == highlight):
        main = line["plan"] == highlight
        colour = colours[line["plan"]]
        single = len(line["years"]) == 1
        axis.plot(
            line["years"],
            line["values"],
            color=colour,
            linewidth=2.2 if main else 1.1,
            linestyle="--" if line["group"] == "all" else "-",
            marker="o",
            markersize=5.5 if single else 5 if main else 3.5,  # a ring, so that a dot within it stays visible
            markerfacecolor="none" if single else colour,
            zorder=3 if main else 2,
        )
    ends = sorted(((line["values"][-1], line) for line in lines), key=lambda pair: pair[0])
    spread = max((value for value, _ in ends), default=1) * 0.075
    height = float("-inf")
    last = max((max(line["years"]) for line in lines), default=0)
    for value, line in ends:
        height = max(value, height + spread)
        text = f"{view.plan_name(line['plan'])} {amount(value, 0)}"
        axis.annotate(
            text,
            (last, height),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=legible(colours[line["plan"]]),
            fontsize=8,
            annotation_clip=False,
        )
    axis.yaxis.set_major_locator(MaxNLocator(5))
    axis.grid(axis="y")


def _alt(view: View, lines: list[dict], caption: str) -> str:
    parts = []
    for line in lines:
        place = view.plan_name(line["plan"])
        group = view.name("groups", line["group"])
        first, last = amount(line["values"][0], 0), amount(line["values"][-1], 0)
        if len(line["years"]) == 1:
            parts.append(
                view.pick(
                    f"{place}{group}{line['years'][0]}年{last}",
                    f"{place} {group} {last} in {line['years'][0]}",
                )
            )
            continue
        years = f"{line['years'][0]}–{line['years'][-1]}"
        parts.append(
            view.pick(
                f"{place}{group}{years}年由{first}至{last}",
                f"{place} {group} {first} to {last}, {years}",
            )
        )
    return (
        view.pick(f"折线图：{caption}。", f"Line chart: {caption}. ")
        + view.pick("；", "; ").join(parts)
        + view.pick("。", ".")
    )
