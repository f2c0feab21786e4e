"""The colours of charts, PDFs and pages: one list, so that they agree and keep their contrast on white."""

from __future__ import annotations

#: Text and lines. Ink, muted and accent have a contrast of 4.5 to 1 or more on white.
INK, MUTED, ACCENT, RULE, GRID = "#1f2933", "#5f6b7a", "#0173b2", "#cbd2d9", "#e4e7eb"


def named() -> dict[str, str]:
    """Return the colours by name, for templates."""
    return {"ink": INK, "muted": MUTED, "accent": ACCENT, "rule": RULE, "grid": GRID}
