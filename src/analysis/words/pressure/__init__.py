"""Words on aging pressure against the census."""

from analysis.words.pressure import notes
from analysis.words.pressure.answer import lead

__all__ = ["lead", "notes"]
