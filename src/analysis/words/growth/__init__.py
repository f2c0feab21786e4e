"""Words on growth rates."""

from analysis.words.growth import absent, evidence
from analysis.words.growth.answer import counted, head, headline_rows, opening, subject

__all__ = ["absent", "counted", "evidence", "head", "headline_rows", "opening", "subject"]
