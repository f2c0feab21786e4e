"""What a fact states: an indicator, and which statistic of it; both name the concept, by which measures ask.

An indicator is composed where it says so: of a subject (dibao, orphans) and what is counted of it (standard,
outlay). What its row leaves empty comes from these parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

LEVEL = "level"

_LANGUAGES = ("zh", "en")
_PARTS = ("unit", "direction", "ceiling")


def concept(indicator: str, statistic: str) -> str:
    """Return the code of a statistic of an indicator; a level has the indicator's own.

    Examples
    --------
    >>> concept("dibao_standard", "level"), concept("dibao_standard", "rank")
    ('dibao_standard', 'dibao_standard:rank')
    """
    return indicator if statistic == LEVEL else f"{indicator}:{statistic}"


def with_concepts(table: pd.DataFrame) -> pd.DataFrame:
    """Return facts or outside figures with the column `concept`."""
    codes = map(concept, table["indicator"], table["statistic"])
    return table.assign(concept=pd.Series(list(codes), index=table.index, dtype="str"))


def apart(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose `indicator` names concepts with indicator and `statistic` apart."""
    code = table["indicator"].str.partition(":")
    named = code[2].mask((code[2] == "") & (code[0] != ""), LEVEL)
    return table.assign(indicator=code[0].astype("str"), statistic=named.astype("str"))


def composed(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the indicators with what their rows leave to subject and quantity filled in.

    Parameters
    ----------
    frames : dict of str to DataFrame
        `indicators`, `subjects`, `quantities`.
    """
    subjects, quantities = (by_code(frames[name]) for name in ("subjects", "quantities"))
    return pd.DataFrame(
        [
            _filled(row, subjects.get(row["subject"]), quantities.get(row["quantity"]))
            for row in frames["indicators"].to_dict("records")
        ],
        columns=frames["indicators"].columns,
    ).astype(frames["indicators"].dtypes)


def from_parts(subject: Mapping[str, Any], quantity: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a subject and a quantity say of an indicator: names, unit, direction, ceiling."""
    named = {f"name_{lang}": _put(quantity[f"name_{lang}"], subject[f"name_{lang}"]) for lang in _LANGUAGES}
    return named | {name: quantity[name] for name in _PARTS}


def concepts(indicators: pd.DataFrame, statistics: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return every concept by code: the row of its indicator, as its statistic changes it.

    Parameters
    ----------
    indicators, statistics : DataFrame

    Returns
    -------
    dict of str to dict
        As the rows of indicators, with `base` (the indicator) and `statistic`. A difference of per cent is
        in percentage points; only a level has a ceiling and a denominator.
    """
    told = by_code(statistics)
    return {
        concept(row["indicator"], statistic): _of(row, statistic, how)
        for row in indicators.to_dict("records")
        for statistic, how in told.items()
    }


def unit_of(indicator: str, statistic: str, own: str) -> str:
    """Return the unit of a statistic: its own, else the indicator's; of per cent it differs by points.

    Parameters
    ----------
    indicator : str
        Unit of the indicator.
    statistic : str
    own : str
        Unit of the statistic; "" where it is the indicator's.
    """
    if own or statistic == LEVEL or indicator != "percent":
        return own or indicator
    return "percentage_point"


def _of(row: dict[str, Any], statistic: str, how: Mapping[str, Any]) -> dict[str, Any]:
    found = row | {"base": row["indicator"], "statistic": statistic}
    if statistic == LEVEL:
        return found
    found |= {"indicator": concept(row["indicator"], statistic), "ceiling": float("nan"), "denominator": ""}
    found |= {f"name_{lang}": _put(how[f"name_{lang}"], row[f"name_{lang}"]) for lang in _LANGUAGES}
    found["unit"] = unit_of(row["unit"], statistic, how["unit"])
    found["definition"] = f"{row['definition']} {how['definition']}"
    return found | ({} if how["direction"] == "same" else {"direction": how["direction"]})


def _put(pattern: str, name: str) -> str:
    return pattern.replace("{}", name)


def by_code(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return the rows of a code list as records by code, which is its first column."""
    return dict(zip(frame.iloc[:, 0], frame.to_dict("records"), strict=True))


def _filled(row: dict[str, Any], subject: Any, quantity: Any) -> dict[str, Any]:
    if subject is None or quantity is None:
        return row
    parts = from_parts(subject, quantity)
    return row | {name: value for name, value in parts.items() if row[name] == "" or row[name] != row[name]}
