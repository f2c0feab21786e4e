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
from analysis.say import Pieces
from analysis.view import View
from analysis.words.growth.answer import headline_rows, subject
from analysis.words.numbers import amount, rate_text
from analysis.words.printed import sourced
from analysis.words.standing import of_levels


def base_evidence(view: View) -> Prose:
    """Return what can be said of the base years: changes traced to printed levels, and implied ratios."""
    say = view.say("growth")
    table = view.of(growth_rates, view.plans, [view.indicator], intervals=view.intervals)
    traced = table[table["base_assumption"] == TRACED]
    untraced = table[table["base_assumption"] == HEADLINE]
    items: list[Pieces] = []
    for row in traced.itertuples():
        change = Cell(rate_text(row.stated_rate, view.lang, 1), ids(row.facts), "stated")
        start, end = str(row.start_year), str(row.end_year)
        length, place = int(row.intervals), subject(view, row)
        items.append(say("traced", place=place, change=change, start=start, end=end, length=length))
    if len(untraced):
        longer, shorter = conventions(view.intervals)
        count, checked = len(untraced), len(traced)
        said = say("untraced", count=count, checked=checked, longer=longer, shorter=shorter)
        if agreeing := (traced["intervals"] == shorter).sum():
            said += say("for-shorter", checked=checked, agreeing=agreeing)
        items.append([said])
    items += [_implied(view, row) for row in view.of(implied_ratios, view.indicator, view.plans).itertuples()]
    return Prose(*(items or [[say("no-change")]]), style="list" if items else "body", **sourced(view))


def _implied(view: View, row: Row) -> Pieces:
    say = view.say("growth")
    factor = Cell(amount(row.factor, 3), ids(row.facts), "derived_base")
    group, other = (view.name("groups", code) for code in (row.group, row.reference))
    place = view.plan_name(row.plan)
    if pd.isna(row.base_ratio):
        return say("implied-ratio.factor", place=place, group=group, other=other, factor=factor)
    base, low, high, end = (
        amount(value, 3) for value in (row.base_ratio, row.base_ratio_low, row.base_ratio_high, row.end_ratio)
    )
    return say(
        "implied-ratio.both",
        place=place, group=group, other=other, factor=factor, base=base, low=low, high=high, end=end,
    )  # fmt: skip


def rows_sentence(view: View) -> Prose:
    """Return what the regressions over rows would pretend, beside the mean of one difference a city."""
    say = view.say("growth")
    table = view.of(
        row_regressions, view.indicator, view.plans, intervals=view.intervals, confidence=view.confidence
    )
    if len(table) < 2:
        return Prose([say("rows-few")])
    honest, rows = table.iloc[0], table.iloc[1:]
    narrower = rows[rows["width"] < honest["width"]]
    sure = rows[(rows["low"] > 0) | (rows["high"] < 0)]
    counts = say("or").join(str(n) for n in dict.fromkeys(rows["rows"]))
    fewest, most = rows["rows"].min(), rows["rows"].max()
    said = say("rows-many", cities=honest["cities"], counts=counts, fewest=fewest, most=most)
    if len(narrower):
        narrow = amount(narrower["width"].min() / honest["width"] * 100, 0)
        said += say("rows-narrower", narrow=narrow)
    else:
        said += say("rows-no-narrower")
    if len(sure) and honest["low"] <= 0 <= honest["high"]:
        said += say("rows-sure")
    return Prose([said])


def rule_sentence(view: View) -> Prose:
    """Return how far the standard that follows by rule tells anything new."""
    say = view.say("growth")
    table = view.of(rule_multiples, view.indicator, view.plans)
    if table.empty:
        return Prose([say("rule-none")])
    name, other = (view.name("indicators", code) for code in (view.indicator, BY_RULE[view.indicator]))
    low, high = (amount(table["multiple"].agg(side), 2) for side in ("min", "max"))
    span = low if low == high else say("between", low=low, high=high)
    facts = tuple(fact for text in table["facts"] for fact in ids(text))
    multiple = Cell(span, facts, "derived_multiple")
    pieces = [*say("rule-multiple", other=other, name=name, multiple=multiple), *_rule_kept(view, table)]
    return Prose([*pieces, say("rule-is-no-evidence")], **sourced(view))


