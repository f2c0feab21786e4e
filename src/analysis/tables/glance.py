"""What each plan prints: facts, levels, targets."""

from __future__ import annotations

from analysis.dataset import Dataset
from analysis.display import Cell, Column, Table
from analysis.words.marks import marks
from analysis.words.phrases import pick


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
        cells = [Cell(f"{count:,}", mark="counted") for count in counts]
        rows.append([Cell(data.plan_name(plan, lang)), Cell(level_name), *cells])
    caption = pick(lang, "各规划印出的数字", "What each plan prints")
    return Table(columns, rows, caption=caption, marks=marks(lang))


def _level_name(level_code: str, lang: str) -> str:
    return {
        "nation": pick(lang, "国家", "nation"),
        "province": pick(lang, "省级", "province"),
        "prefecture": pick(lang, "地级", "prefecture"),
        "county": pick(lang, "县级", "county"),
    }[level_code]
