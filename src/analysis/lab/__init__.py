"""At the keyboard: controls that show a section of a notebook under other parameters."""

from analysis.lab.explorer import Explorer, explore

__all__ = ["Explorer", "explore"]
