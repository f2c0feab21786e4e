"""The findings across plans: the range of each headline measure, who is at its ends, and who is silent."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Prose
from analysis.measures.absences import NOT_CODED, reading
from analysis.measures.ambition.table import ambition_table
from analysis.measures.consistency.verdicts import check_table, verdict_counts
from analysis.view import View
from analysis.words import absences
from analysis.words.findings.claims import WORDS, verdicts
from analysis.words.findings.pieces import Pieces, counted, printed
from analysis.words.numbers import unit_name
from analysis.words.outside import lacking_text
from analysis.words.phrases import joined
from analysis.words.printed import sourced
from analysis.words.standing import COUNTED, headline_name, headline_value

_LABELS = {
    "standards": ("低保标准", "Standards"),
    "gap": ("城乡差距", "Town and country"),
    "targets": ("目标", "Targets"),
    "aging": ("老龄化", "Aging"),
    "claims": ("数字是否一致", "Consistency"),
}

#: The formula behind a computed headline.
_FORMULAS = {
    "growth_urban": "derived_growth",
    "ratio": "derived_ratio",
    "old_share": "derived_share",
    "beds_per_1000": "derived_per_1000",
}


def findings_across(view: View, table: pd.DataFrame) -> Prose:
    """Return five findings on all plans of `table` (as of `measures.headlines.standing`)."""
    plans = list(dict.fromkeys(table["plan"]))
    parts = {
        "standards": [
            *_range(view, table, "standard_urban"),
            *_range(view, table, "growth_urban"),
        ],
        "gap": [*_range(view, table, "ratio"), *_one_standard(view, table)],
        "targets": [*_goals(view, plans), *_range(view, table, "evaluable")],
        "aging": [*_range(view, table, "old_share"), *_range(view, table, "nursing_bed_share")],
        "claims": _claims(view, plans),
    }
    paragraphs: list[Pieces] = []
    for part, pieces in parts.items():
        zh, en = _LABELS[part]
        paragraphs.append(
            [Cell(view.pick(f"{zh}：", f"{en}. "), tone="strong"), *(piece for piece in pieces if piece)]
        )
    return Prose(*paragraphs, style="list", **sourced(view))


def _range(view: View, table: pd.DataFrame, headline: str) -> Pieces:
    """Return from where to where a headline goes; one value, a tie of all, or none are said as such."""
    own = table[(table["headline"] == headline) & table["own"]]
    known = own[own["value"].notna()].sort_values("value", kind="stable")
    name = headline_name(headline, view.lang)
    if len(known) and known["unit"].iloc[0].startswith("CNY"):
        unit = unit_name(view, known["unit"].iloc[0])
        name += view.pick(f"（{unit}）", f" ({unit})")
    if known.empty:
        return [_none(view, own, name)]
    # Two values that print alike are told as one: nobody can see which is the higher.
    known = known.assign(text=[_text(row, view.lang) for _, row in known.iterrows()])
    low, high = known.iloc[0], known.iloc[-1]
    pieces: Pieces = [view.pick(f"{name}", f"{name}: ")]
    if len(own) == 1 and view.lang == "zh":
        pieces += ["为", _cell(view, low), f"（{_who(view, known, known)}）"]
    elif len(own) == 1:
        pieces += _end(view, known, low)
    elif len(known) == 1:
        pieces += [view.pick("只有", "only "), *_end(view, known, low)]
    elif low["text"] == high["text"] and view.lang == "zh":
        pieces += [f"：{_who(view, known, known)}均为", _cell(view, low)]
    elif low["text"] == high["text"]:
        pieces += ["the same, ", *_end(view, known, low)]
    else:
        pieces += [view.pick("由", "from "), *_end(view, known, low)]
        pieces += [view.pick("到", " to "), *_end(view, known, high)]
    return [*pieces, *_silent(view, own), view.pick("。", ". ")]


def _none(view: View, own: pd.DataFrame, name: str) -> str:
    """Nobody has a value: the plans are not called silent where the census is what lacks."""
    if (own["evidence"] == "not available").any():
        gone = lacking_text(view, "census_2020")
        if gone:
            return f"{name}：{gone}" if view.lang == "zh" else f"{name}: {gone[:1].lower()}{gone[1:]} "
        return view.pick(f"{name}：没有规划之外的数字可用。", f"{name}: no outside figure is at hand. ")
    said = view.pick(f"各规划均无{name}。", f"{name}: no plan has a figure. ")
    if len(own) == 1:
        said = view.pick(f"规划无{name}。", f"{name}: the plan has no figure. ")
    if len(own) == 1 and own["evidence"].iloc[0] == NOT_CODED:
        said = view.pick(f"{name}尚未录入。", f"{name}: not coded yet. ")
    return said


def _text(row: pd.Series, lang: str) -> str:
    return headline_value(row["headline"], row["value"], row["unit"], lang)


def _cell(view: View, row: pd.Series) -> Cell:
    text = _text(row, view.lang)
    if row["headline"] in COUNTED:
        return Cell(text, (), "derived_part")
    cell = printed(view, text, row["facts"])
    formula = _FORMULAS.get(row["headline"])
    if formula and row["evidence"] in ("derived", "corrected"):
        return Cell(text, cell.facts, f"{formula} {cell.mark}".strip())
    return cell


def _end(view: View, known: pd.DataFrame, row: pd.Series) -> Pieces:
    """One end of a range with every city that is at it, and the years where they differ."""
    at = known[known["text"] == row["text"]]
    who, cell = _who(view, known, at), _cell(view, row)
    if view.lang == "en":
        return [cell, f" ({who})"]
    years = _years(known, row) if len(at) == 1 else ""
    if years:
        return [f"{view.plan_name(row['plan'])}的", cell, f"（{years}年）"]
    return [f"{who}的", cell]


def _who(view: View, known: pd.DataFrame, at: pd.DataFrame) -> str:
    """The names of cities, each with its years where years are to be told."""
    names = [view.plan_name(plan) for plan in at["plan"]]
    years = [_years(known, row) for _, row in at.iterrows()]
    if len(set(years)) == 1 and view.lang == "en":
        return joined(names, view.lang) + (f", {years[0]}" if years[0] else "")
    if view.lang == "en":
        return "; ".join(f"{name}, {year}" for name, year in zip(names, years, strict=True))
    told = [name + (f"（{year}年）" if year else "") for name, year in zip(names, years, strict=True)]
    return joined(told, view.lang)


def _years(known: pd.DataFrame, row: pd.Series) -> str:
    """The years of a rate; the year of a level only where the cities' years differ."""
    if not pd.isna(row["start_year"]):
        return f"{row['start_year']}–{row['year']}"
    return str(row["year"]) if known["year"].nunique() > 1 and not pd.isna(row["year"]) else ""


