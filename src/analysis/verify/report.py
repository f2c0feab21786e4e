"""Checking the facts of a plan against its text, and accounting for every number of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from analysis.dataset import Dataset
from analysis.verify.text import Text


@dataclass
class Report:
    """What verification found.

    Attributes
    ----------
    plan : str
    claimed : int
        Facts checked.
    problems : list of str
        Each a sentence that names fact or line.
    excused : dict of str to list of (int, str)
        Line and number of what no fact claims, by the rule that leaves it out.
    """

    plan: str
    claimed: int = 0
    problems: list[str] = field(default_factory=list)
    excused: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))


def verify_plan(data: Dataset, plan: str, text: Text) -> Report:
    """Check every fact of `plan` against `text`, and every number of `text` against the facts.

    Parameters
    ----------
    data : Dataset
        The transcription as printed (`load_dataset(corrected=False)`); corrections touch neither place nor
        printed value.
    plan : str
    text : Text

    Returns
    -------
    Report
        Problems are: another sha256, a value that does not stand on its line as a number of its own, a
        section that is not the heading above, a line cited more often than it prints the figure, a number
        that neither a fact claims nor a rule of exclusions.csv leaves out.
    """
    facts = data.select(plan)
    report = Report(plan, len(facts))
    expected = data.plan(plan)["sha256"]
    if text.sha256 != expected:
        report.problems.append(f"{text.name}.txt has sha256 {text.sha256}, plans.csv says {expected}")
    _check_places(facts, text, report)
    _account(facts, text, rules_of(data.exclusions, plan), report)
    return report


def _check_places(facts: pd.DataFrame, text: Text, report: Report) -> None:
    for fact in facts.itertuples():
        if not text.places(fact.line, fact.value_text):
            found = f"{fact.fact_id}: {fact.value_text!r} does not stand on line {fact.line}"
            report.problems.append(f"{found} as a number of its own")
        elif text.sections[fact.line - 1] != fact.section:
            above = text.sections[fact.line - 1]
            report.problems.append(
                f"{fact.fact_id}: section {fact.section!r}, but the heading above is {above!r}"
            )


def rules_of(exclusions: pd.DataFrame, plan: str) -> list[tuple[str, re.Pattern[str]]]:
    """Return name and pattern of the rules that leave numbers of a plan out."""
    rows = exclusions[exclusions["plan"].isin(["", plan])]
    return [(row.rule, re.compile(row.pattern)) for row in rows.itertuples()]


def excuse(line: str, start: int, end: int, rules: list[tuple[str, re.Pattern[str]]]) -> str:
    """Return the first rule with a match that covers the number, or ""."""
    for rule, pattern in rules:
        if any(m.start() <= start and end <= m.end() for m in pattern.finditer(line)):
            return rule
    return ""


def _claims(facts: pd.DataFrame) -> dict[tuple[int, str], int]:
    """Return how many numbers the facts claim by line and value: facts that share one count once."""
    claims: dict[tuple[int, str], set[str]] = defaultdict(set)
    for fact in facts.itertuples():
        together = [fact.fact_id, *(other for other in fact.shared_with.split(";") if other)]
        claims[fact.line, fact.value_text].add(min(together))
    return {place: len(owners) for place, owners in claims.items()}


def _account(
    facts: pd.DataFrame, text: Text, rules: list[tuple[str, re.Pattern[str]]], report: Report
) -> None:
    claims = _claims(facts)
    covered: set[tuple[int, int]] = set()
    for (line, value), count in claims.items():
        places = text.places(line, value)
        if places and count > len(places):
            cited = f"line {line} prints {value!r} {len(places)} time(s), but {count} facts cite it"
            report.problems.append(f"{cited}; if one number serves them, name it in shared_with")
        # What a rule would leave out is claimed last.
        excused = {p for p in places if excuse(text.lines[line - 1], p, p + len(value), rules)}
        places = [p for p in places if p not in excused] + sorted(excused)
        covered |= {(line, at) for p in places[:count] for at in range(p, p + len(value))}
    for number in text.numbers:
        end = number.start + len(number.text)
        if any((number.line, at) in covered for at in range(number.start, end)):
            continue
        rule = excuse(text.lines[number.line - 1], number.start, end, rules)
        if rule:
            report.excused[rule].append((number.line, number.text))
        else:
            report.problems.append(
                f"line {number.line}: {number.text!r} is claimed by no fact and left out by no rule"
            )
