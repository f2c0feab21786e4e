"""Charts: one function a figure, labelled in both languages, evidence visible."""

from analysis.charts.gap import urban_rural_gap
from analysis.charts.standards import standards_over_time
from analysis.charts.targets import target_paths

__all__ = ["standards_over_time", "target_paths", "urban_rural_gap"]
