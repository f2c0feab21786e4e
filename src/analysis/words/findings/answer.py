"""The findings of one plan in their order, and what the plan does not state."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Prose
from analysis.words.findings import claims, gap, goals, old_age, standards
from analysis.words.findings.pieces import Pieces
from analysis.words.marks import marks
from analysis.words.phrases import pick
from analysis.words.standing import headline_name

_PARTS = (
    (("低保标准", "Standards"), standards.finding),
    (("城乡差距", "Town and country"), gap.finding),
    (("目标", "Targets"), goals.finding),
    (("老龄化", "Aging"), old_age.finding),
    (("数字是否一致", "Consistency"), claims.finding),
)

#: Why a headline has no value, by its evidence.
REASONS = {
    "not stated": ("未载明：", "Not stated: "),
    "other year": ("基期年未载明：", "Not stated for the baseline year: "),
    "bound": ("只有约数：", "Printed as a bound only: "),
    "not computed": ("无法计算：", "Cannot be computed: "),
    "not available": ("缺规划之外的数字：", "No outside figure at hand: "),
}

FILLED = ("所缺之数均不由他市推补。", "Nothing is filled in from another city.")


def findings(data: Dataset, plan: str, table: pd.DataFrame, lang: str) -> Prose:
    """Return five findings on `plan`, each a paragraph that starts with what it is about.

    Parameters
    ----------
    data : Dataset
    plan : str
    table : DataFrame
        As returned by `measures.headlines.standing`.
    lang : str
    """
    paragraphs: list[Pieces] = []
    for names, finding in _PARTS:
        label = Cell(pick(lang, f"{names[0]}：", f"{names[1]}. "), tone="strong")
        paragraphs.append([label, *filter(None, finding(data, plan, table, lang))])
    return Prose(*paragraphs, style="list", marks=marks(lang))


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
