"""Measures: documented functions on tidy facts that return tidy tables."""

from analysis.measures.coverage import coverage_table, sharing
from analysis.measures.growth import compound_rate, growth_table, year_on_year
from analysis.measures.targets import target_table
from analysis.measures.urban_rural import ratio_table

__all__ = [
    "compound_rate",
    "coverage_table",
    "growth_table",
    "ratio_table",
    "sharing",
    "target_table",
    "year_on_year",
]
