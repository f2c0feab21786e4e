"""Tables: display tables built from measures, labelled in both languages."""

from analysis.tables.glance import glance, levels, plan_counts
from analysis.tables.growth import growth, yearly
from analysis.tables.ratio import ratios
from analysis.tables.sources import sources
from analysis.tables.targets import shared_targets, targets

__all__ = [
    "glance",
    "growth",
    "levels",
    "plan_counts",
    "ratios",
    "shared_targets",
    "sources",
    "targets",
    "yearly",
]
