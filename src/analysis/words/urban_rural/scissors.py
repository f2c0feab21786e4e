"""Sentences on single steps, on the scissors, and on what composition can and cannot explain."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.urban_rural.ratios import gap_closed
from analysis.measures.urban_rural.scissors import composition, outlay_check, paid_share, scissors
from analysis.view import View
from analysis.words.numbers import amount, rate_text, unit_name
from analysis.words.phrases import pick
from analysis.words.printed import sourced
from analysis.words.urban_rural.names import role_name, span

Pieces = list[Cell | str]


def step_prose(view: View, indicators: list[str]) -> Prose:
    """Return which single year carries each path, or that no path is printed year by year."""
    paragraphs: list[Pieces] = []
    for indicator in indicators:
        table = view.of(gap_closed, indicator, view.plans)
        for row in table[table["step_share"].notna()].itertuples():
            name, place = view.name("indicators", indicator), view.plan_name(row.plan)
            share = Cell(rate_text(row.step_share, view.lang, 0), ids(row.facts), "derived_closed")
            step, years = span(row.step_start, row.step_start + 1), span(row.start_year, row.end_year)
            if view.lang == "zh":
                paragraphs.append([f"{place}{name}：{step}这一年占{years}年净变动的", share, "。"])
            else:
                paragraphs.append(
                    [
                        f"{place}, {name}: the year {step} alone makes up ",
                        share,
                        f" of the net change over {years}.",
                    ]
                )
    if not paragraphs:
        none = "No plan shown prints these ratios year by year, so no single step can be told apart."
        paragraphs = [[view.pick("所列规划都没有逐年印出，看不出哪一年起了主要作用。", none)]]
    return Prose(*paragraphs, style="list" if len(paragraphs) > 1 else "body", **sourced(view))


def scissor_prose(view: View) -> Prose:
    """Return for each plan which blades rose and which fell, and how far apart that took them."""
    table = view.of(scissors, view.indicator, view.plans)
    paragraphs = []
    for (plan, group), own in table[table["role"] != ""].groupby(["plan", "group"], sort=False):
        wide = own.pivot(index="year", columns="role", values="index").dropna()
        ends = wide.iloc[-1]
        moved = {
            "up": [role for role in wide.columns if ends[role] > 100],
            "down": [role for role in wide.columns if ends[role] < 100],
            "same": [role for role in wide.columns if ends[role] == 100],
        }
        facts = {role: _facts(own, role, wide.index[0], wide.index[-1]) for role in wide.columns}
        name = "" if group == "all" else view.name("groups", group)
        place = view.plan_name(plan)
        years = span(wide.index[0], wide.index[-1])
        lead = view.pick(f"{place}{name}，{years}年：", f"{place}{', ' + name if name else ''}, {years}: ")
        parts = [_moved(words, moved[key], ends, facts, view) for key, words in _VERBS.items() if moved[key]]
        pieces: Pieces = [lead]
        for at, part in enumerate(parts):
            pieces += [view.pick("；", "; ") if at else "", *part]
        paragraphs.append([*pieces, view.pick("。", ".")])
    paragraphs += [
        _check(view, row) for row in view.of(outlay_check, view.indicator, view.plans).itertuples()
    ]
    if not paragraphs:
        said = "No plan shown prints two of these series over the same years."
        paragraphs = [[view.pick("所列规划都没有印出可以对照的两个数列。", said)]]
    return Prose(*paragraphs, style="list" if len(paragraphs) > 1 else "body", **sourced(view))


def _check(view: View, row: Row) -> Pieces:
    """How the reckoned outlays add up against the total that the plan prints."""
    place, facts = view.plan_name(row.plan), ids(row.facts)
    years = span(row.start_year, row.end_year)
    share = rate_text(row.reckoned / row.printed, view.lang, 1)
    scale, decimals = (1e8, 2) if view.lang == "zh" else (1e6, 0)
    reckoned = Cell(amount(row.reckoned / scale, decimals), facts[1:], "derived_outlay")
    printed = Cell(amount(row.printed / scale, decimals), facts[:1], view.mark(facts[:1]))
    if view.lang == "zh":
        lead = f"核对：{place}{years}年推算的支出合计"
        return [lead, reckoned, "亿元，为规划所印总额", printed, f"亿元的{share}。"]
    lead = f"A check: {place}'s reckoned outlays of {years} add up to "
    tail = " million that the plan prints for the period."
    return [lead, reckoned, f" million CNY, {share} of the ", printed, tail]


_VERBS = {"up": ("上升", "up"), "down": ("下降", "down"), "same": ("不变", "unchanged")}


def _facts(own: pd.DataFrame, role: str, first: int, last: int) -> tuple[str, ...]:
    rows = own[(own["role"] == role) & own["year"].isin([first, last])]
    return tuple(fact for text in rows["facts"] for fact in ids(text))


def _moved(verb: tuple[str, str], roles: list[str], ends: pd.Series, facts: dict, view: View) -> Pieces:
    pieces: Pieces = []
    for at, role in enumerate(roles):
        comma = "" if at == 0 else pick(view.lang, "、", " and " if at == len(roles) - 1 else ", ")
        far = rate_text(abs(ends[role] - 100) / 100, view.lang, 1)
        pieces.append(comma + role_name(view, role) + pick(view.lang, verb[0], f" {verb[1]}"))
        if ends[role] != 100:
            pieces += [pick(view.lang, "", " "), Cell(far, facts[role], "derived_rise")]
    return pieces


def composition_prose(view: View) -> Prose:
    """Return what the mix of town and country explains of the subsidies, and what it cannot explain."""
    paragraphs = [_mix(view, row) for row in view.of(composition, view.indicator, view.plans).itertuples()]
    paragraphs += _shares(view)
    can = view.pick(
        "构成能解释的：城乡人数之比变了，合计的人均补差就会变；离开名册的若多是收入接近标准、补差少的人，"
        "留下者的"
        "人均补差会升、支出的降幅会小于人数。",
        "What composition can explain: the overall subsidy moves when the mix of town and country does; "
        "and if "
        "those who leave the rolls are mostly those near the line, who drew little, the average of those who "
        "stay rises and outlays fall by less than recipients.",
    )
    cannot = view.pick(
        "构成不能解释的：只看这一点，补差应比标准升得快；补差占标准的比重若反而下降，须另有原因，"
        "例如计入的收入增加，"
        "或核定的办法改变。规划没有印出名册的收入分布，哪一种原因，规划的数字分不清；"
        "标准升高本应使更多人符合条件，"
        "人数何以减少，同样分不清。",
        "What it cannot explain: by that alone subsidies would rise faster than standards; where their "
        "share of "
        "the standard falls instead, something else was at work, such as more counted income or another "
        "way of "
        "assessing it. No plan prints the incomes of those on the rolls, so the figures cannot tell which; "
        "nor "
        "why fewer people are on the rolls when a higher standard ought to let more in.",
    )
    return Prose(*paragraphs, [can], [cannot], style="list", **sourced(view))


def _mix(view: View, row: Row) -> Pieces:
    place, facts = view.plan_name(row.plan), ids(row.facts)
    unit = unit_name(view, row.unit)
    shares = [rate_text(value, view.lang, 2) for value in (row.urban_share_start, row.urban_share_end)]
    ends = (row.mean_start, row.mean_end)
    start, end = (Cell(amount(value, 1), facts, "derived_average") for value in ends)
    mix, change = amount(row.mix, 1), amount(row.change, 1)
    if view.lang == "zh":
        moved = f"城市人数所占的比重由{shares[0]}到{shares[1]}；变动{change}{unit}之中，城乡构成只占{mix}。"
        return [
            f"{place}城乡合计的人均补差，{row.start_year}年为",
            start,
            f"，{row.end_year}年为",
            end,
            f"{unit}。{moved}",
        ]
    return [
        f"{place}: over town and country the average subsidy went from ",
        start,
        f" ({row.start_year}) to ",
        end,
        f" {unit} ({row.end_year}). The urban share of recipients went from {shares[0]} to {shares[1]}, and "
        "of the "
        f"change of {change} the mix of town and country accounts for {mix}.",
    ]


def _shares(view: View) -> list[Pieces]:
    table = view.of(paid_share, view.indicator, view.plans)
    found: list[Pieces] = []
    for (plan, group), own in table.groupby(["plan", "group"], sort=False):
        if len(own) < 2:
            continue
        first, last = own.iloc[0], own.iloc[-1]
        name = "" if group == "all" else view.name("groups", group)
        place = view.plan_name(plan)
        cells = [
            Cell(rate_text(row["share"], view.lang, 1), ids(row["facts"]), "derived_paid")
            for row in (first, last)
        ]
        verb = view.pick("升", "rose") if last["share"] > first["share"] else view.pick("降", "fell")
        if last["share"] == first["share"]:
            verb = view.pick("保持", "stayed")
        if view.lang == "zh":
            found.append(
                [
                    f"{place}{name}补差占标准：{first['year']}年",
                    cells[0],
                    f"，{last['year']}年{verb}{'' if verb == '保持' else '至'}",
                    cells[1],
                    "。",
                ]
            )
        else:
            where = f"{place}{', ' + name if name else ''}"
            found.append(
                [
                    f"{where}: the subsidy as a share of the standard {verb} from ",
                    cells[0],
                    f" ({first['year']}) to ",
                    cells[1],
                    f" ({last['year']}).",
                ]
            )
    return found
