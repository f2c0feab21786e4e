"""The colours of charts, PDFs and pages: one list, so that they agree and keep their contrast on white."""

from __future__ import annotations

#: Text and lines. Ink, muted and accent have a contrast of 4.5 to 1 or more on white.
INK, MUTED, ACCENT, RULE, GRID = "#1f2933", "#5f6b7a", "#0173b2", "#cbd2d9", "#e4e7eb"

#: For the colour-blind too: seaborn's "colorblind", by value, for seaborn is slow to import.
PALETTE = (
    "#0173b2", "#de8f05", "#029e73", "#d55e00", "#cc78bc",
    "#ca9161", "#fbafe4", "#949494", "#ece133", "#56b4e9",
)  # fmt: skip

_TEXT_CONTRAST = 4.5  # WCAG 2.1, level AA


def legible(colour: str) -> str:
    """Return a colour "#rrggbb" for text on white: as it is, or darker, until the contrast is 4.5 to 1.

    contrast = (1 + 0.05) / (Y + 0.05), with the relative luminance Y = 0.2126 R + 0.7152 G + 0.0722 B of the
    linear channels (WCAG 2.1, 1.4.3).
    """
    while contrast(colour) < _TEXT_CONTRAST:
        colour = "#" + "".join(f"{int(channel * 0.97):02x}" for channel in _channels(colour))
    return colour


def contrast(colour: str) -> float:
    """Return the contrast of a colour "#rrggbb" with white, 1 to 21."""
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def named() -> dict[str, str]:
    """Return the colours by name, for templates."""
    return {"ink": INK, "muted": MUTED, "accent": ACCENT, "rule": RULE, "grid": GRID}
