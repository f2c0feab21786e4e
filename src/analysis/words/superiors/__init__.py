"""Words on targets beside those of prefecture, province and nation."""

from analysis.words.superiors.answer import absent, distances, fates, in_short
from analysis.words.superiors.existing import findings
from analysis.words.superiors.population import scenario

__all__ = ["absent", "distances", "fates", "findings", "in_short", "scenario"]
