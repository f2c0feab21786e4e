"""From content to Typst source: every text as a string literal, every reference as a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.briefing import typst
from analysis.briefing.attachments import Attachment
from analysis.briefing.content import FIELDS, Content
from analysis.briefing.markdown import to_typst
from analysis.briefing.references import SOURCES, Register
from analysis.display import signs_of
from analysis.errors import UsageError

TEMPLATE = "template.typ"


def source(content: Content, attached: Iterable[Attachment] = ()) -> tuple[str, dict[str, bytes]]:
    """Return Typst source and the files it names.

    Parameters
    ----------
    content : Content
    attached : iterable of Attachment
        Files that the PDF shall carry.

    Returns
    -------
    source : str
    beside : dict of str to bytes
        By name: pictures as SVG, attachments.
    """
    parts = [f'#import "{TEMPLATE}": *\n']
    beside: dict[str, bytes] = {}
    for item in attached:
        named = {"relationship": typst.string("data"), "mime_type": typst.string(item.media)}
        named["description"] = typst.string(item.description)
        parts.append(typst.call("pdf.attach", typst.string(item.name), **named))
        beside[item.name] = item.content
    fields = {key: typst.string(content.head[key]) for key in FIELDS}
    parts.append("#show: " + typst.call("briefing.with", **fields)[1:])
    pictures: dict[str, bytes] = {}
    for block in content.blocks:
        if block["type"] == "markdown":
            # What introduces a table or figure stays with it.
            above = "1.7em" if block["text"].startswith("#") else "1em"
            text = to_typst(block["text"])
            parts.append(f"#block(sticky: true, width: 100%, above: {above})[\n{text}\n]")
        else:
            parts.append(_set(block, content.register, pictures))
    return "\n".join(parts), beside | pictures


def _set(payload: dict[str, Any], register: Register, pictures: dict[str, bytes]) -> str:
    kind = payload["type"]
    if kind == "prose":
        lines = _lines(payload["paragraphs"], payload["signs"], register)
        return typst.call("prose", style=typst.string(payload["style"]), paragraphs=lines)
    if kind == "table":
        return _table(payload, register)
    if kind == "figure":
        name = f"figure-{len(pictures) + 1}.svg"
        pictures[name] = payload["svg"].encode("utf-8")
        texts = {key: typst.string(payload[key]) for key in ("caption", "alt", "source")}
        texts["cites"] = _cites(payload["facts"], register)
        return typst.call("drawing", path=typst.string(name), **texts)
    raise UsageError(f"unknown display object {kind!r}")


def _cites(facts: Iterable[str], register: Register) -> str:
    return typst.array(
        f"(text: {typst.string(citation.text)}, facts: {typst.array(map(typst.string, citation.facts))})"
        for citation in register.cite(facts)
    )


def _lines(lines: list[list[dict[str, Any]]], signs: dict[str, str], register: Register) -> str:
    return typst.array(typst.array(_piece(cell, signs, register) for cell in line) for line in lines)


def _piece(cell: dict[str, Any], signs: dict[str, str], register: Register) -> str:
    texts = {"text": cell["text"], "tone": cell.get("tone", "")}
    texts["sign"] = signs_of(cell.get("mark", ""), signs)
    named = ", ".join(f"{key}: {typst.string(value)}" for key, value in texts.items())
    return f"({named}, cites: {_cites(cell.get('facts', ()), register)})"


def _table(payload: dict[str, Any], register: Register) -> str:
    columns = typst.array(
        f"(label: {typst.string(c['label'])}, unit: {typst.string(c['unit'])}, "
        f"kind: {typst.string(c['kind'])}, width: {c['width']:g})"
        for c in payload["columns"]
    )
    function, rows = "grid-table", payload["rows"]
    extra = {}
    if payload.get("role") == SOURCES:
        # The row is what others refer to; it does not refer to itself.
        function, facts = "sources-table", [row[0]["facts"][0] for row in rows]
        extra["facts"] = typst.array(map(typst.string, facts))
        extra["numbers"] = typst.array(str(register.numbers[fact]) for fact in facts)
        rows = [[{k: v for k, v in cell.items() if k != "facts"} for cell in row] for row in rows]
    return typst.call(
        function,
        caption=typst.string(payload["caption"]),
        columns=columns,
        rows=_lines(rows, payload["signs"], register),
        notes=typst.array(map(typst.string, payload["notes"])),
        **extra,
    )
