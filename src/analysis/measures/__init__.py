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
from analysis.measures.consistency.ledger import ledger, verdict_counts
from analysis.measures.consistency.populations import explaining_populations
from analysis.measures.consistency.relations import relation_table
from analysis.measures.coverage import coverage_table, sharing
from analysis.measures.growth.difference import mean_difference, row_regressions, rural_minus_urban
from analysis.measures.growth.levels import compound_rate, growth_table, year_on_year
from analysis.measures.growth.rates import growth_rates
from analysis.measures.growth.stated import implied_bases, implied_ratios
from analysis.measures.headlines import standing
from analysis.measures.outlays.decomposition import bearers
from analysis.measures.outlays.overview import outlay_table
from analysis.measures.pressure.bases import bases
from analysis.measures.pressure.capacity import capacity
from analysis.measures.pressure.demand import demand
from analysis.measures.pressure.profile import profile as pressure_profile
from analysis.measures.standards.pace import paces
from analysis.measures.standards.relative import relative_levels
from analysis.measures.standards.series import standards
from analysis.measures.superiors.amplification import amplification_table
from analysis.measures.superiors.binding import binding_table
from analysis.measures.superiors.existing import existing_table
from analysis.measures.superiors.population_effect import population_effect
from analysis.measures.superiors.yardsticks import yardsticks
from analysis.measures.targets import target_table
from analysis.measures.urban_rural.ratios import ratio_table
