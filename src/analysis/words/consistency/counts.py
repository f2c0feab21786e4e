"""Words on how many claims have which verdict."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.roles import VERDICTS
from analysis.display import Cell
from analysis.say import Pieces, catalogue

#: Verdicts on claims that could be judged.
_JUDGED = tuple(verdict for verdict in VERDICTS if verdict != "not checkable")


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the ledger that could be judged."""
    return table[table["verdict"].isin(_JUDGED)]


def verdicts(judged: pd.DataFrame, lang: str) -> Pieces:
    """Return how many claims have which verdict; one verdict of all is said of all.

    Contradictions that rest on fewer slips say on how many.
    """
    say = catalogue("consistency", lang)
    counts = {verdict: int((judged["verdict"] == verdict).sum()) for verdict in _JUDGED}
    counts = {verdict: count for verdict, count in counts.items() if count}
    slips = _slips(judged, lang)
    if len(counts) == 1:
        [(verdict, count)] = counts.items()
        return [say("verdicts-all", count=count, said=say(f"said.{verdict}", count=count)), *slips]
    listed: Pieces = []
    for at, (verdict, count) in enumerate(counts.items()):
        if at:
            listed.append(say("verdicts-last" if at == len(counts) - 1 else "verdicts-comma"))
        said = say(f"said.{verdict}", count=count)
        listed += say("verdicts-one", number=Cell(f"{count:,}", (), "counted"), said=said)
        listed += slips if verdict == "contradiction" else []
    return say("verdicts-some", listed=listed)


def _slips(judged: pd.DataFrame, lang: str) -> Pieces:
    say, against = catalogue("consistency", lang), judged[judged["verdict"] == "contradiction"]
    slips = against["slip_group"].nunique()
    if slips == len(against):
        return []
    return say("by-slips", number=Cell(str(slips), (), "counted"), count=slips)
