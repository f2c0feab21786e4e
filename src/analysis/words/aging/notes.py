"""Sentences beside the tables of aging pressure: implied people, scenario, care workers, limits."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Prose
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, implied_populations, old_and_beds
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.measures.aging.services import residents_per_worker, staffing
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined, pick
from analysis.words.printed import sourced

Pieces = list[Cell | str]


def implied(data: Dataset, plans: list[str], lang: str) -> Prose:
    """Return the populations that printed figures imply, each as the interval that their rounding leaves."""
    found = implied_populations(data, plans)
    sentences = [_implied(data, row, lang) for row in found.to_dict("records")]
    if not sentences:
        told = "What is printed does not imply how many old people there are."
        return Prose([pick(lang, "印出的数字推不出老年人口的数目。", told)])
    return Prose(*sentences, style="list", **sourced(data, lang))


def _implied(data: Dataset, row: dict, lang: str) -> Pieces:
    place, facts = data.plan_name(row["plan"], lang), tuple(row["facts"].split(";"))
    low, high = (Cell(amount(row[end], 0), facts, "derived_people") for end in ("low", "high"))
    if row["indicator"] != f"{OLD}_implied":
        if lang == "zh":
            return [f"{place}：由高龄津贴支出和标准推算，按全年领取计为", low, "至", high, "人。"]
        return [f"{place}: outlay and amounts of the old-age allowance imply ", low, " to ", high,
                " recipients, counted as full years. "]  # fmt: skip
    if math.isnan(row["high"]):
        if lang == "zh":
            return [f"{place}：由意外伤害保险参保人数推算，户籍老年人至少", low, "人。"]
        return [f"{place}: the accident insurance implies at least ", low, " registered old people. "]
    point = Cell(amount(round(row["value"], -3), 0), facts, "derived_people")
    if lang == "zh":
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


def scenario(data: Dataset, plans: list[str], new_beds: int, lang: str) -> Prose:
    """Return what `new_beds` nursing beds more in each city would change."""
    table = nursing_gap(data, plans, new_beds)
    table = table[table["share_after"].notna()]
    if table.empty:
        told = "There is no printed stock of beds with a nursing share to add new ones to."
        return Prose([pick(lang, "没有同时印出床位和护理型占比的城市，无从计入新建床位。", told)])
    if new_beds == 0:
        told = "No new beds are assumed (parameter new_beds); the prices above are for the stock as it is."
        return Prose([pick(lang, "未假设新建床位（参数new_beds）；以上按现有床位计算。", told)])
    lead = pick(
        lang, f"假设各市新建{new_beds:,}张护理型床位：", f"With {new_beds:,} new nursing beds in each city: "
    )
    pieces: Pieces = [lead]
    for at, row in enumerate(table.itertuples()):
        facts = tuple(row.facts.split(";"))
        share, left = (
            Cell(rate_text(row.share_after, lang, 1), facts, "derived_nursing"),
            Cell(amount(row.conversion_after, 0), facts, "derived_convert"),
        )
        place, end = data.plan_name(row.plan, lang), at == len(table) - 1
        stop = pick(lang, "。", ". ") if end else pick(lang, "；", "; ")
        tail: Pieces
        if row.conversion_after > 0:
            tail = ["，仍须改造", left, "张"] if lang == "zh" else [", ", left, " still to convert"]
        else:
            tail = [pick(lang, "，达到目标", ", the target is met")]
        pieces += [pick(lang, f"{place}占比", f"{place} "), share, *tail, stop]
    return Prose(pieces, **sourced(data, lang))


def care_staff(data: Dataset, plans: list[str], lang: str) -> Prose:
    """Return residents per care worker, and how far the norms reach into the stock of social workers."""
    sentences: list[Pieces] = []
    for plan in plans:
        row = residents_per_worker(data, plan)
        if row:
            value = Cell(amount(row["value"], 1), tuple(row["facts"].split(";")), "derived_per_head")
            place, year = data.plan_name(plan, lang), row["year"]
            sentences.append(
                [f"{place}{year}年每名护理人员照护", value, "名入住老年人；规划未提出护理人员的配备标准。"]
                if lang == "zh"
                else [f"{place} had ", value, f" residents for each care worker in {year}; its plan sets no "
                      "norm for care workers. "]
            )  # fmt: skip
    if not sentences:
        told = "No plan prints both residents and care workers, so the load on care workers is not known."
        one = "The plan does not print both residents and care workers, so the load on them is not known."
        return Prose(
            [pick(lang, "规划未同时载明入住人数和护理人员，照护负担不明。", told if len(plans) > 1 else one)]
        )
    return Prose(*sentences, **sourced(data, lang))


def limits(data: Dataset, plans: list[str], lang: str) -> Prose:
    """Return the limits of the evidence for the plans at hand."""
    items: list[Pieces] = []
    if levels := _levels(data, plans, lang):
        items.append([levels])
    scopes = old_and_beds(data, plans).query("value.notna() and unit == 'bed'")
    both = {
        scope: list(scopes.loc[scopes["scope"] == scope, "plan"]) for scope in (ALL_BEDS, INSTITUTION_BEDS)
    }
    if all(both.values()):
        names = [
            joined([data.plan_name(plan, lang) for plan in both[s]], lang)
            for s in (ALL_BEDS, INSTITUTION_BEDS)
        ]
        items.append([pick(
            lang,
            f"床位口径不同：{names[0]}为各类养老场所的总床位，{names[1]}只计养老机构，故不作比较。",
            f"Beds are counted in two ways: in places of all kinds ({names[0]}) and in institutions only "
            f"({names[1]}). They are not compared.",
        )])  # fmt: skip
    if nursing_gap(data, plans)["conversion_rate"].notna().any():
        items.append([pick(
            lang,
            "护理型床位的缺口按现有床位计算：床位总数若有增减，缺口随之变化；“不低于”的目标使缺口成为下限。",
            "The nursing gap is counted on today's beds: it moves with the stock, and a target of at least "
            "makes it a lower bound.",
        )])  # fmt: skip
        items.append([pick(
            lang,
            "改造与新建只是两个极端，以床位计价，不涉及资金；规划未载明单位造价。",
            "Converting and building are two extremes, priced in beds and not in money: no cost per bed is "
            "printed.",
        )])  # fmt: skip
    norms = staffing(data, pd.DataFrame(columns=["plan", "indicator", "value"]), plans)
    if (norms["stock_indicator"] != "").any():
        items.append([pick(
            lang,
            "社会工作者的现有数为各领域总数，持证者与专业人才口径不同；标准所占比例只作对照，不表示缺口。",
            "The stock of social workers is that of all fields, and certified ones are not the same as "
            "social work professionals: the share that a norm would take is a yardstick and no shortage.",
        )])  # fmt: skip
    items.append([pick(
        lang,
        "各市老年人的年龄结构不同：同样的占比和标准，高龄老年人多的地方负担更重；规划未按年龄载明床位和服务，无从扣除。",
        "Cities differ in how old their old are, and no bed or service is printed by age, so the mix cannot "
        "be taken out of any comparison.",
    )])  # fmt: skip
    items.append([pick(
        lang,
        "证据只有一份规划，不作比较。" if len(plans) == 1
        else f"所比城市仅{len(plans)}个，只作逐个对照，不作统计推断。",
        "The evidence is one plan: nothing is compared." if len(plans) == 1
        else f"There are {len(plans)} cities: they are set side by side, nothing is inferred beyond them.",
    )])  # fmt: skip
    return Prose(*items, style="list")


def _levels(data: Dataset, plans: list[str], lang: str) -> str:
    rows = {plan: data.plan(plan)["level"] for plan in plans}
    county = [data.plan_name(plan, lang) for plan, level in rows.items() if level == "county"]
    above = [data.plan_name(plan, lang) for plan, level in rows.items() if level != "county"]
    if not county:
        return ""
    names = joined(county, lang)
    one = len(county) == 1
    beside = pick(
        lang, f"，与地级的{joined(above, lang)}并列", f", beside {joined(above, lang)} above that level"
    )
    return pick(
        lang,
        f"{names}为县级{beside if above else ''}；津贴标准由哪一级制定，规划未载明。",
        f"{names} {'is a county-level unit' if one else 'are county-level units'}{beside if above else ''}; "
        "which level of government sets an allowance is not stated.",
    )


def absent(what: str, lang: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    words = {
        "nursing": pick(lang, "规划未载明护理型床位占比。", "No nursing share of beds is stated."),
        "allowances": pick(
            lang,
            "规划未载明普惠高龄津贴的标准。",
            "No amount of an old-age allowance for everybody is stated.",
        ),
        "steps": pick(
            lang, "规划未载明高龄津贴或补贴的标准。", "No allowance or subsidy for the old is stated."
        ),
        "means": pick(
            lang, "规划未载明按家庭经济状况发放的补贴。", "No payment that goes by means is stated."
        ),
    }
    return Prose([words[what]])
