"""The plan, or all plans, at a glance: what is printed, and what is not."""

from __future__ import annotations

from analysis.dataset import Dataset
from analysis.display import Cell, Column, Table
from analysis.tables.cells import indicator_name, level, missing
from analysis.words.marks import marks
from analysis.words.numbers import period, unit_name
from analysis.words.phrases import pick

#: Headline indicators of a briefing. Each is shown for every group that the plan prints a level for; one
#: that it prints for nobody is a row that says so.
HEADLINES = (
    "dibao_standard", "dibao_recipients", "tekun_standard", "tekun_recipients", "elderly_beds_total",
    "elderly_institution_beds", "elderly_beds_per_1000", "nursing_bed_share", "social_workers",
    "social_workers_certified", "social_organisations",
)  # fmt: skip


def glance(data: Dataset, plan: str, lang: str) -> Table:
    """Return the latest headline levels of a plan, with what it does not state."""
    columns = [
        Column(pick(lang, "指标", "Indicator"), width=3),
        Column(pick(lang, "年份", "Year"), width=0.7),
        Column(pick(lang, "数值", "Value"), kind="number", width=1.2),
        Column(pick(lang, "单位", "Unit"), width=1.4),
    ]
    rows = []
    for indicator in HEADLINES:
        groups = dict.fromkeys(data.select(plan, indicator)["group"])
        printed = [
            (group, last) for group in groups if len(last := data.series(plan, indicator, group).tail(1))
        ]
        for group, last in printed:
            row = last.iloc[0]
            value = level(
                row["value"], lang, facts=row["fact_id"], mark=row["mark"], comparator=row["comparator"]
            )
            unit = Cell(unit_name(data, row["unit"], lang))
            name = Cell(indicator_name(data, indicator, group, lang))
            rows.append([name, Cell(str(row["year"])), value, unit])
        if not printed:
            rows.append(
                [Cell(indicator_name(data, indicator, "all", lang)), missing(lang), missing(lang), Cell("")]
            )
    caption = pick(
        lang, "主要数字（各取规划所载最近一年）", "Headline figures, the latest year the plan prints"
    )
    return Table(columns, rows, caption=caption, marks=marks(lang))


def levels(data: Dataset, plan: str, lang: str, *, domains: list[str], caption: str) -> Table | None:
    """Return the levels that a plan prints in some fields, in text order; None if it prints none."""
    facts = data.select(plan, kind=("observed", "estimate"))
    facts = facts.merge(data.indicators[["indicator", "domain"]], on="indicator")
    facts = facts[facts["domain"].isin(domains) & (facts["comparator"] != "text")]
    if facts.empty:
        return None
    columns = [
        Column(pick(lang, "指标", "Indicator"), width=3),
        Column(pick(lang, "时期", "Period"), width=1),
        Column(pick(lang, "数值", "Value"), kind="number", width=1.2),
        Column(pick(lang, "单位", "Unit"), width=1.6),
    ]
    rows = [
        [
            Cell(indicator_name(data, row.indicator, row.group, lang)),
            Cell(period(row.period_start, row.period_end, lang)),
            level(
                row.value,
                lang,
                facts=row.fact_id,
                mark=row.mark,
                comparator=row.comparator,
            ),
            Cell(unit_name(data, row.unit, lang)),
        ]
        for row in facts.sort_values("line", kind="stable").itertuples()
    ]
    return Table(columns, rows, caption=caption, marks=marks(lang))


def plan_counts(data: Dataset, plans: list[str], lang: str) -> Table:
    """Return what each plan prints: facts, levels, targets, binding and expected ones."""
    columns = [
        Column(pick(lang, "城市", "City")),
        Column(pick(lang, "级别", "Level")),
        Column(pick(lang, "数字", "Facts"), kind="number"),
        Column(pick(lang, "水平值", "Levels"), kind="number"),
        Column(pick(lang, "目标", "Targets"), kind="number"),
        Column(pick(lang, "约束性", "Binding"), kind="number"),
        Column(pick(lang, "预期性", "Expected"), kind="number"),
        Column(pick(lang, "参数", "Rules"), kind="number"),
    ]
    rows = []
    for plan in plans:
        facts = data.select(plan)
        goals = facts[facts["kind"] == "target"]
        counts = [
            len(facts),
            facts["kind"].isin(["observed", "estimate"]).sum(),
            len(goals),
            (goals["attribute"] == "binding").sum(),
            (goals["attribute"] == "expected").sum(),
            (facts["kind"] == "rule").sum(),
        ]
        level_name = _level_name(data.plan(plan)["level"], lang)
        cells = [Cell(f"{count:,}") for count in counts]
        rows.append([Cell(data.plan_name(plan, lang)), Cell(level_name), *cells])
    caption = pick(lang, "各规划印出的数字", "What each plan prints")
    return Table(columns, rows, caption=caption)


def _level_name(level_code: str, lang: str) -> str:
    return {
        "nation": pick(lang, "国家", "nation"),
        "province": pick(lang, "省级", "province"),
        "prefecture": pick(lang, "地级", "prefecture"),
        "county": pick(lang, "县级", "county"),
    }[level_code]
