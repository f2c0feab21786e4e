"""The verdict strip: one square a claim, one row a plan."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.display import Figure
from analysis.measures.consistency.ledger import ledger, verdict_counts
from analysis.view import View
from analysis.words.consistency import verdict_name

#: Face, edge and hatch of each verdict, in the order of the strip.
_LOOK = {
    "contradiction": (style.RURAL, style.RURAL, ""),
    "unexplained": ("white", style.RURAL, "/////"),
    "explainable": ("white", style.URBAN, "/////"),
    "rounding": ("white", style.URBAN, "....."),
    "holds": (style.URBAN, style.URBAN, ""),
    "not checkable": ("white", style.MUTED, ""),
}
_GAP = 0.9


@style.styled
def verdict_strip(view: View) -> Figure | None:
    """Return the verdicts on every plan's claims, in the order of the plans; None where no check is declared.

    Solid orange contradicts its plan, hatched orange is unexplained, hatched blue is consistent with another
    reading, dotted blue is off in the last digit, solid blue holds, hollow grey cannot be checked. Numbers
    stand over each group.
    """
    say = view.say("consistency")
    table = view.of(ledger, view.plans)
    if (table["claim"] == "").all():
        return None
    counts = verdict_counts(table).set_index("plan").loc[view.plans]
    drawing, (axis,) = style.drawing(0.9 + 0.45 * len(view.plans))
    ends = [_strip(axis, at, counts.loc[plan]) for at, plan in enumerate(view.plans)]
    style.rows(drawing, axis, [view.plan_name(plan) for plan in view.plans], bottom=0.5)
    axis.set_xlim(-0.3, max([*ends, 24]))
    axis.set_ylim(len(view.plans) - 0.45, -0.75)
    axis.set_xticks([])
    axis.tick_params(axis="y", length=0)
    for side in ("left", "bottom"):
        axis.spines[side].set_visible(False)
    _legend(drawing, [v for v in _LOOK if counts[v].sum()], view.lang)
    lines = say("semicolon").join(_said(view, plan, counts.loc[plan]) for plan in view.plans)
    # Squares are verdicts of ours, not figures of a plan; the derived table names the facts of each.
    return Figure(
        drawing, caption=say("strip.caption"), alt=say("strip.alt", lines=lines), source=say("strip.source")
    )


def _strip(axis: Axes, at: int, counts: pd.Series) -> float:
    """Draw one row and return where it ends."""
    x = 0.0
    for verdict, (face, edge, hatch) in _LOOK.items():
        n = int(counts[verdict])
        for k in range(n):
            axis.add_patch(
                Rectangle(
                    (x + k, at - 0.22), 0.82, 0.44, facecolor=face, edgecolor=edge, hatch=hatch, linewidth=0.8
                )
            )
        if n:
            axis.annotate(str(n), (x + n / 2 - 0.09, at - 0.28), ha="center", va="bottom", fontsize=8)
            x += n + _GAP
    return x


def _legend(drawing: style.Drawing, verdicts: list[str], lang: str) -> None:
    keys = [
        Rectangle(
            (0, 0), 1, 1, facecolor=_LOOK[v][0], edgecolor=_LOOK[v][1], hatch=_LOOK[v][2], linewidth=0.8
        )
        for v in verdicts
    ]
    names = [verdict_name(v, lang) for v in verdicts]
    drawing.legend(keys, names, loc="lower center", ncols=3, fontsize=8, handlelength=1, handleheight=1)


def _said(view: View, plan: str, counts: pd.Series) -> str:
    say = view.say("consistency")
    parts = [
        say("strip.count", verdict=verdict_name(verdict, view.lang), count=counts[verdict])
        for verdict in _LOOK
        if counts[verdict]
    ]
    return say("labelled", name=view.plan_name(plan), text=say("comma").join(parts) or say("strip.none"))
