"""The findings across plans: the range of each headline measure, who is at its ends, and who is silent."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Prose
from analysis.measures.ambition.table import ambition_table
from analysis.measures.consistency.verdicts import check_table, verdict_counts
from analysis.words.findings.claims import WORDS
from analysis.words.findings.pieces import Pieces, counted, printed
from analysis.words.marks import marks
from analysis.words.numbers import unit_name
from analysis.words.phrases import joined, pick
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


def findings_across(data: Dataset, table: pd.DataFrame, lang: str) -> Prose:
    """Return five findings on all plans of `table` (as of `measures.headlines.standing`)."""
    plans = list(dict.fromkeys(table["plan"]))
    parts = {
        "standards": [
            *_range(data, table, "standard_urban", lang),
            *_range(data, table, "growth_urban", lang),
        ],
        "gap": [*_range(data, table, "ratio", lang), *_one_standard(data, table, lang)],
        "targets": [*_goals(data, plans, lang), *_range(data, table, "evaluable", lang)],
        "aging": [*_range(data, table, "old_share", lang), *_range(data, table, "nursing_bed_share", lang)],
        "claims": _claims(data, plans, lang),
    }
    paragraphs = []
    for part, pieces in parts.items():
        zh, en = _LABELS[part]
        paragraphs.append([Cell(pick(lang, f"{zh}：", f"{en}. "), tone="strong"), *pieces])
    return Prose(*paragraphs, style="list", marks=marks(lang))


def _range(data: Dataset, table: pd.DataFrame, headline: str, lang: str) -> Pieces:
    """Return from where to where a headline goes; one value, a tie of all, or none are said as such."""
    own = table[(table["headline"] == headline) & table["own"]]
    known = own[own["value"].notna()].sort_values("value", kind="stable")
    name = headline_name(headline, lang)
    if len(known) and known["unit"].iloc[0].startswith("CNY"):
        unit = unit_name(data, known["unit"].iloc[0], lang)
        name += pick(lang, f"（{unit}）", f" ({unit})")
    if known.empty:
        return [pick(lang, f"各规划均无{name}。", f"{name}: no plan has a figure. ")]
    low, high = known.iloc[0], known.iloc[-1]
    pieces: Pieces = [pick(lang, f"{name}", f"{name}: ")]
    if len(known) == 1:
        pieces += [pick(lang, "只有", "only "), *_end(data, known, low, lang)]
    elif low["value"] == high["value"]:
        pieces += [pick(lang, "各市相同，为", "the same everywhere, "), _cell(data, low, lang)]
    else:
        pieces += [pick(lang, "由", "from "), *_end(data, known, low, lang)]
        pieces += [pick(lang, "到", " to "), *_end(data, known, high, lang)]
    return [*pieces, *_silent(data, own, lang), pick(lang, "。", ". ")]


def _cell(data: Dataset, row: pd.Series, lang: str) -> Cell:
    text = headline_value(row["headline"], row["value"], row["unit"], lang)
    if row["headline"] in COUNTED:
        return Cell(text, (), "derived_part")
    cell = printed(data, text, row["facts"])
    formula = _FORMULAS.get(row["headline"])
    if formula and row["evidence"] in ("derived", "corrected"):
        return Cell(text, cell.facts, f"{formula} {cell.mark}".strip())
    return cell


def _end(data: Dataset, known: pd.DataFrame, row: pd.Series, lang: str) -> Pieces:
    """One end of a range with every city that is at it, and the years where they differ."""
    at = known[known["value"] == row["value"]]
    names = joined([data.plan_name(plan, lang) for plan in at["plan"]], lang)
    cell = _cell(data, row, lang)
    years = "" if pd.isna(row["start_year"]) or len(at) > 1 else f"{row['start_year']}–{row['year']}"
    if lang == "zh":
        return [f"{names}的", cell, f"（{years}年）" if years else ""]
    return [cell, f" ({names}, {years})" if years else f" ({names})"]


def _silent(data: Dataset, own: pd.DataFrame, lang: str) -> Pieces:
    gone = own[own["value"].isna() & (own["class"] != "one standard")]
    if gone.empty:
        return []
    names = joined([data.plan_name(plan, lang) for plan in gone["plan"]], lang)
    none = pick(lang, "无此数字", "no figure for ")
    return [pick(lang, f"；{names}{none}", f"; {none}{names}")]


def _one_standard(data: Dataset, table: pd.DataFrame, lang: str) -> Pieces:
    rows = table[(table["headline"] == "ratio") & table["own"] & (table["class"] == "one standard")]
    if rows.empty:
        return []
    names = joined([data.plan_name(plan, lang) for plan in rows["plan"]], lang)
    verb = "has" if len(rows) == 1 else "have"
    return [pick(lang, f"{names}城乡实行同一标准。", f"{names} {verb} one standard for town and country. ")]


def _goals(data: Dataset, plans: list[str], lang: str) -> Pieces:
    goals = ambition_table(data, plans)
    goals = goals[goals["indicator"] != ""]
    numbered = goals[goals["target"].notna()]
    cells = [counted(goals), counted(numbered)]
    if lang == "zh":
        return [f"{len(plans)}份规划共设", cells[0], "项目标，", cells[1], "项有数值。"]
    set_ = "plan sets" if len(plans) == 1 else "plans set"
    return [f"The {len(plans)} {set_} ", cells[0], " targets, ", cells[1], " of them with a number. "]


def _claims(data: Dataset, plans: list[str], lang: str) -> Pieces:
    checks = check_table(data, plans)
    checked = checks[checks["verdict"].isin(list(WORDS))]
    if checked.empty:
        return [pick(lang, "没有可核对的说法。", "No claim can be checked. ")]
    pieces: Pieces = [counted(checked)]
    pieces.append(
        pick(
            lang, "项说法可用规划自身的数字核对：", " claims can be recomputed from the plans' own figures: "
        )
    )
    told: Pieces = []
    for verdict, (zh, one, many) in WORDS.items():
        rows = checked[checked["verdict"] == verdict]
        if len(rows):
            comma = pick(lang, "，", ", ") if told else ""
            own = (
                many.replace("the plan's", "their plan's")
                if len(rows) > 1
                else one.replace("the plan's", "its plan's")
            )
            told += [comma, counted(rows), pick(lang, zh, f" {own}")]
    pieces += [*told, pick(lang, "。", ". ")]
    counts = verdict_counts(checks)
    clean = counts[(counts["checkable"] > 0) & (counts["failed"] == 0)]
    if len(clean) and len(plans) > 1:
        names = joined([data.plan_name(plan, lang) for plan in clean["plan"]], lang)
        pieces.append(pick(lang, f"{names}没有矛盾。", f"No contradiction was found in {names}. "))
    return pieces


def silence(data: Dataset, table: pd.DataFrame, lang: str) -> Prose:
    """Return which headline measures which plans give no figure for."""
    own = table[table["own"] & table["value"].isna() & (table["evidence"] == "not stated")]
    own = own[own["headline"] != "growth_urban"]
    if own.empty:
        return Prose(
            [pick(lang, "各主要指标各市均有数字。", "Every city has a figure for each headline measure.")]
        )
    parts = []
    for headline, rows in own.groupby("headline", sort=False):
        names = joined([data.plan_name(plan, lang) for plan in rows["plan"]], lang)
        name = headline_name(str(headline), lang)
        parts.append(pick(lang, f"{name}（{names}）", f"{name[:1].lower() + name[1:]} ({names})"))
    label = Cell(pick(lang, "未载明：", "Not stated: "), tone="strong")
    tail = pick(lang, "。凡未载明者均不由他市推补。", ". Nothing is filled in from another city.")
    return Prose([label, pick(lang, "；", "; ").join(parts) + tail])
