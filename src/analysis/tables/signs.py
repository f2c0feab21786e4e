"""The signs and formulas of a briefing, in one table at its end."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.display import Column, Displayed, Prose, Table
from analysis.words.marks import marks
from analysis.words.phrases import pick


def signs(shown: Iterable[Displayed | None], lang: str) -> Table | None:
    """Return what each sign behind a number means, for those in use; None where there are none."""
    used: set[str] = set()
    for item in shown:
        lines = item.rows if isinstance(item, Table) else item.paragraphs if isinstance(item, Prose) else []
        used |= {mark for line in lines for cell in line for mark in cell.mark.split()}
    known = marks(lang)
    rows = [list(known[code]) for code in known if code in used]
    if not rows:
        return None
    columns = [Column(pick(lang, "符号", "Sign"), width=0.5), Column(pick(lang, "含义", "Meaning"), width=8)]
    return Table(columns, rows, caption=pick(lang, "数字后的符号", "Signs behind numbers"))
