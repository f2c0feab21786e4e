"""What a briefing carries with it: the rows behind its numbers, so that it can be audited without us."""

from __future__ import annotations

import hashlib
import json

import pandas as pd

from analysis import __version__
from analysis.batch.job import Parcel
from analysis.briefing.attachments import Attachment
from analysis.dataset import Dataset

_CSV = "text/csv"


def attachments(data: Dataset, facts: list[str], parcel: Parcel) -> list[Attachment]:
    """Return the evidence of one briefing.

    Parameters
    ----------
    data : Dataset
    facts : list of str
        Ids that the briefing cites, of plan facts and of outside figures, in the order of its references.
    parcel : Parcel

    Returns
    -------
    list of Attachment
        `facts.csv` (with the sha256 of each plan's text), `outside.csv` where outside figures are cited,
        `derived_<name>.csv`, and `run.json`, which holds the sha256 of the others.
    """
    found = [_facts(data, facts)]
    if len(outside := _outside(data, facts)):
        found.append(_table("outside.csv", "Figures from outside the plans, with source and grade", outside))
    for name, text in parcel.evidence.items():
        description = f"Derived table {name}: the rows about the plans of this briefing"
        found.append(Attachment(f"derived_{name}.csv", _CSV, description, text.encode("utf-8")))
    return [*found, _run(data, parcel, found)]


def _facts(data: Dataset, facts: list[str]) -> Attachment:
    order = {fact: number for number, fact in enumerate(facts, start=1)}
    rows = data.facts[data.facts["fact_id"].isin(order)]
    rows = rows.assign(reference=rows["fact_id"].map(order)).sort_values("reference")
    hashes = data.plans[["plan", "sha256"]].rename(columns={"sha256": "text_sha256"})
    rows = rows.merge(hashes, on="plan", how="left", validate="many_to_one")
    return _table("facts.csv", "Figures as printed in the plans, with section and line", rows)


def _outside(data: Dataset, facts: list[str]) -> pd.DataFrame:
    order = {fact: number for number, fact in enumerate(facts, start=1)}
    figures = data.reference.figures
    rows = figures[figures["reference_id"].isin(order)]
    return rows.assign(reference=rows["reference_id"].map(order)).sort_values("reference")


def _table(name: str, description: str, rows: pd.DataFrame) -> Attachment:
    first = ["reference", *(column for column in rows if column != "reference")]
    content = rows[first].to_csv(index=False, lineterminator="\n").encode("utf-8")
    return Attachment(name, _CSV, description, content)


def _run(data: Dataset, parcel: Parcel, found: list[Attachment]) -> Attachment:
    manifest = {
        "notebook": parcel.notebook,
        "notebook_cells_sha256": hashlib.sha256(parcel.content).hexdigest(),
        "parameters": parcel.parameters,
        "package_version": __version__,
        "data_version": data.version,
        "data_date": data.date,
        "files": {item.name: hashlib.sha256(item.content).hexdigest() for item in found},
    }
    content = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True).encode("utf-8")
    return Attachment("run.json", "application/json", "How this briefing was made", content)
