"""What a type cannot say: rules across columns and tables, each a function that records problems."""

from __future__ import annotations

from collections.abc import Callable

from analysis.dataset.concepts import composed
from analysis.dataset.rules import checks, claims, codes, figures, links, periods, readings
from analysis.dataset.rules.claims import claim_readings
from analysis.dataset.rules.formulas import formulas
from analysis.dataset.rules.links import files
from analysis.dataset.rules.types import Frames, Raws

__all__ = ["apply", "claim_readings", "files"]

Rule = Callable[[Frames, Raws], None]

_RULES: tuple[Rule, ...] = (
    codes.code_lists, codes.peers, codes.identity, formulas, periods.order, periods.plans, periods.facts,
    figures.values, figures.scales, figures.shares, figures.dimensions,
    links.sharing, links.guards, readings.readings, checks.operands, checks.roles, claims.judgements,
)  # fmt: skip


def apply(frames: Frames, raws: Raws) -> Frames:
    """Run every rule and return the frames with whole indicators (`dataset.concepts.composed`).

    While a table could not be read whole, only its neighbours' keys are judged.
    """
    codes.foreign_keys(frames, raws)
    if any(raw.broken for raw in raws.values()):
        return frames
    codes.parts(frames, raws)
    whole = {**frames, "indicators": composed(frames)}
    for rule in _RULES:
        rule(whole, raws)
    return whole
