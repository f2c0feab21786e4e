"""Measures: documented functions on tidy facts that return tidy tables."""

from analysis.measures.aging.allowance import schedules
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import implied_populations, old_and_beds
from analysis.measures.aging.services import service_coverage, staffing
from analysis.measures.ambition.common import CommonSet, common_set
from analysis.measures.ambition.flips import first_places, flipping_pairs, weight_path
from analysis.measures.ambition.index import checked_weights, index_table
from analysis.measures.ambition.profile import profile, shared_table, template_table
from analysis.measures.ambition.table import CLASSES, EVALUABLE, ambition_table
from analysis.measures.consistency.verdicts import check_table, verdict_counts
from analysis.measures.coverage import coverage_table, sharing
from analysis.measures.growth.difference import mean_difference, row_regressions, rural_minus_urban
from analysis.measures.growth.levels import compound_rate, growth_table, year_on_year
from analysis.measures.growth.rates import growth_rates
from analysis.measures.growth.stated import implied_bases, implied_ratios
from analysis.measures.targets import target_table
from analysis.measures.urban_rural.ratios import ratio_table

__all__ = [
    "CLASSES",
    "EVALUABLE",
    "CommonSet",
    "ambition_table",
    "check_table",
    "checked_weights",
    "common_set",
    "compound_rate",
    "coverage_table",
    "first_places",
    "flipping_pairs",
    "growth_rates",
    "growth_table",
    "implied_bases",
    "implied_populations",
    "implied_ratios",
    "index_table",
    "mean_difference",
    "nursing_gap",
    "old_and_beds",
    "profile",
    "ratio_table",
    "row_regressions",
    "rural_minus_urban",
    "schedules",
    "service_coverage",
    "shared_table",
    "sharing",
    "staffing",
    "target_table",
    "template_table",
    "verdict_counts",
    "weight_path",
    "year_on_year",
]
