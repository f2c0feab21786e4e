"""Tables: display tables built from measures, labelled in both languages."""

from analysis.tables.aging.beds import nursing_beds, nursing_rates, old_beds
from analysis.tables.aging.services import allowances, elderly_services, elderly_staff, means_tested
from analysis.tables.ambition.index import ambition_left_out, ambition_profile, ambition_ranks
from analysis.tables.ambition.paths import (
    ambition_classes,
    ambition_compared,
    ambition_distances,
    ambition_doubts,
)
from analysis.tables.consistency.claims import (
    failing_claims,
    unchecked_claims,
    verdicts_by_kind,
    verdicts_by_plan,
)
from analysis.tables.glance import glance, levels, plan_counts
from analysis.tables.growth.comparison import growth_differences, growth_elsewhere, growth_regressions
from analysis.tables.growth.levels import growth, yearly
from analysis.tables.growth.rates import compound_rates, implied_base_values
from analysis.tables.ratio import ratios
from analysis.tables.sources import outside_sources, sources
from analysis.tables.targets import shared_targets, targets
from analysis.tables.urban_rural.pace import parity_years, ratio_paces, ratio_promises
from analysis.tables.urban_rural.scissors import paid_shares, scissor_changes
from analysis.tables.urban_rural.standing import gap_closing, ratio_standing, stated_ratios

__all__ = [
    "allowances",
    "ambition_classes",
    "ambition_compared",
    "ambition_distances",
    "ambition_doubts",
    "ambition_left_out",
    "ambition_profile",
    "ambition_ranks",
    "compound_rates",
    "elderly_services",
    "elderly_staff",
    "failing_claims",
    "gap_closing",
    "glance",
    "growth",
    "growth_differences",
    "growth_elsewhere",
    "growth_regressions",
    "implied_base_values",
    "levels",
    "means_tested",
    "nursing_beds",
    "nursing_rates",
    "old_beds",
    "outside_sources",
    "paid_shares",
    "parity_years",
    "plan_counts",
    "ratio_paces",
    "ratio_promises",
    "ratio_standing",
    "ratios",
    "scissor_changes",
    "shared_targets",
    "sources",
    "stated_ratios",
    "targets",
    "unchecked_claims",
    "verdicts_by_kind",
    "verdicts_by_plan",
    "yearly",
]
