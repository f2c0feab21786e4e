"""`minzheng checks`: the declared checks with the verdicts on their claims, and candidates for more."""

from __future__ import annotations

import argparse
import math

import pandas as pd

from analysis import load_dataset
from analysis.dataset import Dataset
from analysis.errors import UsageError
from analysis.files import write_atomically, writing_to
from analysis.measures import relation_table
from analysis.measures.consistency.figures import formula_number
from analysis.measures.consistency.ledger import claim_row
from analysis.relations import Candidate, Suggestions, rows, suggest

#: Candidates of a plan that are shown.
FIRST = 40

#: Operands that are named; of longer sums the first.
_NAMED = 4


def show(arguments: argparse.Namespace) -> int:
    """Print the verdicts; with --suggest the candidates instead, the most telling first."""
    if not arguments.suggest:
        if arguments.all or arguments.out or arguments.first:
            raise UsageError("--first, --all and --out go with --suggest")
        data = load_dataset(arguments.data)
        table = relation_table(data, data.check_plans(arguments.plan))
        for row in table[table["check"] != ""].itertuples():
            verdict = claim_row(data, row.claim)["verdict"]
            print(f"{row.check:<16}{row.kind:<12}{row.claim:<16}{verdict:<15}{row.formula}".rstrip())
        return 0
    data = load_dataset(arguments.data, corrected=False)  # the words of the plan, slips and all
    added: list[dict[str, str]] = []
    for plan in data.check_plans(arguments.plan):
        found = suggest(data, plan)
        told = (found.candidates if arguments.all else found.undeclared)[: arguments.first or FIRST]
        _print(data, found, told)
        added += rows(data, plan, [each for each in told if not each.declared])
    if arguments.out:
        frame = pd.DataFrame(added, columns=data.package.resources["checks"].columns)
        with writing_to(arguments.out.parent):
            write_atomically(arguments.out, frame.to_csv(index=False, lineterminator="\n").encode("utf-8"))
        print(
            f"{len(added)} rows in {arguments.out}; declare those that are claims by the text in checks.csv"
        )
    return 0


def _print(data: Dataset, found: Suggestions, told: list[Candidate]) -> None:
    print(f"{found.plan}: {found.figures} figures, {len(data.checks_of(found.plan))} checks declared")
    print(f"  {'kind':<12}{'tried':>8}{'fit':>8}{'by chance':>12}")
    for count in found.counts:
        print(f"  {count.kind:<12}{count.tried:>8,}{count.fit:>8,}{count.expected:>12,.1f}")
    of = f"{len(found.candidates):,} candidates, {len(found.undeclared):,} undeclared"
    print(f"  the first {len(told)} of {of}; chance: hits that it gives this claim among figures as near")
    for rank, each in enumerate(told, start=1):
        _tell(rank, each)


def _tell(rank: int, each: Candidate) -> None:
    one = each.combination
    claim = one.claim
    chance = "" if math.isnan(each.chance) else f", chance {each.chance:.2g}"
    declared = f", {each.declared}" if each.declared else ""
    sign = "≠" if each.verdict == "differs" else "="
    told = f"{formula_number(claim.value)} {claim.unit} {sign} {each.formula}"
    print(f"{rank:>4}  {one.kind:<12}{claim.id} {claim.fact['concept']}: {told}")
    named = [f"{role} {term.id} {term.fact['concept']}" for role, term in one.operands[:_NAMED]]
    more = [f"{len(one.operands) - _NAMED} more"] if len(one.operands) > _NAMED else []
    lines = sorted({term.line for term in one.terms})
    where = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
    print(f"      {each.verdict}{chance}{declared}; {where}; {', '.join(named + more)}")
