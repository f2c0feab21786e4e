"""Text keeps its contrast on white, by the arithmetic of WCAG 2.1."""

from __future__ import annotations

import pytest
import seaborn

from analysis import colours
from analysis.charts import style


def test_contrast_of_the_ends_and_of_a_grey():
    assert colours.contrast("#000000") == pytest.approx(21)  # (1 + 0.05) / (0 + 0.05)
    assert colours.contrast("#ffffff") == pytest.approx(1)
    # 0x77 / 255 = 0.46667; ((0.46667 + 0.055) / 1.055)^2.4 = 0.18448; 1.05 / 0.23448 = 4.478
    assert colours.contrast("#777777") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("colour", [colours.INK, colours.MUTED, colours.ACCENT, "#767676"])
def test_what_is_dark_enough_stays(colour):
    assert colours.legible(colour) == colour


@pytest.mark.parametrize("colour", [style.URBAN, style.RURAL, style.ONE, "#ece133", "#ffffff"])
def test_what_is_not_becomes_just_dark_enough(colour):
    made = colours.legible(colour)
    assert colours.contrast(made) >= 4.5
    assert made == colour or colours.contrast(made) < 5  # and no darker than that


def test_the_palette_is_that_of_seaborn():
    assert list(colours.PALETTE) == seaborn.color_palette("colorblind").as_hex()


def test_a_darker_orange_is_still_an_orange():
    red, green, blue = (int(colours.legible(style.RURAL)[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue
