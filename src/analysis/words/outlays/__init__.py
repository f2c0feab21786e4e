"""Words on outlays and rolls: names, the answer, what moved, and the limits of the evidence."""

from analysis.words.outlays import borne, checks, limits, names
from analysis.words.outlays.answer import opening

__all__ = ["borne", "checks", "limits", "names", "opening"]
