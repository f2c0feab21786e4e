"""Rules on the declared checks: claims and operands are facts of their plan, in roles that fit the kind."""

from __future__ import annotations

from analysis.dataset.read import RawTable
from analysis.dataset.roles import ROLES, operands_of
from analysis.dataset.rules.types import Frames, Raws, keyed


def operands(frames: Frames, raws: Raws) -> None:
    """Claim and operands of a check are facts of its own plan, and no claim is held against itself."""
    plans, raw = keyed(frames, "facts")["plan"].to_dict(), raws["checks"]
    for index, row in enumerate(frames["checks"].itertuples()):
        named = [("claim", row.claim)] if row.claim in plans else []  # else a foreign key, told already
        named += [("operands", fact) for _, fact in operands_of(row.operands)]
        for column, fact in named:
            if fact not in plans:
                raw.problem(index, column, repr(fact), "a known fact", raw.near(fact, plans))
            elif plans[fact] != row.plan:
                raw.problem(index, column, repr(fact), f"a fact of {row.plan}")
            elif column != "claim" and fact == row.claim:
                raw.problem(index, column, repr(fact), "another fact than the claim itself")


def roles(frames: Frames, raws: Raws) -> None:
    """The roles of the operands are those of the kind; a check that cannot be made may lack some."""
    raw = raws["checks"]
    for index, row in enumerate(frames["checks"].itertuples()):
        fit(raw, index, "operands", row.kind, row.operands, whole=row.checkable)
        if row.kind == "bound" and not row.operands and row.checkable and not _has_ceiling(row.claim, frames):
            expected = "at_least or at_most, for the indicator of the claim has no ceiling"
            raw.problem(index, "operands", "nothing", expected)


def fit(raw: RawTable, index: int, column: str, kind: str, text: str, *, whole: bool) -> None:
    """Record where a list of operands does not name the roles of a kind."""
    named = [role for role, _ in operands_of(text)]
    if kind in ROLES and not ROLES[kind].fit(named, whole=whole):
        found = ", ".join(named) or "nothing"
        raw.problem(index, column, found, f"the roles of {kind}: {ROLES[kind]}")


def _has_ceiling(claim: str, frames: Frames) -> bool:
    """Tell whether the indicator of a claim has a ceiling; a claim that is no fact was told already."""
    facts, indicators = frames["facts"], frames["indicators"]
    found = facts.loc[facts["fact_id"] == claim, "indicator"]
    ceilings = indicators.loc[indicators["indicator"].isin(found), "ceiling"]
    return bool(found.empty or ceilings.notna().any())
