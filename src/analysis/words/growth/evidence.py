"""Words of the growth notebook on evidence: base years, rows that pretend, rules, limits."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.growth.difference import BY_RULE, row_regressions, rural_minus_urban
from analysis.measures.growth.rates import HEADLINE, TRACED, growth_rates
from analysis.measures.growth.rule import printed_rules, rule_multiples
from analysis.measures.growth.stated import conventions, implied_ratios
from analysis.view import View
from analysis.words.growth.answer import Pieces, headline_rows, subject
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined, plural
from analysis.words.printed import sourced
from analysis.words.standing import of_levels


def base_evidence(view: View) -> Prose:
    """Return what can be said of the base years: changes traced to printed levels, and implied ratios."""
    table = view.of(growth_rates, view.plans, [view.indicator], intervals=view.intervals)
    traced = table[table["base_assumption"] == TRACED]
    untraced = table[table["base_assumption"] == HEADLINE]
    items: list[Pieces] = []
    for row in traced.itertuples():
        place = subject(view, row)
        change = Cell(rate_text(row.stated_rate, view.lang, 1), ids(row.facts), "stated")
        length = int(row.intervals)
        zh = f"的累计变化，只与{row.start_year}年至{row.end_year}年的印出数值相符，即{length}个间隔。"
        en = f" is consistent with the printed levels only from {row.start_year} to {row.end_year}, "
        en += f"{plural(length, 'interval', 'intervals')}. "
        items.append([view.pick(f"{place}：", f"{place}: the stated change of "), change, view.pick(zh, en)])
    if len(untraced):
        longer, shorter = conventions(view.intervals)
        count, checked = len(untraced), len(traced)
        against = (traced["intervals"] == shorter).sum()
        zh = f"其余{count}组累计变化" if checked else f"{count}组累计变化"
        zh += f"无法这样核对，按惯例取{longer}个间隔，并以{shorter}个间隔为对照。"
        en = f"{plural(count, 'stated change', 'stated changes')} cannot be checked so. Convention: "
        en += f"{longer} intervals, with {shorter} beside it. "
        if against:
            zh += f"可核对的{checked}组中，{against}组合于较短的读法，因此按惯例折算的增速可能偏低。"
            some = f"Of {checked} changes that can be checked, {against} {'is' if against == 1 else 'are'}"
            en += some if checked > 1 else "The one change that can be checked is"
            en += " consistent with the shorter reading, so these rates may be too low. "
        items.append([view.pick(zh, en)])
    for row in view.of(implied_ratios, view.indicator, view.plans).itertuples():
        items.append(_implied(view, row))
    nothing = view.pick(
        "所选规划没有只写累计变化的数字。", "No plan here states a cumulative change of this indicator."
    )
    return Prose(*(items or [[nothing]]), style="list" if items else "body", **sourced(view))


def _implied(view: View, row: Row) -> Pieces:
    group, other = (view.name("groups", code) for code in (row.group, row.reference))
    place = view.plan_name(row.plan)
    cell = Cell(amount(row.factor, 3), ids(row.facts), "derived_base")
    if pd.isna(row.base_ratio):
        zh, en = "倍（期末之比未载明）。", " times what it was at the end, which is not stated. "
    else:
        ends = [amount(value, 3) for value in (row.base_ratio, row.end_ratio)]
        bounds = [amount(value, 3) for value in (row.base_ratio_low, row.base_ratio_high)]
        zh = f"倍，即由{ends[0]}（舍入范围{bounds[0]}至{bounds[1]}）升至{ends[1]}。"
        en = " times what it was at the end: "
        en += f"{ends[0]} (rounding: {bounds[0]} to {bounds[1]}), then {ends[1]}. "
    lead = f"{place}: by the stated changes alone, the ratio of “{group}” to “{other}” was in the base year "
    lead = view.pick(f"{place}：仅由自述的变化推算，{group}与{other}之比在基年为期末的", lead)
    return [lead, cell, view.pick(zh, en)]


def rows_sentence(view: View) -> Prose:
    """Return what the regressions over rows would pretend, beside the mean of one difference a city."""
    table = view.of(
        row_regressions, view.indicator, view.plans, intervals=view.intervals, confidence=view.confidence
    )
    if len(table) < 2:
        said = view.pick("可比的城市不足两个，无从比较。", "Fewer than two cities can be compared here.")
        return Prose([said])
    honest, rows = table.iloc[0], table.iloc[1:]
    narrower = rows[rows["width"] < honest["width"]]
    sure = rows[(rows["low"] > 0) | (rows["high"] < 0)]
    cities = int(honest["cities"])
    zh = f"城市只有{cities}个，而一行一行地数，会数出{rows['rows'].min()}至{rows['rows'].max()}个“观测”。"
    counts = " or ".join(str(n) for n in dict.fromkeys(rows["rows"]))
    en = f"There are {cities} cities, but counted by rows there seem to be {counts} observations. "
    if len(narrower):
        narrow = amount(narrower["width"].min() / honest["width"] * 100, 0)
        zh += f"区间因此缩到原来的{narrow}%。"
        en += f"The interval shrinks to {narrow}{chr(160)}% of its width. "
    else:
        zh += "这里区间并未因此变窄。"
        en += "The interval does not shrink here. "
    if len(sure) and honest["low"] <= 0 <= honest["high"]:
        zh += "零看似被排除了，证据却没有增加：同一城市的各行不是独立的观测。"
        en += "Zero seems ruled out, yet no evidence was added: rows of one city are not independent. "
    return Prose([view.pick(zh, en)])


def rule_sentence(view: View) -> Prose:
    """Return how far the standard that follows by rule tells anything new."""
    table = view.of(rule_multiples, view.indicator, view.plans)
    if table.empty:
        said = "No plan here prints both this standard and one that follows it by rule in the same year."
        return Prose([view.pick("所选规划没有同年印出的本标准与随其而定的标准。", said)])
    name, other = (view.name("indicators", code) for code in (view.indicator, BY_RULE[view.indicator]))
    low, high = (amount(table["multiple"].agg(side), 2) for side in ("min", "max"))
    facts = tuple(fact for text in table["facts"] for fact in ids(text))
    span = low if low == high else view.pick(f"{low}至{high}", f"{low} to {high}")
    lead = view.pick(f"同年印出的{other}相当于{name}的", f"The {other} is ")
    tail = view.pick("倍。", f" times the {name} of the same year. ")
    pieces = [
        lead,
        Cell(span, facts, "derived_multiple"),
        tail,
        *_rule_kept(view, table),
    ]
    zh = "政策把两者挂钩，因此它不作为独立的观测。"
    en = "Policy ties the two, so it never counts as evidence of its own."
    return Prose([*pieces, view.pick(zh, en)], **sourced(view))


def _rule_kept(view: View, table: pd.DataFrame) -> Pieces:
    """The rule as a plan prints it, and how many of the pairs lie on it, above and below."""
    rules = view.of(printed_rules, view.indicator, view.plans)
    if rules.empty or len(table) < 2:
        return []
    rule = rules.iloc[0]
    cell = Cell(amount(rule["value"], 1), (rule["fact_id"],))
    on = int(((table["low"] <= rule["value"]) & (rule["value"] <= table["high"])).sum())
    under = int((table["high"] < rule["value"]).sum())
    place, count = view.plan_name(rule["plan"]), len(table)
    least = rule["comparator"] == ">="
    lead = view.pick(f"{place}印出的规则是", f"{place} prints the rule: ")
    if view.lang == "zh":
        said = f"倍{'以上' if least else ''}；{count}对数字中{on}对恰为此数，{under}对低于此数。"
        return [lead, cell, said]
    lead += "at least " if least else ""
    verb = "is" if on == 1 else "are"
    return [lead, cell, f" times. Of {plural(count, 'pair', 'pairs')} {on} {verb} just that, {under} below. "]


def limits(view: View) -> Prose:
    """Return the limits of the evidence, as far as they touch these plans and this indicator."""
    table = view.of(
        growth_rates, view.plans, [view.indicator], intervals=view.intervals, confidence=view.confidence
    )
    gaps = view.of(rural_minus_urban, view.indicator, view.plans, intervals=view.intervals)
    items = _limits_of_scope(view, table)
    if table["trend_rate"].notna().any():
        level = rate_text(view.confidence, view.lang, 0)
        zh = f"趋势的{level}区间表示各年对匀速增长的偏离，不是抽样误差：规划印出的就是全部年份。"
        en = f"The {level} interval of a trend tells how far the years depart from constant growth. It is no "
        items.append(view.pick(zh, en + "sampling error: the plan prints the whole series."))
    if (~gaps["areas"].isin(["", "1:1"])).any():
        zh = "累计变化分区域写明而不给权重的，城乡各取区域的简单平均；人口多的区域并未多计。"
        en = "Where changes are stated by area without weights, each side is a plain mean of its areas; an "
        items.append(view.pick(zh, en + "area with many recipients counts no more than a small one."))
    if gaps["difference"].notna().sum() > 1:
        zh = "城市很少：平均数的区间只来自这几个城市之间的差别，不能推及其他城市。"
        en = "The cities are few: the interval of the mean rests on their differences alone and says nothing "
        items.append(view.pick(zh, en + "of other cities."))
    paragraphs = [[item] for item in items] + ([said] if (said := _real(view, table)) else [])
    return Prose(*paragraphs, style="list", **sourced(view))


def _real(view: View, table: pd.DataFrame) -> Pieces:
    """How far prices take from the slowest and the fastest growth: a range, and that it approximates."""
    known = headline_rows(table[table["real_cagr"].notna()]).sort_values("real_cagr", kind="stable")
    if known.empty:
        return []
    ends = known.iloc[[0, -1]] if len(known) > 1 else known
    cells = [
        Cell(rate_text(row["real_cagr"], view.lang, 1), ids(row["facts"], row["price_facts"]), "derived_real")
        for _, row in ends.iterrows()
    ]
    lead = view.pick("按国家居民消费价格折算（近似），实际增速为每年",
                     "By national consumer prices, which approximate, growth in real terms is ")  # fmt: skip
    between: Pieces = [view.pick("至", " to "), cells[1]] if len(cells) > 1 else []
    return [lead, cells[0], *between, view.pick("。", " a year. ")]


def _limits_of_scope(view: View, table: pd.DataFrame) -> list[str]:
    """Money, what a standard is not, corrected years, level of government, what silence means."""
    items = []
    unit = view.lists.indicators[view.indicator]["unit"]
    if unit.startswith("CNY"):
        said = "Money is nominal: no rise of prices has been taken off."
        items.append(view.pick("金额为当年名义值，未扣除物价上涨。", said))
    if view.indicator.endswith("_standard"):
        zh = "标准是一条线，不是实际发放的金额；发放多少还取决于谁在领取，标准的增长不能替代补助的增长。"
        en = "A standard is a line and not the money paid. What is paid depends on who receives it, too, so "
        items.append(view.pick(zh, en + "growth of a standard cannot stand for growth of support."))
    corrected = table.loc[table["evidence"] == "corrected", "plan"].unique()
    if len(corrected):
        names = joined([view.plan_name(plan) for plan in corrected], view.lang)
        said = f"{names}: the years are those of a declared correction, not those printed."
        items.append(view.pick(f"{names}的年份按声明作了更正，并非原文所印。", said))
    levels = {plan: view.plan(plan)["level"] for plan in view.plans}
    if len(set(levels.values())) > 1:
        lower = joined([view.plan_name(p) for p, code in levels.items() if code == "county"], view.lang)
        zh, en = (
            f"{lower}为县级，其余为地级，",
            f"{lower}: county level, beside prefectures of many counties. ",
        )
        if set(levels.values()) != {"county", "prefecture"}:
            zh, en = of_levels(view, view.plans), of_levels(view, view.plans) + " "
        if view.indicator.endswith("_standard") and "county" in levels.values():
            zh += "县级的标准常由上级确定或批准，增速未必是本级的选择。"
            en += "The superior often sets or approves the standard there: growth need not be a local choice."
        else:
            zh += "规模和职责不同，增速不宜直接排名。"
            en += "Size and duties differ, so growth is not for ranking."
        items.append(view.pick(zh, en))
    if table["evidence"].isin(["one level", "not stated"]).any():
        zh, en = (
            "没有增速可考，不等于没有增长。",
            "Where no growth is printed, something may have grown all the same.",
        )
        items.append(view.pick(zh, en))
    definition = "Each figure follows the definition of its own plan, which may differ from its neighbour's."
    return [*items, view.pick("各数字的口径以各规划所载为准，彼此可能不同。", definition)]
