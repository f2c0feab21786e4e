"""Shared targets by class, city by city."""

from __future__ import annotations

import textwrap

import pandas as pd

from analysis.charts import style
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.measures import CLASSES, shared_table
from analysis.view import View
from analysis.words.ambition.answer import class_name
from analysis.words.phrases import sentence_case

#: Marker, whether filled, and colour of each class; shape tells them apart without colour.
_SIGNS = {
    "usable": ("o", True, 0), "already met": ("D", True, 2), "zero baseline": ("^", True, 0),
    "no baseline": ("o", False, 0), "text": ("_", False, 7), "contested": ("X", True, 3),
    "no unit": ("s", False, 1),
}  # fmt: skip

#: Classes side by side in the key.
_KEYS = 4


@style.styled
def ambition_matrix(view: View) -> Figure | None:
    """Return indicator by city, the class of each target as a sign; None where no indicator is shared."""
    table = view.of(shared_table, view.plans)
    if table.empty:
        return None
    keys = list(dict.fromkeys(zip(table["indicator"], table["group"], strict=True)))
    keys.sort(key=lambda key: -_weight(table, key))
    names = [_row_name(view, key) for key in keys]
    used = [code for code in CLASSES if (table["class"] == code).any()]
    cities = [style.wrapped(view.plan_name(plan), 3.4 / len(view.plans), 8) for plan in view.plans]
    head = 0.1 + 0.14 * max(city.count("\n") + 1 for city in cities)
    key = 0.05 + 0.19 * -(-len(used) // _KEYS)
    drawing, (axis,) = style.drawing(head + key + 0.175 * len(keys))
    at = {key: n for n, key in enumerate(keys)}
    across = {plan: n for n, plan in enumerate(view.plans)}
    for code in used:
        mine = table[table["class"] == code]
        rows = [at[key] for key in zip(mine["indicator"], mine["group"], strict=True)]
        marker, filled, colour = _SIGNS[code]
        face = style.PALETTE[colour] if filled else "white"
        axis.plot([across[plan] for plan in mine["plan"]], rows, marker, color=style.PALETTE[colour],
                  markerfacecolor=face, markersize=6, linestyle="",
                  label=class_name(code, view.lang))  # fmt: skip
    style.rows(drawing, axis, names, top=head, bottom=key, size=7.5)
    axis.set_xticks(range(len(cities)), cities, fontsize=8)
    axis.xaxis.tick_top()
    axis.set_xlim(-0.5, len(view.plans) - 0.5)
    axis.set_ylim(len(keys) - 0.4, -0.6)
    axis.grid(axis="y")
    axis.set_axisbelow(True)
    axis.tick_params(length=0)
    for side in axis.spines.values():
        side.set_visible(False)
    drawing.legend(loc="lower center", ncols=_KEYS, fontsize=8, handletextpad=0.2, columnspacing=1.2,
                   borderaxespad=0)  # fmt: skip
    caption = view.pick("两份以上规划共有的目标，按能否衡量", "Targets that two plans or more set, by class")
    source = view.pick(
        "来源：各规划文本。空白：该规划没有这项目标。", "Source: the plans. Blank: no such target."
    )
    counts = [(class_name(code, view.lang), (table["class"] == code).sum()) for code in used]
    told = view.pick("，", ", ").join(view.pick(f"{n}{k}项", f"{n} {k}") for n, k in counts)
    alt = view.pick(
        f"矩阵图：{len(keys)}项共有指标，{len(view.plans)}份规划。{told}。",
        f"Matrix of {len(keys)} shared indicators and {len(view.plans)} plans. {told}.",
    )
    facts = ids(*table["facts"])
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _weight(table: pd.DataFrame, key: tuple[str, str]) -> int:
    mine = table[(table["indicator"] == key[0]) & (table["group"] == key[1])]
    return 100 * int(mine["based"].iat[0]) + len(mine)


def _row_name(view: View, key: tuple[str, str]) -> str:
    name = sentence_case(view.name("indicators", key[0]))
    if key[1] != "all":
        group = view.name("groups", key[1])
        name = view.pick(f"{name}（{group}）", f"{name} ({group})")
    return textwrap.shorten(name, 66, placeholder=" …") if view.lang == "en" else name
