"""Documentation generated from the data package and from the code, so that it cannot go stale unseen."""

from analysis.documentation.badges import badges
from analysis.documentation.data_pages import pages
from analysis.documentation.drawing import draw
from analysis.documentation.imports import packages

__all__ = ["badges", "draw", "packages", "pages"]
