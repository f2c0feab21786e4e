"""Prose, tables and figures as HTML, each number followed by links to the rows of its sources."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from analysis.briefing.columns import decimals, ems, head, number, raised, rows_of
from analysis.briefing.labels import label
from analysis.briefing.markup import anchor, element, foreign, linked, text, to
from analysis.briefing.references import SOURCES, Register
from analysis.display import signs_of
from analysis.errors import UsageError

_TAG = re.compile(r"<[^>]*>")


#: References that stay in one line with their number.
_TOGETHER = 6


class Blocks:
    """The display objects of one page, in its order: they share the numbers of tables and of uses.

    Parameters
    ----------
    register : Register
        The numbers of the references.
    lang : str
        Language of the page.
    """

    def __init__(self, register: Register, lang: str):
        self.register, self.lang = register, lang
        self.uses: dict[str, list[str]] = {}
        self._counts = {"table": 0, "figure": 0}

    def html(self, payload: dict[str, Any]) -> str:
        """Return the HTML of a display object; a sources table comes after all that cites it."""
        kind = payload["type"]
        if kind not in ("prose", "table", "figure"):
            raise UsageError(f"unknown display object {kind!r}")
        return {"prose": self._prose, "table": self._table, "figure": self._figure}[kind](payload)

    # References -----------------------------------------------------------------------------------------

    def _references(self, facts: Iterable[str]) -> str:
        links = []
        for citation in self.register.cite(facts):
            first = citation.facts[0]
            use = anchor("use", first, len(self.uses.get(first, [])) + 1)
            for fact in citation.facts:
                self.uses.setdefault(fact, []).append(use)
            name = label("source" if len(citation.facts) == 1 else "sources", self.lang, citation.text)
            target = to(anchor("source", first))
            links.append(element("a", citation.text, href=target, id=use, aria_label=name))
        # A few stay with their number; a long list may break, or it would widen a phone's page.
        return (",<wbr>" if len(links) > _TOGETHER else ",").join(links)

    def _inner(self, cell: dict[str, Any], signs: dict[str, str]) -> str:
        sign = signs_of(cell.get("mark", ""), signs)
        parts = [element("span", escape(sign), class_="sign")] if sign else []
        if references := self._references(cell.get("facts", ())):
            parts.append(references)
        return " ".join(parts)

    def _behind(self, cell: dict[str, Any], signs: dict[str, str]) -> str:
        return raised(self._inner(cell, signs))

    def _piece(self, cell: dict[str, Any], signs: dict[str, str]) -> str:
        return text(cell["text"], self.lang, class_=cell.get("tone") or None) + self._behind(cell, signs)

    # Prose and figures ----------------------------------------------------------------------------------

    def _prose(self, payload: dict[str, Any]) -> str:
        signs = payload["signs"]
        texts = ["".join(self._piece(cell, signs) for cell in pieces) for pieces in payload["paragraphs"]]
        if payload["style"] == "list":
            return element("ul", *(element("li", inner) for inner in texts), class_="findings")
        lead = "lead" if payload["style"] == "lead" else None
        return "\n".join(element("p", inner, class_=lead) for inner in texts)

    def _figure(self, payload: dict[str, Any]) -> str:
        svg = payload["svg"]
        picture = element(
            "img",
            src="data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii"),
            alt=payload["alt"],
            **_size(svg),
        )
        source = text(payload["source"], self.lang) + self._behind(payload, {})
        below = element("p", source, class_="note") if source else ""
        return element("figure", *self._framed("figure", payload["caption"], picture), below, class_="chart")

    def _framed(self, kind: str, caption: str, inner: str) -> tuple[str, str]:
        # What is wider than the screen scrolls within its own frame; a keyboard reaches the frame.
        self._counts[kind] += 1
        name = label(kind, self.lang, self._counts[kind], caption)
        above = element("figcaption", escape(caption), lang=foreign(caption, self.lang))
        return above, element("div", inner, class_="scroll", role="region", aria_label=name, tabindex=0)

    # Tables ---------------------------------------------------------------------------------------------

    def _table(self, payload: dict[str, Any]) -> str:
        inner = self._sources(payload) if payload.get("role") == SOURCES else self._grid(payload)
        caption, frame = self._framed("table", payload["caption"], inner)
        notes = " · ".join(text(note, self.lang) for note in payload["notes"])
        below = element("p", notes, class_="note") if notes else ""
        return element("figure", caption, frame, below, class_=payload.get("role") or "grid")

    def _grid(self, payload: dict[str, Any]) -> str:
        columns, rows, signs = payload["columns"], payload["rows"], payload["signs"]
        body, widths = [], [0.0] * len(columns)
        behind = [[self._inner(cell, signs) for cell in row] for row in rows]
        for at, column in enumerate(columns):
            if column["kind"] == "number":
                widths[at] = max((ems(_TAG.sub("", inner[at])) for inner in behind), default=0)
        places = [decimals(column, [row[at] for row in rows]) for at, column in enumerate(columns)]
        for row, inner in zip(rows, behind, strict=True):
            cells = []
            for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
                if column["kind"] == "number":
                    value = number(cell, places[at], self.lang) + raised(inner[at], widths[at])
                    cells.append(element("td", value, class_="number"))
                else:
                    piece = text(cell["text"], self.lang, class_=cell.get("tone") or None) + raised(inner[at])
                    named = at == 0 and cell["text"] != ""
                    cells.append(element("th", piece, scope="row") if named else element("td", piece))
            body.append(element("tr", *cells))
        heads = [head(column, [row[at] for row in rows]) for at, column in enumerate(columns)]
        return rows_of(heads, body)

    def _sources(self, payload: dict[str, Any]) -> str:
        columns = payload["columns"]
        extra = [{"label": label(name, self.lang), "unit": "", "kind": "text"} for name in ("number", "uses")]
        heads = [head(extra[0], [])]
        heads += [head(column, [row[at] for row in payload["rows"]]) for at, column in enumerate(columns)]
        heads.append(head(extra[1], [{"text": "1 2 3 4"}]))
        body = []
        for row in payload["rows"]:
            fact = row[0]["facts"][0]
            numbered = element("th", str(self.register.numbers[fact]), scope="row")
            # The row is what others refer to; it does not refer to itself.
            plain = [{key: value for key, value in cell.items() if key != "facts"} for cell in row]
            kinds = ["number" if column["kind"] == "number" else None for column in columns]
            cells = [
                element("td", self._sourced(cell, payload["signs"]), class_=kind)
                for cell, kind in zip(plain, kinds, strict=True)
            ]
            body.append(
                element("tr", numbered, *cells, element("td", self._back(fact)), id=anchor("source", fact))
            )
        return rows_of(heads, body)

    def _sourced(self, cell: dict[str, Any], signs: dict[str, str]) -> str:
        return linked(cell["text"], self.lang) + self._behind(cell, signs)

    def _back(self, fact: str) -> str:
        links = [
            element("a", str(at), href=to(use), aria_label=label("use", self.lang, at))
            for at, use in enumerate(self.uses.get(fact, []), start=1)
        ]
        return element("span", " ".join(links), class_="back") if links else ""


def _size(svg: str) -> dict[str, str]:
    """Return width and height in pixels, so that a page does not jump while its pictures are read."""
    opening = svg[: svg.find(">", svg.find("<svg")) + 1]
    found = re.search(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"', opening)
    if not found:
        return {}
    width, height = (f"{float(points) * 4 / 3:.0f}" for points in found.groups())
    return {"width": width, "height": height}
