"""Words on the ambition of targets."""

from analysis.words.ambition import limits, pace
from analysis.words.ambition.answer import (
    absent,
    choice_name,
    class_name,
    definition,
    head,
    opening,
    templates,
)

__all__ = [
    "absent",
    "choice_name",
    "class_name",
    "definition",
    "head",
    "limits",
    "opening",
    "pace",
    "templates",
]
