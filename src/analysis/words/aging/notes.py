"""Sentences beside the tables of aging pressure: implied people, scenario, care workers, limits."""

from __future__ import annotations

import math

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, implied_populations, old_and_beds
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.measures.aging.services import residents_per_worker, staffing
from analysis.view import View
from analysis.words.absences import told as told_of
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined
from analysis.words.printed import sourced

Pieces = list[Cell | str]


def implied(view: View) -> Prose:
    """Return the populations that printed figures imply, each as the interval that their rounding leaves."""
    found = view.of(implied_populations, view.plans)
    sentences = [_implied(view, row) for row in found.to_dict("records")]
    if not sentences:
        told = "What is printed does not imply how many old people there are."
        return Prose([view.pick("印出的数字推不出老年人口的数目。", told)])
    return Prose(*sentences, style="list", **sourced(view))


def _implied(view: View, row: dict) -> Pieces:
    place, facts = view.plan_name(row["plan"]), ids(row["facts"])
    low, high = (Cell(amount(row[end], 0), facts, "derived_people") for end in ("low", "high"))
    if row["indicator"] != f"{OLD}_implied":
        if view.lang == "zh":
            return [f"{place}：由高龄津贴支出和标准推算，按全年领取计为", low, "至", high, "人。"]
        return [f"{place}: outlay and amounts of the old-age allowance imply ", low, " to ", high,
                " recipients, counted as full years. "]  # fmt: skip
    if math.isnan(row["high"]):
        if view.lang == "zh":
            return [f"{place}：由意外伤害保险参保人数推算，户籍老年人至少", low, "人。"]
        return [f"{place}: the accident insurance implies at least ", low, " registered old people. "]
    point = Cell(amount(round(row["value"], -3), 0), facts, "derived_people")
    if view.lang == "zh":
        return [
            f"{place}：由总床位和每千人床位推算，老年人约",
            point,
            "人（",
            low,
            "至",
            high,
            "），户籍或常住未说明。",
        ]
    return [f"{place}: total beds and beds per 1,000 imply about ", point, " old people (", low, " to ", high,
            "); registered or permanent is not said. "]  # fmt: skip


def scenario(view: View) -> Prose:
    """Return what `new_beds` nursing beds more in each city would change."""
    table = view.of(nursing_gap, view.plans, view.new_beds)
    table = table[table["share_after"].notna()]
    if table.empty:
        told = "There is no printed stock of beds with a nursing share to add new ones to."
        return Prose([view.pick("没有同时印出床位和护理型占比的城市，无从计入新建床位。", told)])
    if view.new_beds == 0:
        told = "No new beds are assumed (parameter new_beds); the prices above are for the stock as it is."
        return Prose([view.pick("未假设新建床位（参数new_beds）；以上按现有床位计算。", told)])
    lead = view.pick(
        f"假设各市新建{view.new_beds:,}张护理型床位：",
        f"With {view.new_beds:,} new nursing beds in each city: ",
    )
    pieces: Pieces = [lead]
    for at, row in enumerate(table.itertuples()):
        facts = ids(row.facts)
        share, left = (
            Cell(rate_text(row.share_after, view.lang, 1), facts, "derived_nursing"),
            Cell(amount(row.conversion_after, 0), facts, "derived_convert"),
        )
        place, end = view.plan_name(row.plan), at == len(table) - 1
        stop = view.pick("。", ". ") if end else view.pick("；", "; ")
        tail: Pieces
        if row.conversion_after > 0:
            tail = ["，仍须改造", left, "张"] if view.lang == "zh" else [", ", left, " still to convert"]
        else:
            tail = [view.pick("，达到目标", ", the target is met")]
        pieces += [view.pick(f"{place}占比", f"{place} "), share, *tail, stop]
    return Prose(pieces, **sourced(view))


def care_staff(view: View) -> Prose:
    """Return residents per care worker, and how far the norms reach into the stock of social workers."""
    sentences: list[Pieces] = []
    for plan in view.plans:
        row = view.of(residents_per_worker, plan)
        if row:
            value = Cell(amount(row["value"], 1), ids(row["facts"]), "derived_per_head")
            place, year = view.plan_name(plan), row["year"]
            sentences.append(
                [f"{place}{year}年每名护理人员照护", value, "名入住老年人；规划未提出护理人员的配备标准。"]
                if view.lang == "zh"
                else [f"{place} had ", value, f" residents for each care worker in {year}; its plan sets no "
                      "norm for care workers. "]
            )  # fmt: skip
    if not sentences:
        told = "No plan prints both residents and care workers, so the load on care workers is not known."
        one = "The plan does not print both residents and care workers, so the load on them is not known."
        said = "规划未同时载明入住人数和护理人员，照护负担不明。"
        return told_of(view, view.pick(said, told if len(view.plans) > 1 else one))
    return Prose(*sentences, **sourced(view))


