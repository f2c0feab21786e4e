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
from analysis.tables.growth.comparison import growth_differences, growth_elsewhere, growth_regressions
from analysis.tables.growth.levels import growth, yearly
from analysis.tables.growth.rates import compound_rates, implied_base_values
from analysis.tables.outlays.heads import outlay_averages, roll_counts
from analysis.tables.outlays.money import (
    outlays_by_year,
    outlays_of_periods,
    outlays_per_inhabitant,
    outlays_stated,
)
from analysis.tables.outlays.standards import full_standard, standard_moves
from analysis.tables.pressure.beds import census_beds, explained_rates
from analysis.tables.pressure.demand import pressure_demand, pressure_split
from analysis.tables.pressure.people import helpers_per_head, population_bases, recipients_per_head
from analysis.tables.pressure.profile import pressure_profile
from analysis.tables.signs import signs
from analysis.tables.sources import outside_sources, sources
from analysis.tables.standards import ratios_beside, standards_beside, standards_pace
from analysis.tables.superiors.binding import binding_fates
from analysis.tables.superiors.existing import existing_levels, population_effects
from analysis.tables.superiors.targets import superior_distances, superior_uncompared
from analysis.tables.targets import targets
from analysis.tables.urban_rural.pace import parity_years, ratio_paces, ratio_promises
from analysis.tables.urban_rural.scissors import paid_shares, scissor_changes
from analysis.tables.urban_rural.standing import gap_closing, ratio_standing, stated_ratios
