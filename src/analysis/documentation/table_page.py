"""One page of docs/data: a table of a data package, its columns and keys."""

from __future__ import annotations

from analysis.dataset.schema import Field, Resource
from analysis.documentation.markdown import code, escape, table

NOTICE = "Generated from the data package by `make data`; edits are overwritten.\n"


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
    if field.unit or field.unit_column:
        parts.append("unit: " + (code(field.unit) or "see " + code(field.unit_column)))
    if field.codes:
        parts.append(f"stands in [{field.codes}](../{field.codes}.md)")
    return "; ".join(parts)


def _meaning(field: Field) -> str:
    return escape(" / ".join(filter(None, [field.description, field.description_zh])))


def table_page(resource: Resource, count: int) -> str:
    """Return the page of a table that has `count` rows."""
    rows = [[code(field.name), field.type, _meaning(field), _constraints(field)] for field in resource.fields]
    keys = ", ".join(map(code, resource.key))
    links = [
        f"- {code(key.field)} stands in {code(key.reference)} of [{key.resource}]({key.resource}.md)"
        for key in resource.foreign_keys
    ]
    files = ", ".join(code(path) for path in resource.paths)
    return (
        f"# {resource.name}\n\n{NOTICE}\n{escape(resource.description)}\n\n"
        f"Files: {files}. Rows: {count:,}. Key: {keys}.\n\n"
        f"{table(['column', 'type', 'meaning', 'constraints'], rows)}"
        + ("\n" + "\n".join(links) + "\n" if links else "")
    )
