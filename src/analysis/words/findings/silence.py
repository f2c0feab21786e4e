"""What the headline measures have no figure for, and why."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Prose
from analysis.view import View
from analysis.words.findings.pieces import Pieces
from analysis.words.phrases import joined, pick
from analysis.words.standing import headline_name

#: Why a headline has no value, by its evidence.
REASONS = {
    "not stated": ("未载明：", "Not stated: "),
    "other year": ("基期年未载明：", "Not stated for the baseline year: "),
    "bound": ("只有约数：", "Printed as a bound only: "),
    "not coded": ("尚未录入：", "Not coded yet: "),
    "not computed": ("无法计算：", "Cannot be computed: "),
    "not available": ("缺规划之外的数字：", "No outside figure at hand: "),
}

FILLED = ("所缺之数均不由他市推补。", "Nothing is filled in from another city.")


def unstated(plan: str, table: pd.DataFrame, lang: str) -> Prose:
    """Return the sentence that names the headline measures which the plan gives no figure for, and why."""
    own = table[table["own"] & (table["plan"] == plan) & table["value"].isna()]
    pieces: Pieces = []
    for evidence, label in REASONS.items():
        names = [
            headline_name(headline, lang) for headline in own.loc[own["evidence"] == evidence, "headline"]
        ]
        if names:
            named = (
                "、".join(names) if lang == "zh" else "; ".join(name[:1].lower() + name[1:] for name in names)
            )
            pieces += [Cell(pick(lang, *label), tone="strong"), named + pick(lang, "。", ". ")]
    if not pieces:
        return Prose(
            [
                pick(
                    lang,
                    "各主要指标规划均有数字。",
                    "The plan has a figure for each of the headline measures.",
                )
            ]
        )
    return Prose([*pieces, pick(lang, *FILLED)])


def silence(view: View, table: pd.DataFrame) -> Prose:
    """Return which headline measures which plans give no figure for, and why."""
    own = table[table["own"] & table["value"].isna()]
    pieces: Pieces = []
    for evidence, label in REASONS.items():
        parts = []
        for headline, rows in own[own["evidence"] == evidence].groupby("headline", sort=False):
            names = joined([view.plan_name(plan) for plan in rows["plan"]], view.lang)
            name = headline_name(str(headline), view.lang)
            parts.append(view.pick(f"{name}（{names}）", f"{name[:1].lower() + name[1:]} ({names})"))
        if parts:
            tail = view.pick("；", "; ").join(parts) + view.pick("。", ". ")
            pieces += [Cell(view.pick(*label), tone="strong"), tail]
    if not pieces:
        return Prose(
            [view.pick("各主要指标各市均有数字。", "Every city has a figure for each headline measure.")]
        )
    return Prose([*pieces, view.pick(*FILLED)])
