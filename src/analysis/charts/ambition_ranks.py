"""The ranks of the index of required pace against the weight of one indicator."""

from __future__ import annotations

import pandas as pd

from analysis.charts import style
from analysis.colours import legible
from analysis.dataset.ids import ids
from analysis.display import Figure
from analysis.errors import MeasureError
from analysis.measures import checked_weights, common_set, weight_path
from analysis.measures.ranks import may_rank
from analysis.view import View
from analysis.words.ambition.answer import choice_name


@style.styled
def rank_by_weight(view: View) -> Figure | None:
    """Return the rank of each plan while the weight of the first indicator grows; None without ranks."""
    import seaborn as sns  # here, for it takes long to import and no other chart needs it

    try:
        common = view.of(common_set, view.plans)
    except MeasureError:
        return None
    if not view.of(may_rank, common.plans):
        return None
    path = weight_path(common, checked_weights(list(view.weights), common))
    methods = list(dict.fromkeys(zip(path["normalisation"], path["aggregation"], strict=True)))
    drawing, axes = style.drawing(1.35 + 0.32 * len(common.plans), len(methods))
    colours = style.by_plan(view, common.plans)
    names = {plan: style.wrapped(view.plan_name(plan), 1.2, 8) for plan in common.plans}
    told = []
    for axis, method in zip(axes, methods, strict=True):  # one panel a method
        mine = path[(path["normalisation"] == method[0]) & (path["aggregation"] == method[1])]
        sns.lineplot(mine, x="weight", y="rank", hue="plan", style="plan", palette=colours, ax=axis,
                     hue_order=common.plans, style_order=common.plans, estimator=None, sort=False,
                     legend=False, linewidth=2, drawstyle="steps-mid")  # fmt: skip
        axis.set_xlabel("")
        axis.set_ylabel("")
        for plan in common.plans:
            line = mine[mine["plan"] == plan]
            if axis is axes[-1]:
                end = (1, line["rank"].iat[-1])
                axis.annotate(names[plan], end, xytext=(5, 0), textcoords="offset points",
                              va="center", fontsize=8, color=legible(colours[plan]),
                              annotation_clip=False)  # fmt: skip
        axis.set_title(choice_name(*method, view.lang).replace(view.pick("、", ", "), "\n"))
        axis.set_xlim(0, 1)
        axis.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        axis.set_ylim(len(common.plans) + 0.3, 0.7)
        axis.set_yticks(range(1, len(common.plans) + 1))
        axis.grid(axis="y")
        told.append(_told(view, mine, method))
    first = view.name("indicators", common.indicators[0])
    drawing.supxlabel(view.pick(f"{first}的权重", f"Weight of the {first}"), fontsize=9)
    axes[0].set_ylabel(view.pick("名次", "Rank"))
    style.panels(drawing, [axes], right=max(style.inches(name, 8) for name in names.values()) + 0.12, size=8)
    caption = view.pick("名次随权重而变", "Ranks against the weight of one indicator")
    source = view.pick(
        "来源：各规划文本，由印出数字计算。其余指标分享剩下的权重。",
        "Source: the plans; derived from printed figures. The other indicators share the rest.",
    )
    text = view.pick("；", "; ").join(told)
    alt = view.pick(f"折线图：{caption}。{text}。", f"Step chart: {caption}. {text}.")
    facts = ids(*common.facts.values())
    return Figure(drawing, caption=caption, alt=alt, source=source, facts=facts)


def _told(view: View, path: pd.DataFrame, method: tuple[str, str]) -> str:
    """Who is first without the indicator, and with nothing else."""
    ends = [path[(path["weight"] == w) & (path["rank"] == 1)]["plan"] for w in (0, 1)]
    first, last = (view.pick("、", ", ").join(view.plan_name(p) for p in found) for found in ends)
    name = choice_name(*method, view.lang)
    return view.pick(
        f"{name}：权重为零时{first}居首，为一时{last}居首",
        f"{name}: first at weight 0 {first}, at weight 1 {last}",
    )
