"""Documentation generated from the data package, so that it cannot go stale unseen."""

from analysis.documentation.data_pages import pages

__all__ = ["pages"]
