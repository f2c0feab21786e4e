"""Sentences of the growth notebook in place of a chart or table that would be empty."""

from __future__ import annotations

from analysis.display import Prose
from analysis.view import View
from analysis.words import absences


def no_chart(view: View) -> Prose:
    """Return the sentence in place of an empty chart."""
    name = view.name("indicators", view.indicator)
    said = f"No plan here gives a compound rate of the {name}, so there is nothing to draw."
    return absences.told(view, view.pick(f"所选规划均未给出{name}的复合增速，无图可画。", said))


def no_bases(view: View) -> Prose:
    """Return the sentence in place of an empty table of implied bases."""
    said = "No plan here prints a cumulative change of this indicator together with the level at its end."
    return absences.told(view, view.pick("所选规划没有同时印出该指标的累计变化和期末值。", said))


def no_regressions(view: View) -> Prose:
    """Return the sentence in place of the table of estimates."""
    said = "Fewer than two cities have a rural and an urban growth to compare: no mean, and no regression."
    return absences.told(view, view.pick("城乡增速俱全的城市不足两个，既无平均，也不作回归。", said))


def nothing_else(view: View) -> Prose:
    """Return the sentence in place of an empty table of the other indicators."""
    said = "No other indicator has two dated values or a stated change in these plans."
    return absences.told(view, view.pick("所选规划没有其他可计增长的指标。", said))
