"""Words on aging pressure."""

from analysis.words.aging import certainty, names, notes
from analysis.words.aging.answer import head, opening

__all__ = ["certainty", "head", "names", "notes", "opening"]
