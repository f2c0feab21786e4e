"""Headlines: the few measures that tell at a glance where a city stands."""

from analysis.measures.headlines.table import standing
from analysis.measures.headlines.values import COLUMNS, COMPUTED, HEADLINES, ONE_STANDARD, STANDARD

__all__ = ["COLUMNS", "COMPUTED", "HEADLINES", "ONE_STANDARD", "STANDARD", "standing"]
