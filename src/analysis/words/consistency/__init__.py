"""Words on the consistency of printed figures."""

from analysis.words.consistency.answer import (
    absent,
    head,
    kind_name,
    opening,
    reading_text,
    shown,
    verdict_name,
)

__all__ = ["absent", "head", "kind_name", "opening", "reading_text", "shown", "verdict_name"]