def _rule_kept(view: View, table: pd.DataFrame) -> Pieces:
    """The rule as a plan prints it, and how many of the pairs lie on it, above and below."""
    say = view.say("growth")
    rules = view.of(printed_rules, view.indicator, view.plans)
    if rules.empty or len(table) < 2:
        return []
    rule = rules.iloc[0]
    return say(
        "rule-printed.at-least" if rule["comparator"] == ">=" else "rule-printed.exactly",
        place=view.plan_name(rule["plan"]),
        rule=Cell(amount(rule["value"], 1), (rule["fact_id"],)),
        count=len(table),
        on=((table["low"] <= rule["value"]) & (rule["value"] <= table["high"])).sum(),
        under=(table["high"] < rule["value"]).sum(),
    )


def limits(view: View) -> Prose:
    """Return the limits of the evidence, as far as they touch these plans and this indicator."""
    say = view.say("growth")
    table = view.of(
        growth_rates, view.plans, [view.indicator], intervals=view.intervals, confidence=view.confidence
    )
    gaps = view.of(rural_minus_urban, view.indicator, view.plans, intervals=view.intervals)
    items = _limits_of_scope(view, table)
    if table["trend_rate"].notna().any():
        items.append(say("limit.trend", level=rate_text(view.confidence, view.lang, 0)))
    if (~gaps["areas"].isin(["", "1:1"])).any():
        items.append(say("limit.areas"))
    if gaps["difference"].notna().sum() > 1:
        items.append(say("limit.few-cities"))
    paragraphs = [[item] for item in items] + ([said] if (said := _real(view, table)) else [])
    return Prose(*paragraphs, style="list", **sourced(view))


def _real(view: View, table: pd.DataFrame) -> Pieces:
    """How far prices take from the slowest and the fastest growth: a range, and that it approximates."""
    say = view.say("growth")
    known = headline_rows(table[table["real_cagr"].notna()]).sort_values("real_cagr", kind="stable")
    if known.empty:
        return []
    low, high = (
        Cell(rate_text(row["real_cagr"], view.lang, 1), ids(row["facts"], row["price_facts"]), "derived_real")
        for _, row in known.iloc[[0, -1]].iterrows()
    )
    return say("real.range", low=low, high=high) if len(known) > 1 else say("real.one", rate=low)


def _limits_of_scope(view: View, table: pd.DataFrame) -> list[str]:
    """Money, what a standard is not, corrected years, level of government, what silence means."""
    say, items = view.say("growth"), []
    standard = view.indicator.endswith("_standard")
    if view.lists.indicators[view.indicator]["unit"].startswith("CNY"):
        items.append(say("limit.money"))
    if standard:
        items.append(say("limit.standard"))
    corrected = table.loc[table["evidence"] == "corrected", "plan"].unique()
    if len(corrected):
        items.append(say("limit.corrected", places=say.joined([view.plan_name(p) for p in corrected])))
    levels = {plan: view.plan(plan)["level"] for plan in view.plans}
    if len(set(levels.values())) > 1:
        said = say("limit.levels", listed=of_levels(view, view.plans))
        if set(levels.values()) == {"county", "prefecture"}:
            lower = [view.plan_name(plan) for plan, code in levels.items() if code == "county"]
            said = say("limit.counties", places=say.joined(lower))
        below = standard and "county" in levels.values()
        items.append(said + say("limit.approved" if below else "limit.duties"))
    if table["evidence"].isin(["one level", "not stated"]).any():
        items.append(say("limit.silence"))
    return [*items, say("limit.definitions")]
