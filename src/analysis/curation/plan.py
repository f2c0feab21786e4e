"""What must be known of a plan before its facts are coded, and whether it fits the data at hand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from analysis.dataset import Dataset
from analysis.dataset.forms import expected_form
from analysis.errors import UsageError, unknown

#: What a place that is not in places.csv needs, and the options that give it.
_PLACE = {"name_zh": "--name-zh", "name_en": "--name-en", "level": "--level", "parent": "--parent"}


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan to be added.

    Attributes
    ----------
    plan : str
        Its id: the id of its place, or `<place>_<first year>` for a later plan of a place.
    title : str
        As printed.
    sha256 : str
        Of the text that the facts will be read from.
    period_start, period_end, baseline_year, target_year : int
    document_number, document_date : str
        As printed, or "".
    name_zh, name_en, level, parent, division_code : str
        Of a place that is not in places.csv yet; all "" for one that is.
    peers : tuple of str
        Plans that its briefing compares it with; empty: all others.
    peer_of : tuple of str
        Plans whose briefings shall compare with it in turn.
    """

    plan: str
    title: str
    sha256: str
    period_start: int
    period_end: int
    baseline_year: int
    target_year: int
    document_number: str = ""
    document_date: str = ""
    name_zh: str = ""
    name_en: str = ""
    level: str = ""
    parent: str = ""
    division_code: str = ""
    peers: tuple[str, ...] = ()
    peer_of: tuple[str, ...] = ()

    @property
    def facts_file(self) -> str:
        """File of its facts, relative to the data folder."""
        return f"facts/{self.plan}.csv"

    def place(self, data: Dataset) -> str:
        """Return the id of its place: what stands before the first year, if that place is known."""
        place = self.plan.removesuffix(f"_{self.period_start}")
        return place if place in set(data.places["place"]) else self.plan


def check(new: NewPlan, data: Dataset, reserved: Collection[str]) -> None:
    """Refuse a plan that does not fit.

    Parameters
    ----------
    new : NewPlan
    data : Dataset
        What is there.
    reserved : collection of str
        Names that a plan must not have, because results of notebooks have them.

    Raises
    ------
    UsageError
        For an id that is malformed, taken or reserved, a place without a name, level or parent, a parent that
        is not there or not above, a place described twice, an unknown peer.
    """
    _check_id(new, data, reserved)
    _check_place(new, data)
    for peer in (*new.peers, *new.peer_of):
        if peer == new.plan:
            raise UsageError(f"{peer!r} is named as its own peer; name other plans")
        data.check_plans([peer])
        if data.lists.plans[peer]["place"] == new.place(data):
            raise UsageError(f"{peer!r} is a plan of the same place; name plans of other places as peers")


def _check_id(new: NewPlan, data: Dataset, reserved: Collection[str]) -> None:
    if expected := expected_form("plan", new.plan):
        raise UsageError(f"the plan id {new.plan!r} does not fit; expected {expected}")
    if new.plan in reserved:
        raise UsageError(
            f"the plan id {new.plan!r} is also the name of a notebook's results; give the plan another id"
        )
    if new.plan in data.plan_ids or (data.package.folder / new.facts_file).exists():
        raise UsageError(
            f"there is a plan {new.plan!r} already; a later plan of the same place is called "
            f"'{new.plan}_{new.period_start}'"
        )


def _check_place(new: NewPlan, data: Dataset) -> None:
    place = new.place(data)
    given = [option for name, option in _PLACE.items() if getattr(new, name)]
    if place in set(data.places["place"]):
        if given or new.division_code:
            named = ", ".join(given or ["--division-code"])
            raise UsageError(f"the place {place!r} stands in places.csv already; leave out {named}")
        return
    missing = [option for name, option in _PLACE.items() if not getattr(new, name)]
    if missing:
        raise UsageError(f"the place {place!r} is not in places.csv; give {', '.join(missing)} to add it")
    levels = next(f.enum for f in data.package.resources["places"].fields if f.name == "level")
    if new.level not in levels:
        raise unknown("level", new.level, levels)
    above = data.places.set_index("place")["level"]
    if new.parent not in above.index:
        error = unknown("parent place", new.parent, list(above.index))
        row = ",".join(data.package.resources["places"].columns)
        raise UsageError(f"{error}. If it is missing there, first add its row to places.csv: {row}")
    if levels.index(above[new.parent]) >= levels.index(new.level):
        raise UsageError(
            f"the parent {new.parent!r} is a {above[new.parent]}, which is not above a {new.level}"
        )
