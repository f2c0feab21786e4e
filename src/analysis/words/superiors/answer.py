"""Sentences on distance to the superiors' targets, and on the nation's binding indicators."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures import amplification_table, binding_table
from analysis.measures.absences import NOT_CODED
from analysis.measures.superiors.amplification import COMPARED
from analysis.measures.superiors.binding import FATES
from analysis.view import View
from analysis.words.absences import told
from analysis.words.numbers import plain
from analysis.words.phrases import joined, pick, plural, sentence_case
from analysis.words.printed import sourced
from analysis.words.superiors.names import (
    cell,
    difference_unit,
    holder,
    number,
    short_unit,
    spoken,
    unit_after,
)

Pieces = list[Cell | str]
_KEYS = ["plan", "indicator", "group", "target_year"]


def _standing(table: pd.DataFrame) -> pd.Series:
    """The standing of each target that can be compared: beyond all its superiors, short of one, or level."""
    compared = table[table["relation"].isin(COMPARED)]
    return compared.groupby(_KEYS, sort=False)["relation"].agg(_of_all)


def _of_all(found: pd.Series) -> str:
    relations = set(found)
    if first := next((one for one in ("short", "open") if one in relations), ""):
        return first
    return "beyond" if relations == {"beyond"} else "equal"


def in_short(view: View) -> Pieces:
    """Return one sentence: how many targets go beyond their superiors', or that this is not known."""
    if view.lacks("yardsticks"):
        said = view.pick(
            "国家和省的目标没有数据，能否超出上级要求无法回答。",
            "Whether the targets reach beyond those of nation and province is not known: the figures are "
            "not there. ",
        )
        return [said]
    table = view.of(amplification_table, view.plans)
    standing = _standing(table)
    if standing.empty:
        none = "No target can be set beside one of nation or province for the same year. "
        return [view.pick("没有一项目标可以与国家或省的同年目标相比。", none)]
    words = {"beyond": "高于上级", "equal": "与上级相同", "short": "低于上级", "open": "依上级取何数而定"}
    counts = {code: int((standing == code).sum()) for code in words}
    facts = ";".join(table.loc[table["relation"].isin(COMPARED), "facts"])
    count = cell(view, str(len(standing)), facts, formula="counted", cited=False)
    if view.lang == "zh":
        parts = [f"{n}项{words[code]}" for code, n in counts.items() if n]
        return ["可与国家或省同年目标相比的有", count, f"项，其中{'、'.join(parts)}。"]
    parts = [f"{n} {_verb(code, n)}" for code, n in counts.items() if n]
    one = len(standing) == 1
    noun = "target" if one else "targets"
    beside = f" {noun} can be set beside one of nation or province for the same year: "
    return [count, beside, f"{joined(parts, view.lang)}. "]


def _verb(code: str, count: int) -> str:
    one = count == 1
    return {
        "beyond": "reaches beyond it" if one else "reach beyond it",
        "equal": "is level with it" if one else "are level with it",
        "short": "falls short of it" if one else "fall short of it",
        "open": "turns with the figure taken" if one else "turn with the figure taken",
    }[code]


def distances(view: View) -> Prose | None:
    """Return which targets reach beyond or fall short, and which repeat an old one; None if unknown."""
    if view.lacks("yardsticks"):
        return None
    table = view.of(amplification_table, view.plans)
    apart = table[table["relation"].isin(["beyond", "short", "differs", "open"])]
    items = [_apart(view, rows) for _, rows in apart.groupby([*_KEYS, "amplification"], sort=False)]
    items += [_earlier(view, row) for row in table[table["relation"] == "earlier target"].itertuples()]
    items += [
        _outcome(view, rows)
        for _, rows in table[table["outcome"].notna()].groupby(["superior", "indicator", "group"], sort=False)
    ]
    return Prose(in_short(view), *items, **sourced(view))


def _apart(view: View, rows: pd.DataFrame) -> Pieces:
    row = rows.iloc[0]
    name, place = view.name("indicators", row["indicator"]), view.plan_name(row["plan"])
    own = spoken(row["target"], row["comparator"], view.lang) + unit_after(view, row["unit"])
    theirs = spoken(row["superior_target"], row["superior_comparator"], view.lang) + short_unit(
        row["unit"], view.lang
    )
    gap = number(abs(round(row["amplification"], 6))) + difference_unit(row["unit"], view.lang)
    pieces = [
        cell(view, own, row["target_facts"]),
        cell(view, theirs, ";".join(rows["superior_facts"])),
        cell(view, gap, ";".join(rows["facts"]), formula="derived_difference", cited=False),
    ]
    names = joined([holder(view, superior) for superior in rows["superior"]], view.lang)
    above = row["amplification"] > 0
    if view.lang == "zh":
        more = "，高出" if above else "，低"
        return [f"{place}的{name}，目标为", pieces[0], f"，{names}要求", pieces[1], more, pieces[2], "。"]
    ask = "asks" if len(rows) == 1 else "ask"
    lead, less = f"{sentence_case(name)}, {place}: the target is ", " less." if above else " more."
    return [lead, pieces[0], f"; {names} {ask} for ", pieces[1], ", ", pieces[2], less]


