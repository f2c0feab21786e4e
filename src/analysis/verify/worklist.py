"""The numbers of a text that a fact has to claim: what a curator works through."""

from __future__ import annotations

import pandas as pd

from analysis.verify.report import excuse, rules_of
from analysis.verify.text import Text

#: Columns of `worklist`; the first three are columns of facts.
COLUMNS = ("section", "line", "value_text", "left_out_by", "context")

#: Characters of the line on either side of a number.
_AROUND = 24


def worklist(exclusions: pd.DataFrame, text: Text) -> pd.DataFrame:
    """Return every number of a text in reading order.

    Parameters
    ----------
    exclusions : DataFrame
        The rules that say which numbers no fact has to claim, `exclusions.csv`.
    text : Text
        Named after its plan, whose own rules count too.

    Returns
    -------
    DataFrame
        `section, line, value_text` as a fact has them, `left_out_by` (the rule, or "") and `context`, the
        words around the number.
    """
    rules = rules_of(exclusions, text.name)
    rows = []
    for number in text.numbers:
        line, end = text.lines[number.line - 1], number.start + len(number.text)
        around = line[max(0, number.start - _AROUND) : end + _AROUND].strip()
        rule = excuse(line, number.start, end, rules)
        rows.append((text.sections[number.line - 1], number.line, number.text, rule, around))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def draft(numbers: pd.DataFrame, plan: str, columns: list[str]) -> pd.DataFrame:
    """Return the numbers that no rule leaves out as facts of `plan` whose other cells are still blank.

    Parameters
    ----------
    numbers : DataFrame
        As returned by `worklist`.
    plan : str
    columns : list of str
        Columns of facts, in file order.
    """
    found = numbers[numbers["left_out_by"] == ""].reset_index(drop=True)
    rows = found[["section", "line", "value_text"]].assign(plan=plan)
    rows["fact_id"] = [f"{plan}-{at:03d}" for at in range(1, len(rows) + 1)]
    return rows.reindex(columns=columns).astype("object").fillna("")
