"""Sentences on computed figures beside printed ones, on what totals leave, and on outlays per inhabitant."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.outlays.equivalents import agreements
from analysis.measures.outlays.inhabitants import inhabitant_table
from analysis.measures.outlays.rows import printed
from analysis.measures.outlays.spending import spending
from analysis.view import View
from analysis.words import outside
from analysis.words.consistency import verdict_name
from analysis.words.numbers import amount, plain, rate_text
from analysis.words.outlays.names import absent, formula_name, programme_name, span, subject, unit_text
from analysis.words.printed import sourced

Pieces = list[Cell | str]


def agreement_prose(view: View) -> Prose:
    """Return computed averages and sums beside the printed ones with the verdict, and what totals leave."""
    paragraphs = [_average(view, row) for _, row in view.of(agreements, view.plans).iterrows()]
    table = view.of(spending, view.plans)
    rest = table[table["measure"] == "outlay_rest"].to_dict("records")
    paragraphs += [_rest(view, row) for row in rest]
    if not paragraphs:
        return absent(view, "checks")
    return Prose(*paragraphs, style="list" if len(paragraphs) > 1 else "body", **sourced(view))


def _lead(view: View, row: pd.Series | dict) -> str:
    place, name = view.plan_name(row["plan"]), subject(view, row["programme"], row["group"])
    years = span(row["start"], row["end"], view.lang)
    return view.pick(f"{place}{name}，{years}年：", f"{place}, {name}, {years}: ")


def _average(view: View, row: pd.Series) -> Pieces:
    facts = ids(row["facts"])
    if row["against"] == "outlay":
        return _sum(view, row, facts)
    unit = unit_text(view, row["unit"])
    computed = Cell(amount(row["computed"], 1), facts, "derived_average")
    fact = Cell(plain(row["printed"]), facts[-1:])
    how = formula_name(row["formula"], view.lang)
    verdict = verdict_name(row["verdict"], view.lang)
    what = view.pick("标准", "standard") if row["against"] == "standard" else view.pick("所列人均", "average")
    if view.lang == "zh":
        return [_lead(view, row), f"{how}得", computed, unit, f"，{what}为", fact, f"{unit}：{verdict}。"]
    return [
        _lead(view, row),
        f"{how} gives ",
        computed,
        f" {unit} beside the {what} of ",
        fact,
        f": {verdict}.",
    ]


def _sum(view: View, row: pd.Series, facts: tuple[str, ...]) -> Pieces:
    scale, decimals = (1e8, 2) if view.lang == "zh" else (1e6, 0)
    computed = Cell(amount(row["computed"] / scale, decimals), facts[:-1], "derived_outlay")
    total = Cell(amount(row["printed"] / scale, decimals), facts[-1:], view.mark(facts[-1:]))
    share, verdict = (
        rate_text(row["computed"] / row["printed"], view.lang, 1),
        verdict_name(row["verdict"], view.lang),
    )
    if view.lang == "zh":
        return [
            _lead(view, row),
            "逐年推算之和",
            computed,
            "亿元，为所列累计支出",
            total,
            f"亿元的{share}：{verdict}。",
        ]
    tail = f" million printed for the period: {verdict}."
    return [
        _lead(view, row),
        "the reckoned years add up to ",
        computed,
        f" million yuan, {share} of the ",
        total,
        tail,
    ]


def _rest(view: View, row: dict) -> Pieces:
    """What the years before the last got on average, beside the last."""
    facts = ids(row["facts"])
    last = next(
        r for r in view.of(printed, row["plan"], row["programme"], "outlay") if r["facts"] == facts[-1]
    )
    years = int(row["end"]) - int(row["start"]) + 1
    mean = Cell(amount(row["value"] / years / 1e4, 2), facts, "derived_yearly")
    own = Cell(amount(last["value"] / 1e4, 2), facts[-1:], view.mark(facts[-1:]))
    if view.lang == "zh":
        word = "低于" if last["value"] < row["value"] / years else "不低于"
        return [
            _lead(view, row),
            "累计数减末年后，年均",
            mean,
            f"万元；{last['end']}年的",
            own,
            f"万元{word}此数。",
        ]
    word = "below" if last["value"] < row["value"] / years else "not below"
    lead = "the printed total less its last year leaves "
    return [
        _lead(view, row), lead, mean, " ten thousand yuan a year on average; ", own,
        f" in {last['end']} is {word} that.",
    ]  # fmt: skip


def inhabitant_prose(view: View) -> Prose:
    """Return outlays per inhabitant where two plans print the same programme, years and population named."""
    if lacking := outside.lacking(view, "census_2020"):
        return lacking
    table = view.of(inhabitant_table, view.plans)
    table = table[table["value"].notna()]
    paragraphs = []
    for programme, own in table.groupby("programme", sort=False):
        # One figure a plan: printed before reckoned, a period before single years, the latest of these.
        chosen = own.sort_values(["end", "start"], ascending=[True, False], kind="stable")
        chosen = chosen.drop_duplicates("plan", keep="last").sort_values("value", ascending=False)
        if len(chosen) > 1:
            paragraphs.append(_contrast(view, programme, chosen))
    if not paragraphs:
        said = "No two plans shown print outlays of one programme, so nothing is compared per inhabitant."
        return Prose([view.pick("没有两份规划印出同一项目的支出，不作人均比较。", said)])
    return Prose(*paragraphs, style="list" if len(paragraphs) > 1 else "body", **sourced(view))


def _contrast(view: View, programme: str, chosen: pd.DataFrame) -> Pieces:
    pieces: Pieces = [
        view.pick(
            f"{programme_name(programme, view.lang)}，每名常住人口每年：",
            f"Per inhabitant and year, {programme_name(programme, view.lang)}: ",
        )
    ]
    for at, row in enumerate(chosen.to_dict("records")):
        facts = ids(row["facts"])
        value = Cell(amount(row["value"], 1), facts, f"derived_per_head {view.mark(facts)}".strip())
        years, people = span(row["start"], row["end"], view.lang), row["formula"].rpartition(" ")[2]
        place = view.plan_name(row["plan"])
        end = at == len(chosen) - 1
        if view.lang == "zh":
            pieces += [place, value, f"元（支出{years}年，人口{people}年）", "。" if end else "，"]
        else:
            pieces += [
                value,
                f" yuan in {place} (outlay of {years}, population of {people})",
                "." if end else ", ",
            ]
    return pieces
