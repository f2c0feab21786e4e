"""Words on the gap between town and country."""

from analysis.words.urban_rural import limits, names, promises, scissors
from analysis.words.urban_rural.answer import answer, latest

__all__ = ["answer", "latest", "limits", "names", "promises", "scissors"]
