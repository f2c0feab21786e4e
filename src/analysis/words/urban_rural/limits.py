"""The limits of the evidence on town and country, each said only where it applies."""

from __future__ import annotations

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.urban_rural.points import INDICATORS, points
from analysis.view import View
from analysis.words.numbers import amount
from analysis.words.phrases import joined
from analysis.words.printed import sourced

Pieces = list[Cell | str]


def limits_prose(view: View) -> Prose:
    """Return the limits of the evidence, each only where it applies to the plans shown."""
    paragraphs: list[Pieces] = []
    county = [plan for plan in view.plans if view.plan(plan)["level"] == "county"]
    if county:
        names = joined([view.plan_name(plan) for plan in county], view.lang)
        be, kind = ("is", "a county-level unit") if len(county) == 1 else ("are", "county-level units")
        paragraphs.append([view.pick(f"政府级别：{names}是县级。低保标准通常由省或地级市制定，县级的城乡比未必是本级的选择，"
            "不宜与地级市并列评高下。",
            f"Level of government: {names} {be} {kind}. Dibao standards are as a rule set by the province "
            "or the "
            "prefecture, so a county's ratio need not be its own choice, and is no rival to a prefecture's.",
        )])  # fmt: skip
    seen = view.of(points, view.indicator, view.plans)
    single = seen.loc[seen["basis"] == "one standard", "plan"].unique()
    if len(single):
        names = joined([view.plan_name(plan) for plan in single], view.lang)
        verb = "prints" if len(single) == 1 else "print"
        paragraphs.append([view.pick(f"单一标准：{names}城乡同一标准，是单独的一类，既不是缺失，也不能当作差距已经消除的过程。",
            f"One standard: {names} {verb} one figure for both. That is a class of its own, neither missing "
            "nor a "
            "gap seen to close.",
        )])  # fmt: skip
    if (seen["basis"] == "implied").any():
        paragraphs.append([view.pick("倒推的起点：规划只印出累计增幅的，起点比值由终点和增幅倒推；各类地区增幅不同而终点只印一个，"
            "视为共同的终点，所以各类地区的速度之别只在起点，不在现状。",
            "Implied starts: where only rises are printed, the earlier ratio is reckoned back from the end; "
            "where rises differ by area but one level is printed, it is read as common to all areas: their "
            "paces then differ by where each started, not by where it stands.",
        )])  # fmt: skip
    paragraphs += _unlike(view)
    paragraphs += [[text] for text in (
        view.pick("特困供养标准大多按低保标准的倍数规定，不是独立的证据；人数之比反映城乡人口和困难程度，"
            "不是待遇的差距。",
            "Tekun standards mostly follow the dibao standard by a fixed multiple and are no independent "
            "evidence; "
            "the ratio of recipients reflects population and need, not a gap in treatment.",
        ),
        view.pick("样本很小：窗口互相重叠，一年的大步会带进许多窗口，范围只表示取哪一段的影响，不是置信区间。"
            "比值以名义标准相比，未计城乡"
            "物价之差；城乡标准同按增速下限提高时，比值不变。",
            "Small numbers: windows overlap, and one large step enters many of them; a range shows how "
            "much the "
            "choice of window matters and is no confidence interval. Standards are compared at face value, "
            "without prices; a floor under growth that is the same for both sides leaves the ratio where "
            "it is.",
        ),
    )]  # fmt: skip
    return Prose(*paragraphs, style="list", **sourced(view))


def _unlike(view: View) -> list[Pieces]:
    """Plans with one standard in one scheme and two in another: one standard is not one treatment."""
    standards = [name for name in INDICATORS if name.endswith("_standard")]
    tables = {name: view.of(points, name, view.plans) for name in standards}
    found: list[Pieces] = []
    for single, table in tables.items():
        one = set(table.loc[table["basis"] == "one standard", "plan"])
        for other, rows in tables.items():
            for row in rows[rows["plan"].isin(one) & (rows["basis"] == "levels")].itertuples():
                names = [view.name("indicators", name) for name in (single, other)]
                place = view.plan_name(row.plan)
                cell = Cell(amount(row.ratio, 3), ids(row.facts), "derived_ratio")
                if view.lang == "zh":
                    lead = f"同一不等于处处同一：{place}{names[0]}城乡同一，{names[1]}的城乡比却是"
                    found.append([lead, cell, f"（{row.year}年）。"])
                else:
                    lead = f"One in one scheme is not one in all: {place} prints one {names[0]}, yet "
                    lead += f"its {names[1]} is "
                    found.append([lead, cell, f" times as high in town ({row.year})."])
    return found
