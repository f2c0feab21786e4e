"""Charts: one function a figure, labelled in both languages, evidence visible."""

from analysis.charts.aging import allowance_steps, nursing_beds_gap
from analysis.charts.ambition import ambition_matrix, ambition_paths, rank_by_weight
from analysis.charts.consistency import verdict_strip
from analysis.charts.gap import urban_rural_gap
from analysis.charts.growth import growth_dots
from analysis.charts.standards import standards_over_time
from analysis.charts.targets import target_paths
from analysis.charts.urban_rural import ratio_paths
from analysis.charts.urban_rural_scissors import scissor_lines

__all__ = [
    "allowance_steps",
    "ambition_matrix",
    "ambition_paths",
    "growth_dots",
    "nursing_beds_gap",
    "rank_by_weight",
    "ratio_paths",
    "scissor_lines",
    "standards_over_time",
    "target_paths",
    "urban_rural_gap",
    "verdict_strip",
]
