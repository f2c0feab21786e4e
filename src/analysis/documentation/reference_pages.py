"""The pages of docs/data/reference: the tables of outside figures, their grades and their places."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.contract import CODES, FIGURES, REFERENCE
from analysis.dataset.reference import FOLDER
from analysis.dataset.schema import Package, read_package
from analysis.documentation.markdown import code, escape, table
from analysis.documentation.table_page import NOTICE, table_page


def reference_pages(data: Dataset) -> dict[str, str]:
    """Return the text of every page by its path below docs/data; none where a table is not there."""
    if data.reference.missing:
        return {}
    package = read_package(data.package.folder / FOLDER, REFERENCE)
    figures = data.reference.figures
    counts = {"places": len(data.reference.places), "populations": len(data.reference.populations)}
    counts |= figures["table"].value_counts().to_dict()
    found = {f"{FOLDER}/{name}.md": table_page(package.resources[name], counts[name]) for name in REFERENCE}
    return {f"{FOLDER}/README.md": _front(data, package, counts)} | found


def _front(data: Dataset, package: Package, counts: dict[str, int]) -> str:
    figures = data.reference.figures
    rows = [
        [f"[{name}]({name}.md)", escape(package.resources[name].description), f"{counts[name]:,}"]
        for name in REFERENCE
    ]
    return (
        f"# Figures from outside the plans\n\n{NOTICE}\n{escape(package.title)}. "
        f"Version {package.version}, {package.created}.\n\n{escape(_description(package, 'grade'))}\n\n"
        f"## Tables\n\n{table(['table', 'what it holds', 'rows'], rows)}\n"
        f"## Grades\n\n{_crossed(figures, 'grade', list(CODES['yardsticks', 'grade']), 'grade')}\n"
        f"## Places\n\n{_crossed(figures, 'place', list(data.reference.places['place']), 'place')}"
    )


def _description(package: Package, column: str) -> str:
    return next(f.description for f in package.resources[FIGURES[0]].fields if f.name == column)


def _crossed(figures: pd.DataFrame, column: str, order: list[str], head: str) -> str:
    counts = figures.groupby([column, "table"]).size()
    rows = [[code(key), *(str(counts.get((key, name), 0)) for name in FIGURES)] for key in order]
    return table([head, *FIGURES], rows)
