"""Curation: laying down a new plan in the data package."""

from analysis.curation.files import lay_down
from analysis.curation.plan import NewPlan
from analysis.curation.skeleton import skeleton

__all__ = ["NewPlan", "lay_down", "skeleton"]
