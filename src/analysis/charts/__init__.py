"""Charts: one function a figure, labelled in both languages, evidence visible."""

from analysis.charts.aging import nursing_beds_gap
from analysis.charts.aging_allowance import allowance_steps
from analysis.charts.ambition import ambition_paths
from analysis.charts.ambition_classes import ambition_matrix
from analysis.charts.ambition_ranks import rank_by_weight
from analysis.charts.consistency import verdict_strip
from analysis.charts.gap import urban_rural_gap
from analysis.charts.growth import growth_dots
from analysis.charts.outlays import standard_bearers
from analysis.charts.outlays_paths import full_standard_paths
from analysis.charts.pressure import demand_and_capacity
from analysis.charts.pressure_rise import rise_split
from analysis.charts.standards import standards_over_time
from analysis.charts.standards_context import standards_context
from analysis.charts.standing import standing_strips
from analysis.charts.superiors import targets_and_levels
from analysis.charts.urban_rural import ratio_paths
from analysis.charts.urban_rural_scissors import scissor_lines
