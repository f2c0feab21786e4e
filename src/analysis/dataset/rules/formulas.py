"""Texts that a spreadsheet would run: a table is opened in one sooner or later."""

from __future__ import annotations

import re

import numpy as np

from analysis.dataset.rules.types import Frames, Raws

#: What makes a spreadsheet take a cell for a formula, full-width signs too. A sign alone is none.
_FORMULA = re.compile(r"[=+@＝＋＠－-].", re.DOTALL)


def formulas(frames: Frames, raws: Raws) -> None:
    """No text begins like a formula; columns of numbers and of fixed words cannot."""
    for name, raw in raws.items():
        for field in raw.resource.fields:
            if field.type != "string" or field.enum:
                continue
            column = frames[name][field.name]
            found = [text for text in column.unique() if _FORMULA.match(text)]
            for index in map(int, np.flatnonzero(column.isin(found))) if found else ():
                raw.problem(index, field.name, repr(column.iat[index]), "no =, +, - or @ at the beginning")
