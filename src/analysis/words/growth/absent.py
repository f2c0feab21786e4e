"""Sentences of the growth notebook in place of a chart or table that would be empty."""

from __future__ import annotations

from analysis.display import Prose
from analysis.view import View
from analysis.words import absences


def no_chart(view: View) -> Prose:
    """Return the sentence in place of an empty chart."""
    say = view.say("growth")
    return absences.told(view, say("no-chart", name=view.name("indicators", view.indicator)))


def no_bases(view: View) -> Prose:
    """Return the sentence in place of an empty table of implied bases."""
    say = view.say("growth")
    return absences.told(view, say("no-bases"))


def no_regressions(view: View) -> Prose:
    """Return the sentence in place of the table of estimates."""
    say = view.say("growth")
    return absences.told(view, say("no-regressions"))


def nothing_else(view: View) -> Prose:
    """Return the sentence in place of an empty table of the other indicators."""
    say = view.say("growth")
    return absences.told(view, say("nothing-else"))
