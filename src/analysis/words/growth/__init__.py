"""Words on growth rates; how they read stands in `zh.ftl` and `en.ftl`."""

from analysis.words.growth import absent, evidence
from analysis.words.growth.answer import head, headline_rows, opening, subject

__all__ = ["absent", "evidence", "head", "headline_rows", "opening", "subject"]
