"""Words on the consistency of printed figures."""

from analysis.words.consistency.answer import absent, head, opening
from analysis.words.consistency.claim import claim_text, shown, verdict_name

__all__ = ["absent", "claim_text", "head", "opening", "shown", "verdict_name"]