def limits(view: View) -> Prose:
    """Return the limits of the evidence for the plans at hand."""
    items: list[Pieces] = []
    if levels := _levels(view):
        items.append([levels])
    scopes = view.of(old_and_beds, view.plans).query("value.notna() and unit == 'bed'")
    both = {
        scope: list(scopes.loc[scopes["scope"] == scope, "plan"]) for scope in (ALL_BEDS, INSTITUTION_BEDS)
    }
    if all(both.values()):
        names = [
            joined([view.plan_name(plan) for plan in both[s]], view.lang)
            for s in (ALL_BEDS, INSTITUTION_BEDS)
        ]
        items.append([view.pick(f"床位口径不同：{names[0]}为各类养老场所的总床位，{names[1]}只计养老机构，故不作比较。",
            f"Beds are counted in two ways: in places of all kinds ({names[0]}) and in institutions only "
            f"({names[1]}). They are not compared.",
        )])  # fmt: skip
    if view.of(nursing_gap, view.plans)["conversion_rate"].notna().any():
        items.append([view.pick("护理型床位的缺口按现有床位计算：床位总数若有增减，缺口随之变化；“不低于”的目标使缺口成为下限。",
            "The nursing gap is counted on today's beds: it moves with the stock, and a target of at least "
            "makes it a lower bound.",
        )])  # fmt: skip
        items.append([view.pick("改造与新建只是两个极端，以床位计价，不涉及资金；规划未载明单位造价。",
            "Converting and building are two extremes, priced in beds and not in money: no cost per bed is "
            "printed.",
        )])  # fmt: skip
    norms = view.of(staffing, view.plans)
    if (norms["stock_indicator"] != "").any():
        items.append([view.pick("社会工作者的现有数为各领域总数，持证者与专业人才口径不同；标准所占比例只作对照，不表示缺口。",
            "The stock of social workers is that of all fields, and certified ones are not the same as "
            "social work professionals: the share that a norm would take is a yardstick and no shortage.",
        )])  # fmt: skip
    items.append([view.pick("各市老年人的年龄结构不同：同样的占比和标准，高龄老年人多的地方负担更重；规划未按年龄载明床位和服务，无从扣除。",
        "Cities differ in how old their old are, and no bed or service is printed by age, so the mix cannot "
        "be taken out of any comparison.",
    )])  # fmt: skip
    items.append([view.pick("证据只有一份规划，不作比较。" if len(view.plans) == 1
        else f"所比城市仅{len(view.plans)}个，只作逐个对照，不作统计推断。",
        "The evidence is one plan: nothing is compared." if len(view.plans) == 1
        else f"There are {len(view.plans)} cities: they are set side by side, "
        "nothing is inferred beyond them.",
    )])  # fmt: skip
    return Prose(*items, style="list")


def _levels(view: View) -> str:
    rows = {plan: view.plan(plan)["level"] for plan in view.plans}
    county = [view.plan_name(plan) for plan, level in rows.items() if level == "county"]
    above = [view.plan_name(plan) for plan, level in rows.items() if level != "county"]
    if not county:
        return ""
    names = joined(county, view.lang)
    one = len(county) == 1
    beside = view.pick(
        f"，与地级的{joined(above, view.lang)}并列", f", beside {joined(above, view.lang)} above that level"
    )
    return view.pick(
        f"{names}为县级{beside if above else ''}；津贴标准由哪一级制定，规划未载明。",
        f"{names} {'is a county-level unit' if one else 'are county-level units'}{beside if above else ''}; "
        "which level of government sets an allowance is not stated.",
    )


def absent(view: View, what: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    words = {
        "nursing": view.pick("规划未载明护理型床位占比。", "No nursing share of beds is stated."),
        "allowances": view.pick(
            "规划未载明普惠高龄津贴的标准。",
            "No amount of an old-age allowance for everybody is stated.",
        ),
        "steps": view.pick(
            "规划未载明高龄津贴或补贴的标准。", "No allowance or subsidy for the old is stated."
        ),
        "means": view.pick(
            "规划未载明按家庭经济状况发放的补贴。", "No payment that goes by means is stated."
        ),
    }
    return told_of(view, words[what])