def _silent(view: View, own: pd.DataFrame) -> Pieces:
    gone = own[own["value"].isna() & (own["class"] != "one standard")]
    if gone.empty:
        return []
    names = joined([view.plan_name(plan) for plan in gone["plan"]], view.lang)
    none = view.pick("无此数字", "no figure for ")
    return [view.pick(f"；{names}{none}", f"; {none}{names}")]


def _one_standard(view: View, table: pd.DataFrame) -> Pieces:
    rows = table[(table["headline"] == "ratio") & table["own"] & (table["class"] == "one standard")]
    if rows.empty:
        return []
    names = joined([view.plan_name(plan) for plan in rows["plan"]], view.lang)
    verb = "has" if len(rows) == 1 else "have"
    return [view.pick(f"{names}城乡实行同一标准。", f"{names} {verb} one standard for town and country. ")]


def _goals(view: View, plans: list[str]) -> Pieces:
    goals = view.of(ambition_table, plans)
    goals = goals[goals["indicator"] != ""]
    who = "The plan sets" if len(plans) == 1 else f"The {len(plans)} plans set"
    if goals.empty:
        said = view.pick(f"{len(plans)}份规划均未提出目标。", f"{who} no target. ")
        return [absences.sentence(view, plans, said)]
    numbered = goals[goals["target"].notna()]
    some = counted(numbered) if len(numbered) else view.pick("0", "none")
    if view.lang == "zh":
        return [f"{len(plans)}份规划共设", counted(goals), "项目标，", some, "项有数值。"]
    one = "target" if len(goals) == 1 else "targets"
    return [f"{who} ", counted(goals), f" {one}, ", some, " of them with a number. "]


def _claims(view: View, plans: list[str]) -> Pieces:
    checks = view.of(check_table, plans)
    checked = checks[checks["verdict"].isin(list(WORDS))]
    if checked.empty:
        said = view.pick("没有可核对的说法。", "No claim can be recomputed from the plans' own figures. ")
        return [absences.sentence(view, plans, said, of="unjudged")]
    own, whose = ("the plan's", "the plan's") if len(plans) == 1 else ("the plans'", "their plan's")
    noun = "claim" if len(checked) == 1 else "claims"
    lead = view.pick("项说法可用规划自身的数字核对", f" {noun} can be recomputed from {own} own figures")
    pieces = [counted(checked), lead, *verdicts(checked, view.lang, whose), view.pick("。", ". ")]
    counts = verdict_counts(checks)
    clean = counts[(counts["checkable"] > 0) & (counts["failed"] == 0)]
    if len(clean) and len(plans) > 1 and counts["failed"].any():
        names = joined([view.plan_name(plan) for plan in clean["plan"]], view.lang)
        pieces.append(view.pick(f"{names}没有发现矛盾。", f"No contradiction was found in {names}. "))
    if unjudged := view.of(reading, plans)["unjudged"]:
        pieces.append(absences.sentence(view, unjudged, "", of="unjudged"))
    return pieces
