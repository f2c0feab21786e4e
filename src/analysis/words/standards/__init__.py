"""Words on the standards of the plans beside those of the places above them."""

from analysis.words.standards import limits, names, ratio
from analysis.words.standards.answer import answer

__all__ = ["answer", "limits", "names", "ratio"]
