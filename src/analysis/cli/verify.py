"""`minzheng verify`: the facts against the plan texts."""

from __future__ import annotations

import argparse
import sys

from analysis import load_dataset
from analysis.verify import read_text, verify_plan


def run(arguments: argparse.Namespace) -> int:
    """Verify the plans and list every number that no fact claims, by the rule that leaves it out."""
    data = load_dataset(arguments.data, corrected=False)
    failed = 0
    for plan in data.check_plans(arguments.plan):
        report = verify_plan(data, plan, read_text(arguments.sources / f"{plan}.txt"))
        left_out = sum(map(len, report.excused.values()))
        print(f"{plan}: {report.claimed} facts, {left_out} numbers left out by rule")
        for rule, numbers in report.excused.items():
            print(f"  {rule}: " + ", ".join(f"{line}:{text}" for line, text in numbers))
        for problem in report.problems:
            print(f"minzheng: {plan}: {problem}", file=sys.stderr)
        failed += len(report.problems)
    print(f"{failed} problem{'' if failed == 1 else 's'}")
    return 1 if failed else 0
