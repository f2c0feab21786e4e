"""Names and short sentences on town and country that tables, charts and the notebook share."""

from __future__ import annotations

from analysis.display import Prose
from analysis.view import View
from analysis.words.absences import told


def span(start: int, end: int) -> str:
    """Return "2016–2020"."""
    return f"{start}–{end}"


def role_name(view: View, role: str) -> str:
    """Return the name of a blade of the scissors."""
    say = view.say("urban_rural")
    return say(f"role.{role}")


def area_name(view: View, area: str) -> str:
    """Return the groups compared: "town and country", or the names of both sides."""
    say = view.say("urban_rural")
    if area in ("urban:rural", "all"):
        return say("both")
    urban, rural = (view.name("groups", group) for group in area.split(":"))
    return say("sides", urban=urban, rural=rural)


def assumption_name(view: View, assumption: str, basis: str) -> str:
    """Return what stands behind a window whose start is implied, and whether its base year is assumed."""
    say = view.say("urban_rural")
    if basis != "implied":
        return ""
    return say("implied-later" if assumption == "sensitivity" else "implied")


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle."""
    say = view.say("urban_rural")
    return say("title"), say.joined([view.plan_name(plan) for plan in view.plans])


def absent(view: View, what: str) -> Prose:
    """Return the sentence in place of a table or chart that would be empty."""
    say = view.say("urban_rural")
    return told(view, say(f"absent.{what}"))
