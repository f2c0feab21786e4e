"""The audit trail: each fact that a briefing cites has a number, that of its row in the sources tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from analysis.errors import UsageError

#: Role of the tables whose rows are the sources.
SOURCES = "sources"


class Citation(NamedTuple):
    """A reference as a reader sees it: "7", or "7–9" for neighbours; it links to the first row."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The numbers of the facts, in the order of the rows of the sources tables."""

    numbers: dict[str, int]

    def cite(self, facts: Iterable[str]) -> list[Citation]:
        """Return the references of some facts in rising order; three neighbours or more become a span.

        Examples
        --------
        >>> register = Register({"a": 1, "b": 2, "c": 3, "d": 5})
        >>> [citation.text for citation in register.cite(["d", "c", "a", "b"])]
        ['1–3', '5']
        """
        ordered = sorted(dict.fromkeys(facts), key=self.numbers.__getitem__)
        runs: list[list[str]] = []
        for fact in ordered:
            follows = runs and self.numbers[fact] == self.numbers[runs[-1][-1]] + 1
            if follows:
                runs[-1].append(fact)
            else:
                runs.append([fact])
        return [citation for run in runs for citation in self._run(run)]

    def _run(self, run: list[str]) -> list[Citation]:
        if len(run) < 3:
            return [Citation(str(self.numbers[fact]), (fact,)) for fact in run]
        return [Citation(f"{self.numbers[run[0]]}–{self.numbers[run[-1]]}", tuple(run))]


def cited(payload: dict[str, Any]) -> list[str]:
    """Return the facts that a display object cites, in order of first use."""
    facts = list(payload.get("facts", ()))
    for line in [*payload.get("rows", ()), *payload.get("paragraphs", ())]:
        facts += [fact for cell in line for fact in cell.get("facts", ())]
    return list(dict.fromkeys(facts))


def register(payloads: Iterable[dict[str, Any]]) -> Register:
    """Return the numbers of the facts behind some display objects.

    Raises
    ------
    UsageError
        If a number rests on a fact that no sources table lists: its reader could not look it up.
    """
    shown = list(payloads)
    tables = [payload for payload in shown if payload.get("role") == SOURCES]
    listed = [fact for table in tables for row in table["rows"] for fact in row[0].get("facts", ())]
    numbers = {fact: number for number, fact in enumerate(dict.fromkeys(listed), start=1)}
    for payload in shown:
        absent = [fact for fact in cited(payload) if fact not in numbers]
        if absent:
            what = payload.get("caption") or f"a {payload['type']}"
            raise UsageError(
                f"{what!r} cites {', '.join(absent[:5])}, which no sources table lists; "
                "add what is shown to the list that the sources are made from"
            )
    return Register(numbers)
