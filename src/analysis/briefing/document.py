"""From an executed notebook to Typst source: markdown cells and display objects, in order; never code."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode

from analysis.briefing import typst
from analysis.briefing.markdown import to_typst
from analysis.display import MIME, signs_of
from analysis.errors import UsageError

TEMPLATE = "template.typ"


def payloads(notebook: NotebookNode) -> list[dict[str, Any]]:
    """Return the display objects stored in the outputs, in order.

    Raises
    ------
    UsageError
        If a code cell was not run, or shows something that is no display object of ours: it would be lost
        on paper without a word.
    """
    return [payload for cell in notebook.cells if cell.cell_type == "code" for payload in _outputs(cell)]


def _outputs(cell: NotebookNode) -> list[dict[str, Any]]:
    found = []
    for output in cell.outputs:
        if output.output_type == "error":
            raise UsageError(f"the notebook stores an error, {output.ename}: {output.evalue}")
        data = output.get("data", {})
        if MIME in data:
            found.append(data[MIME])
        elif output.output_type in ("display_data", "execute_result"):
            raise UsageError(
                f"a cell shows a plain {', '.join(data)}; only Head, Prose, Table and Figure reach the PDF:\n"
                f"{cell.source}"
            )
    return found


def head(notebook: NotebookNode) -> dict[str, Any]:
    """Return the title block; language and data version of the notebook's metadata go before it."""
    heads = [payload for payload in payloads(notebook) if payload["type"] == "head"]
    if not heads:
        raise UsageError("the notebook shows no Head; run all its cells first")
    travelled = notebook.metadata.get("minzheng", {})
    return heads[0] | {key: travelled[key] for key in ("lang", "version", "date") if key in travelled}


def source(notebook: NotebookNode) -> tuple[str, dict[str, bytes]]:
    """Return Typst source and the pictures it names.

    Parameters
    ----------
    notebook : NotebookNode
        Executed.

    Returns
    -------
    source : str
    pictures : dict of str to bytes
        SVG by file name.
    """
    front = head(notebook)
    parts = [f'#import "{TEMPLATE}": *\n']
    fields = ("title", "subtitle", "lang", "version", "date", "imprint")
    parts.append("#show: " + typst.call("briefing.with", **{k: typst.string(front[k]) for k in fields})[1:])
    pictures: dict[str, bytes] = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and _in_language(cell, front["lang"]):
            # What introduces a table or figure stays with it.
            above = "1.7em" if cell.source.startswith("#") else "1em"
            parts.append(f"#block(sticky: true, width: 100%, above: {above})[\n{to_typst(cell.source)}\n]")
        elif cell.cell_type == "code":
            parts += [_set(payload, pictures) for payload in _outputs(cell)]
    return "\n".join(parts), pictures


def _in_language(cell: NotebookNode, lang: str) -> bool:
    tags = [tag for tag in cell.metadata.get("tags", []) if tag.startswith("lang-")]
    return not tags or f"lang-{lang}" in tags


def _set(payload: dict[str, Any], pictures: dict[str, bytes]) -> str:
    kind = payload["type"]
    if kind == "head":
        return ""
    if kind == "prose":
        signs = payload["signs"]
        paragraphs = typst.array(
            typst.array(_piece(piece, signs_of(piece.get("mark", ""), signs)) for piece in paragraph)
            for paragraph in payload["paragraphs"]
        )
        return typst.call("prose", style=typst.string(payload["style"]), paragraphs=paragraphs)
    if kind == "table":
        return _table(payload)
    if kind == "figure":
        name = f"figure-{len(pictures) + 1}.svg"
        pictures[name] = payload["svg"].encode("utf-8")
        texts = {key: typst.string(payload[key]) for key in ("caption", "alt", "source")}
        return typst.call("drawing", path=typst.string(name), **texts)
    raise UsageError(f"unknown display object {kind!r}")


def _piece(cell: dict[str, Any], sign: str = "") -> str:
    tone = typst.string(cell.get("tone", ""))
    return f"(text: {typst.string(cell['text'])}, sign: {typst.string(sign)}, tone: {tone})"


def _table(payload: dict[str, Any]) -> str:
    columns = typst.array(
        f"(label: {typst.string(c['label'])}, unit: {typst.string(c['unit'])}, "
        f"kind: {typst.string(c['kind'])}, width: {c['width']:g})"
        for c in payload["columns"]
    )
    signs = payload["signs"]
    rows = typst.array(
        typst.array(_piece(cell, signs_of(cell.get("mark", ""), signs)) for cell in row)
        for row in payload["rows"]
    )
    notes = typst.array(map(typst.string, payload["notes"]))
    return typst.call(
        "grid-table", caption=typst.string(payload["caption"]), columns=columns, rows=rows, notes=notes
    )
