"""Relations: what the figures of a plan may have to do with each other, mined as candidates for checks.csv."""

from analysis.relations.ranking import Candidate, Count
from analysis.relations.suggest import Suggestions, suggest

__all__ = ["Candidate", "Count", "Suggestions", "suggest"]
