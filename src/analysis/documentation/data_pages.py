"""The pages of docs/data: one a table, and one entry an indicator with what each plan prints."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.schema import Field, Resource
from analysis.documentation.markdown import code, escape, table

_NOTICE = "Generated from the data package by `make data`; edits are overwritten.\n"


def pages(data: Dataset) -> dict[str, str]:
    """Return the text of every page by its path below docs/data."""
    found = {"README.md": _front(data)}
    for name, resource in data.package.resources.items():
        found[f"{name}.md"] = _table_page(data, resource)
    found["indicators.md"] += "\n" + _entries(data)
    return found


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
        f"# The data\n\n{_NOTICE}\n{escape(data.package.title)}. Version {data.version}, {data.date}.\n\n"
        f"## Tables\n\n{table(['table', 'what it holds', 'rows'], rows)}\n"
        f"## Plans\n\n{table(['plan', 'title as printed', 'period', 'facts'], plans)}"
    )


def _constraints(field: Field) -> str:
    parts = ["required" if field.required else "may be empty"]
    if field.enum:
        parts.append("one of " + ", ".join(code(value) for value in field.enum))
    if field.pattern:
        parts.append("pattern " + code(field.pattern.pattern))
    if field.minimum is not None:
        parts.append(f"at least {field.minimum}")
    if field.maximum is not None:
        parts.append(f"at most {field.maximum}")
    return "; ".join(parts)


def _table_page(data: Dataset, resource: Resource) -> str:
    rows = [
        [code(field.name), field.type, escape(field.description), _constraints(field)]
        for field in resource.fields
    ]
    keys = ", ".join(map(code, resource.primary_key))
    links = [
        f"- {code(key.field)} stands in {code(key.reference)} of [{key.resource}]({key.resource}.md)"
        for key in resource.foreign_keys
    ]
    files = ", ".join(code(path) for path in resource.paths)
    return (
        f"# {resource.name}\n\n{_NOTICE}\n{escape(resource.description)}\n\n"
        f"Files: {files}. Rows: {len(data.frames[resource.name]):,}. Key: {keys}.\n\n"
        f"{table(['column', 'type', 'meaning', 'constraints'], rows)}"
        + ("\n" + "\n".join(links) + "\n" if links else "")
    )


def _entries(data: Dataset) -> str:
    """Every indicator with its definition and the number of facts by plan."""
    counts = data.facts.groupby(["indicator", "plan"]).size()
    parts = []
    for domain, indicators in data.indicators.groupby("domain", sort=True):
        parts.append(f"## {escape(domain)}\n")
        parts += [_entry(data, row, counts) for row in indicators.sort_values("indicator").itertuples()]
    return "\n".join(parts)


def _entry(data: Dataset, row, counts: pd.Series) -> str:
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
    if row.relation:
        lines.append(f"- {row.relation.replace('_', ' ')} of {code(row.base_indicator)}")
    lines.append(f"- facts: {', '.join(printed) or 'none'}\n")
    return "\n".join(lines)
