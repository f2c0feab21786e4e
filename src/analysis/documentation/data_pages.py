"""The pages of docs/data: one a table, and one entry an indicator with what each plan prints."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.documentation.derived_pages import derived_pages
from analysis.documentation.markdown import code, escape, table
from analysis.documentation.reference_pages import reference_pages
from analysis.documentation.table_page import NOTICE, table_page


def pages(data: Dataset) -> dict[str, str]:
    """Return the text of every page by its path below docs/data."""
    found = {"README.md": _front(data)}
    for name, resource in data.package.resources.items():
        found[f"{name}.md"] = table_page(resource, len(data.frames[name]))
    found["indicators.md"] += "\n" + _entries(data)
    return found | reference_pages(data) | derived_pages(data)


def _front(data: Dataset) -> str:
    rows = [
        [f"[{name}]({name}.md)", escape(resource.description), f"{len(data.frames[name]):,}"]
        for name, resource in data.package.resources.items()
    ]
    plans = [
        [
            code(plan),
            escape(data.plan(plan)["title"]),
            str(data.plan(plan)["period_start"]) + "-" + str(data.plan(plan)["period_end"]),
            f"{len(data.select(plan)):,}",
        ]
        for plan in data.plan_ids
    ]
    return (
        f"# The data\n\n{NOTICE}\n{escape(data.package.title)}. Version {data.version}, {data.date}.\n\n"
        f"## Tables\n\n{table(['table', 'what it holds', 'rows'], rows)}\n"
        f"## Plans\n\n{table(['plan', 'title as printed', 'period', 'facts'], plans)}\n"
        f"## Outside the plans\n\n{_outside(data)}\n\n"
        "## Derived tables\n\n[What the measures give](derived/README.md) over all plans, "
        "described column by column.\n"
    )


def _outside(data: Dataset) -> str:
    if data.reference.missing:
        return "Not all tables of outside figures are there; they are optional."
    count = f"{len(data.reference.figures):,}"
    return f"[{count} figures](reference/README.md) of the census, the provinces and the nation, each graded."


def _entries(data: Dataset) -> str:
    """Every indicator with its definition and the number of facts by plan."""
    counts = data.facts.groupby(["indicator", "plan"]).size()
    parts = []
    for domain, indicators in data.indicators.groupby("domain", sort=True):
        parts.append(f"## {escape(domain)}\n")
        parts += [_entry(data, row, counts) for row in indicators.sort_values("indicator").itertuples()]
    return "\n".join(parts)


def _entry(data: Dataset, row: Row, counts: pd.Series) -> str:
    printed = [
        f"{plan} {counts[row.indicator, plan]}" for plan in data.plan_ids if (row.indicator, plan) in counts
    ]
    lines = [
        f"### {row.indicator}\n",
        f"{escape(row.name_en)} / {escape(row.name_zh)}. {escape(row.definition)}\n",
        f"- unit: {code(row.unit)}; better: {row.direction}"
        + (f"; ceiling: {row.ceiling:g}" if pd.notna(row.ceiling) else ""),
    ]
    if row.denominator:
        lines.append(f"- denominator: {escape(row.denominator)}")
    if row.subject:
        lines.append(f"- {code(row.quantity)} of {code(row.subject)}")
    lines.append(f"- facts: {', '.join(printed) or 'none'}\n")
    return "\n".join(lines)
