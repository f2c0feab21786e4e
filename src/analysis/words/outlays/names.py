"""Names of programmes, areas, units and periods, and the sentences in place of what is empty."""

from __future__ import annotations

import pandas as pd

from analysis.display import Prose
from analysis.view import View
from analysis.words.absences import told
from analysis.words.numbers import period, unit_name
from analysis.words.phrases import joined, pick

_PROGRAMMES = {
    "dibao": ("低保", "dibao"),
    "tekun": ("特困供养", "tekun support"),
    "tekun_care": ("特困护理补贴", "tekun care subsidy"),
    "temporary_relief": ("临时救助", "temporary relief"),
    "vagrants": ("流浪乞讨救助", "assistance to vagrants"),
    "disabled": ("残疾人两项补贴", "two disability subsidies"),
    "mental_disorder": ("严重精神障碍患者以奖代补", "subsidy for severe mental disorder"),
    "elderly_allowance": ("高龄津贴", "old-age allowance"),
    "sanmin": ("三民人员补助", "sanmin subsidy"),
    "orphans": ("孤儿养育", "orphan allowance"),
    "unattended_children": ("事实无人抚养儿童补贴", "de facto unattended children"),
    "social_assistance": ("各类社会救助", "social assistance of all kinds"),
}
_ROLES = {
    "outlay": ("年度支出", "outlay of a year"),
    "period": ("累计支出", "cumulative outlay"),
    "recipients": ("在册人数", "recipients"),
    "payments": ("发放人次", "payments"),
    "cases": ("救助人次", "cases"),
    "average": ("人均水平", "average paid"),
    "standard": ("标准", "standard"),
    "part": ("部分对象人数", "part of the roll"),
}
_FORMULAS = {
    "recipients": ("支出÷人数÷{}个月", "outlay ÷ recipients ÷ {} months"),
    "payments": ("支出÷按月发放人次", "outlay ÷ monthly payments"),
    "cases": ("支出÷人次", "outlay ÷ cases"),
}


def programme_name(programme: str, lang: str) -> str:
    """Return the name of a programme."""
    return pick(lang, *_PROGRAMMES[programme])


def role_name(role: str, lang: str) -> str:
    """Return the name of what a plan prints of a programme."""
    return pick(lang, *_ROLES[role])


def formula_name(formula: str, lang: str) -> str:
    """Return how an average is computed, from its formula in the measures."""
    parts = formula.split(" / ")
    return pick(lang, *_FORMULAS[parts[1]]).format(parts[-1])


def subject(view: View, programme: str, group: str) -> str:
    """Return a programme with its group where that is not everybody: "dibao, rural", 农村低保."""
    name = programme_name(programme, view.lang)
    if group == "all":
        return name
    of = view.name("groups", group)
    return view.pick(f"{of}{name}", f"{of} {name}")


def unit_text(view: View, unit: str) -> str:
    """Return the name of a unit; yuan per case has no code of its own, for no plan prints it."""
    return view.pick("元/人次", "CNY per case") if unit == "CNY/case" else unit_name(view, unit)


def span(start: str, end: str, lang: str) -> str:
    """Return a period without 年: "2016–2020"."""
    return period(start, end, "en") if lang == "en" else period(start, end, lang).removesuffix("年")


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle of the notebook."""
    title = view.pick(
        "支出与在册人数：谁承担标准的提高", "Outlays and rolls: who bears the rise of the standards?"
    )
    return title, joined([view.plan_name(plan) for plan in view.plans], view.lang)


def absent(view: View, what: str) -> Prose:
    """Return the sentence in place of a table or chart that would be empty."""
    words = {
        "years": ("所选规划没有印出任何年度支出。", "No plan shown prints the outlay of a single year."),
        "periods": ("所选规划没有印出累计支出。", "No plan shown prints an outlay over several years."),
        "rolls": ("所选规划没有印出在册人数。", "No plan shown prints a roll."),
        "heads": (
            "所选规划没有可用以计算人均水平的数字。",
            "No plan shown prints what an average per head needs.",
        ),
        "standards": (
            "所选规划没有同一年份、同一范围的支出与标准，无法折算。",
            "No plan shown has an outlay and a standard of one year and area, so nothing converts.",
        ),
        "borne": (
            "所选规划没有两个年份都可比的标准与支出或人均水平，谁承担无从得知。",
            "No plan shown has standards beside outlays or averages in two years, so who bears it is open.",
        ),
        "moves": (
            "所选规划没有两个共同年份的数列。",
            "No plan shown prints two such series over the same years.",
        ),
        "checks": (
            "没有可以对照的印出数字。",
            "No printed figure stands beside a computed one.",
        ),
        "inhabitants": ("所选规划没有印出支出。", "No plan shown prints an outlay."),
    }
    return told(view, view.pick(*words[what]))


def rise_mark(row: pd.Series) -> str:
    """Return the mark codes of a change in per cent: its formula, and whether it rests on a correction."""
    return "derived_rise corrected" if row["evidence"] == "corrected" else "derived_rise"
