"""Names and short sentences on town and country that tables, charts and the notebook share."""

from __future__ import annotations

from analysis.display import Prose
from analysis.view import View
from analysis.words.absences import told
from analysis.words.phrases import joined, pick


def span(start: int, end: int) -> str:
    """Return "2016–2020"."""
    return f"{start}–{end}"


def role_name(role: str, lang: str) -> str:
    """Return the name of a blade of the scissors."""
    return {
        "standard": pick(lang, "标准", "standard"),
        "subsidy": pick(lang, "月人均补差", "subsidy paid"),
        "recipients": pick(lang, "人数", "recipients"),
        "outlay": pick(lang, "支出", "outlay"),
    }[role]


def area_name(view: View, area: str) -> str:
    """Return the groups compared: "town and country", or the names of both sides."""
    if area in ("urban:rural", "all"):
        return view.pick("城乡", "town and country")
    urban, rural = (view.name("groups", group) for group in area.split(":"))
    return view.pick(f"{urban}比{rural}", f"{urban} : {rural}")


def assumption_name(assumption: str, basis: str, lang: str) -> str:
    """Return what stands behind a window whose start is implied, and whether its base year is assumed."""
    if basis != "implied":
        return ""
    return {
        "": pick(lang, "（推断）", " (implied)"),
        "headline": pick(lang, "（推断）", " (implied)"),
        "sensitivity": pick(lang, "（推断，晚一年）", " (implied, later base)"),
    }[assumption]


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle."""
    title = view.pick("城乡差距", "Town and country")
    return title, joined([view.plan_name(plan) for plan in view.plans], view.lang)


def absent(view: View, what: str) -> Prose:
    """Return the sentence in place of a table or chart that would be empty."""
    words = {
        "stated": view.pick("所列规划都没有自印城乡比。", "No plan shown prints a ratio of its own."),
        "closed": view.pick(
            "所列规划都不足两个比值，谈不上缩小或扩大。",
            "No plan shown has two ratios, so nothing can be said of closing or widening.",
        ),
        "promises": view.pick("所列规划都没有承诺城乡比。", "No ratio of town to country is promised here."),
        "paths": view.pick(
            "所列规划没有可画的城乡比。", "There is no urban-rural ratio to draw for these plans."
        ),
        "scissors": view.pick(
            "所列规划都不足两个逐年数列，不成剪刀差。",
            "No plan shown prints two series that could be compared.",
        ),
        "paid": view.pick(
            "所列规划没有同时印出标准与补差。",
            "No plan shown prints both the standard and the subsidy paid.",
        ),
    }
    return told(view, words[what])