def _earlier(view: View, row: Row) -> Pieces:
    name, place = view.name("indicators", row.indicator), view.plan_name(row.plan)
    said = spoken(row.target, row.comparator, view.lang) + unit_after(view, row.unit)
    own, superior = cell(view, said, row.facts), holder(view, row.superior)
    if view.lang == "zh":
        same = f"，是{superior}为{row.superior_year}年定下的数，不能算作与上级持平。"
        return [f"{place}的{name}，{row.target_year}年目标为", own, same]
    same = f", the number that {superior} had set for {row.superior_year}; it does not count as level."
    return [f"{sentence_case(name)}, {place}: the target for {row.target_year} is ", own, same]


def _outcome(view: View, rows: pd.DataFrame) -> Pieces:
    """What the superior itself reached."""
    row = rows.iloc[0]
    unit, superior = unit_after(view, row["unit"]), holder(view, row["superior"])
    name = view.name("indicators", row["indicator"])
    said = spoken(row["superior_target"], row["superior_comparator"], view.lang) + unit
    aim, facts = cell(view, said, row["superior_facts"]), ids(row["outcome_facts"])
    last = cell(view, number(row["outcome"]) + unit, facts[-1])
    now, year = row["outcome_year"], row["superior_year"]
    lead = view.pick(
        f"{superior}{name}，计划{year}年", f"{sentence_case(name)}: {superior} planned for {year} "
    )
    if pd.isna(row["reached"]):
        if view.lang == "zh":
            return [lead, aim, f"，{now}年为", last, "，尚未达到。"]
        return [lead, aim, ", and was at ", last, f" in {now}, not there yet."]
    first = cell(view, number(row["reached"]) + unit, facts[0])
    later: Pieces = []
    if now != row["reached_year"]:
        later = [f"，{now}年为", last] if view.lang == "zh" else [" and ", last, f" in {now}"]
    if view.lang == "zh":
        return [lead, aim, f"，{row['reached_year']}年已达", first, *later, "。"]
    return [lead, aim, ", and was at ", first, f" in {row['reached_year']}", *later, "."]


def fates(view: View) -> Prose | None:
    """Return a sentence a plan on what became of the nation's binding indicators; None without yardsticks."""
    table = view.of(binding_table, view.plans)
    table = table[table["fate"] != ""]
    if table.empty:
        return None
    parts = [_fate(view, str(plan), mine) for plan, mine in table.groupby("plan", sort=False)]
    return Prose(*parts, style="list", **sourced(view))


def _fate(view: View, plan: str, mine: pd.DataFrame) -> Pieces:
    place, every = view.plan_name(plan), len(mine)
    counted = cell(view, str(every), ";".join(mine["superior_facts"]))
    counts = {fate: int((mine["fate"] == fate).sum()) for fate in FATES}
    parts = [_counted(fate, n, view.lang) for fate, n in counts.items() if n]
    moved = [_moved(view, row) for row in mine.itertuples() if row.number in ("raised", "lowered")]
    tail = "".join(view.pick("；", "; ") + text for text in moved)
    if view.lang == "zh":
        return [f"{place}：国家的", counted, f"项约束性指标，{'，'.join(parts)}{tail}。"]
    noun = plural(every, "indicator", "indicators").split(" ")[1]
    return [f"{place}: of the nation's ", counted, f" binding {noun}, {joined(parts, view.lang)}{tail}."]


def _counted(fate: str, count: int, lang: str) -> str:
    be, have = ("is", "has") if count == 1 else ("are", "have")
    return {
        "kept binding": pick(lang, f"{count}项仍为约束性", f"{count} {be} kept binding"),
        "made expected": pick(lang, f"{count}项改为预期性", f"{count} {be} made expected"),
        "attribute not stated": pick(
            lang, f"{count}项未标明属性", f"{count} {be} set without saying whether binding"
        ),
        "dropped": pick(lang, f"{count}项没有目标", f"{count} {have} no target"),
        NOT_CODED: pick(lang, f"{count}项尚未录入", f"{count} {be} not coded yet"),
    }[fate]


def _moved(view: View, row: Row) -> str:
    name, unit = view.name("indicators", row.indicator), unit_after(view, row.unit)
    start, end = plain(row.superior_target) + unit, plain(row.target) + unit
    up = row.number == "raised"
    zh = f"{name}由{start}{'提高' if up else '降低'}到{end}"
    return view.pick(zh, f"the {name} is {'raised' if up else 'lowered'} from {start} to {end}")


def absent(view: View, what: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    words = {
        "compared": view.pick("没有一项目标可以与上级的同年目标相比。",
                         "No target can be set beside a superior's for the same year."),
        "uncompared": view.pick("上级也有的目标，都可以相比。",
                           "Every target that a superior has too can be compared."),
        "existing": view.pick("没有一项目标可以与已有水平相比。",
                         "No target can be set beside what exists already."),
        "population": view.pick("没有按人口计算的目标。", "No target is reckoned per head."),
    }  # fmt: skip
    return told(view, words[what])
