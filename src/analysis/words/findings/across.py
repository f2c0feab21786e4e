"""The findings across plans: each headline measure by level of government and year, and who is silent."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Prose
from analysis.measures.absences import NOT_CODED, reading
from analysis.measures.ambition.table import ambition_table
from analysis.measures.consistency.ledger import ledger, verdict_counts
from analysis.view import View
from analysis.words import absences
from analysis.words.consistency.counts import checked, verdicts
from analysis.words.findings.pieces import Pieces, counted, printed
from analysis.words.listing import by_level
from analysis.words.marks import of_stated_ratio
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
            *_listed(view, table, "standard_urban"),
            *_listed(view, table, "growth_urban"),
        ],
        "gap": [*_listed(view, table, "ratio"), *_one_standard(view, table)],
        "targets": [*_goals(view, plans), *_listed(view, table, "evaluable")],
        "aging": [*_listed(view, table, "old_share"), *_listed(view, table, "nursing_bed_share")],
        "claims": _claims(view, plans),
    }
    paragraphs: list[Pieces] = []
    for part, pieces in parts.items():
        zh, en = _LABELS[part]
        paragraphs.append(
            [Cell(view.pick(f"{zh}：", f"{en}. "), tone="strong"), *(piece for piece in pieces if piece)]
        )
    return Prose(*paragraphs, style="list", **sourced(view))


def _listed(view: View, table: pd.DataFrame, headline: str) -> Pieces:
    """Return the values of a headline by level of government and year; both ends of many."""
    own = table[(table["headline"] == headline) & table["own"]]
    known = own[own["value"].notna() | (own["evidence"] == "several")]
    name = headline_name(headline, view.lang)
    if len(known) and known["unit"].iloc[0].startswith("CNY"):
        unit = unit_name(view, known["unit"].iloc[0])
        name += view.pick(f"（{unit}）", f" ({unit})")
    if known.empty:
        return [_none(view, own, name)]
    known = known.assign(
        name=[view.plan_name(plan) for plan in known["plan"]], value=known["value"].fillna(known["low"])
    )
    listed = by_level(view, known, lambda row: _told(view, row))
    return [view.pick(f"{name}：", f"{name}: "), *listed, *_silent(view, own), view.pick("。", ". ")]


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


def _told(view: View, row: pd.Series) -> Pieces:
    ends = [row["low"], row["high"]] if row["evidence"] == "several" else [row["value"]]
    pieces: Pieces = []
    for end in ends:
        text = headline_value(row["headline"], end, row["unit"], view.lang)
        pieces += ["–"] if pieces else []
        pieces.append(
            Cell(text, (), "derived_part") if row["headline"] in COUNTED else _cell(view, row, text)
        )
    return pieces


def _cell(view: View, row: pd.Series, text: str) -> Cell:
    cell = printed(view, text, row["facts"])
    if row["headline"] == "ratio" and row["evidence"] == "stated":
        return Cell(
            text, cell.facts, f"{of_stated_ratio(view, row['value'], cell.facts)} {cell.mark}".strip()
        )
    formula = _FORMULAS.get(row["headline"])
    if formula and row["evidence"] in ("derived", "corrected", "several"):
        return Cell(text, cell.facts, f"{formula} {cell.mark}".strip())
    return cell


def _silent(view: View, own: pd.DataFrame) -> Pieces:
    gone = own[own["value"].isna() & (own["class"] != "one standard") & (own["evidence"] != "several")]
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
    table = view.of(ledger, plans)
    judged = checked(table)
    if judged.empty:
        said = view.pick("没有可核验的数据。", "No claim can be checked. ")
        return [absences.sentence(view, plans, said, of="unjudged")]
    noun = "claim" if len(judged) == 1 else "claims"
    lead: Pieces = [counted(judged), f" {noun} can be checked"]
    lead = view.pick(["可核验数据", counted(judged), "项"], lead)
    pieces = [*lead, *verdicts(judged, view.lang), view.pick("。", ". ")]
    counts = verdict_counts(table)
    clean = counts[(counts["checkable"] > 0) & (counts["contradiction"] == 0)]
    if len(clean) and len(plans) > 1 and counts["contradiction"].any():
        names = joined([view.plan_name(plan) for plan in clean["plan"]], view.lang)
        pieces.append(view.pick(f"{names}未发现不一致。", f"No contradiction was found in {names}. "))
    if unjudged := view.of(reading, plans)["unjudged"]:
        pieces.append(absences.sentence(view, unjudged, "", of="unjudged"))
    return pieces
