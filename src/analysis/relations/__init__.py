"""Relations: how the figures of a plan may hang together, mined as candidates for checks.csv."""

from analysis.relations.declared import rows
from analysis.relations.ranking import Candidate, Count
from analysis.relations.suggest import Suggestions, suggest

__all__ = ["Candidate", "Count", "Suggestions", "rows", "suggest"]
