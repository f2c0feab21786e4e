"""Faults that people and programs make, each with the answer that is right."""

from __future__ import annotations

from collections import Counter

from tests.faults import cells, commands, contents, descriptors, records
from tests.faults.harness import Case

#: Every case.
CASES: tuple[Case, ...] = (
    *cells.cases(), *contents.cases(), *contents.beside(), *descriptors.cases(), *commands.cases(),
    *records.records(), *records.in_the_way(), *records.pages(),
)  # fmt: skip


def counts() -> Counter[tuple[str, str]]:
    """Return how many cases there are by kind and expected answer."""
    return Counter((case.kind, case.expected) for case in CASES)
