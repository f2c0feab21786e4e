"""The findings of one plan in their order, and what the plan does not state."""

from __future__ import annotations

import pandas as pd

from analysis.display import Cell, Prose
from analysis.view import View
from analysis.words.findings import claims, gap, goals, old_age, standards
from analysis.words.findings.pieces import Pieces
from analysis.words.printed import sourced

_PARTS = (
    (("低保标准", "Standards"), standards.finding),
    (("城乡差距", "Town and country"), gap.finding),
    (("目标", "Targets"), goals.finding),
    (("老龄化", "Aging"), old_age.finding),
    (("数字是否一致", "Consistency"), claims.finding),
)


def findings(view: View, plan: str, table: pd.DataFrame) -> Prose:
    """Return five findings on `plan`, each a paragraph that starts with what it is about.

    Parameters
    ----------
    view : View
    plan : str
    table : DataFrame
        As returned by `measures.headlines.standing`.
    """
    paragraphs: list[Pieces] = []
    for names, finding in _PARTS:
        label = Cell(view.pick(f"{names[0]}：", f"{names[1]}. "), tone="strong")
        paragraphs.append([label, *(piece for piece in finding(view, plan, table) if piece)])
    return Prose(*paragraphs, style="list", **sourced(view))
