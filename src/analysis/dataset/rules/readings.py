"""Rules on sentences that may be read in two ways."""

from __future__ import annotations

from analysis.dataset.rules.types import Frames, Raws, keyed


def readings(frames: Frames, raws: Raws) -> None:
    """A reading names facts of its plan, what they have, and codes of the list that they might have."""
    facts, raw = keyed(frames, "facts"), raws["readings"]
    for index, row in enumerate(frames["readings"].itertuples()):
        named, other = row.facts.split(";"), row.other.split(";")
        for fact in named:
            if fact not in facts.index:
                raw.problem(index, "facts", repr(fact), "a fact", raw.near(fact, facts.index))
            elif facts.at[fact, "plan"] != row.plan:
                raw.problem(index, "facts", repr(fact), f"a fact of {row.plan}")
        if raw.problems or row.field not in ("group", "indicator"):
            continue
        now = ";".join(facts.at[fact, row.field] for fact in named)
        if now != row.default:
            raw.problem(index, "default", repr(row.default), f"{now!r}, which the facts have")
        listed = set(frames[f"{row.field}s"].iloc[:, 0])
        for code in other:
            if code not in listed:
                raw.problem(index, "other", repr(code), f"a code of {row.field}s", raw.near(code, listed))
        if len(other) != len(named):
            raw.problem(index, "other", repr(row.other), f"{len(named)} codes, one a fact")
