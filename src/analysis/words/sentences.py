"""Heads, captions, and the sentences that stand where there is nothing to show."""

from __future__ import annotations

from analysis.display import Prose
from analysis.view import View
from analysis.words.absences import told
from analysis.words.phrases import joined, pick


def absent(view: View, what: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    words = {
        "levels": view.pick("规划未载明低保标准的金额。", "The plan states no dibao standard in yuan."),
        "share_targets": view.pick(
            "规划没有带基期的比率目标。", "The plan sets no target for a share with a baseline."
        ),
        "indicator_table": view.pick("规划没有指标表。", "The plan has no indicator table."),
        "headlines": view.pick(
            "这些规划没有主要指标的数字。", "These plans have no figure on any headline measure."
        ),
        "superior_targets": view.pick(
            "省（区）和国家没有与本规划同类的目标可比。",
            "No target of the province or the nation is of the kind that the plan sets.",
        ),
        "bed_rates": view.pick("规划未自印每千名老人床位数。", "The plan prints no rate of beds of its own."),
        "failing_claims": view.pick(
            "可核验数据中未发现不一致。",
            "No contradiction was found among the claims that can be checked.",
        ),
    }
    return told(view, words[what], of="unjudged" if what == "failing_claims" else "excerpt")


def head_of(view: View, plan: str) -> tuple[str, str]:
    """Return title and subtitle of a plan's briefing."""
    row = view.plan(plan)
    years = f"{row['period_start']}–{row['period_end']}"
    title = view.pick(
        f"{view.plan_name(plan)}民政规划简报",
        f"Civil-affairs briefing: {view.plan_name(plan)}",
    )
    return title, view.pick(f"{years}年规划所载数字与承诺", f"What the plan for {years} prints and promises")


def imprint(view: View) -> str:
    """Return the line with version and date of the data."""
    return view.pick(
        f"数据版本 {view.version}，数据日期 {view.date}",
        f"Data version {view.version}, data of {view.date}",
    )


def comparison_head(view: View) -> tuple[str, str]:
    """Return title and subtitle of the comparison."""
    title = view.pick("民政规划比较", "What the civil-affairs plans promise: a comparison")
    return title, joined([view.plan_name(plan) for plan in view.plans], view.lang)


def caption(what: str, lang: str) -> str:
    """Return the caption of a table that several notebooks or sections show."""
    return {
        "indicator_table": pick(lang, "指标表中的目标", "Targets of the indicator table"),
    }[what]
