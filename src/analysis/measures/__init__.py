"""Measures: documented functions on tidy facts that return tidy tables."""

from analysis.measures.growth import compound_rate, growth_table, year_on_year
from analysis.measures.targets import target_table
from analysis.measures.urban_rural import ratio_table

__all__ = ["compound_rate", "growth_table", "ratio_table", "target_table", "year_on_year"]
