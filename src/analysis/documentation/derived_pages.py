"""The pages of docs/data/derived: the tables that the measures give, column by column."""

from __future__ import annotations

from analysis.dataset import Dataset
from analysis.dataset.derived import derived_package
from analysis.documentation.markdown import escape, table
from analysis.documentation.table_page import NOTICE, table_page

FOLDER = "derived"


def derived_pages(data: Dataset) -> dict[str, str]:
    """Return the text of every page by its path below docs/data."""
    package = derived_package()
    counts = {name: len(data.table(name)) for name in package.resources}
    rows = [
        [f"[{name}]({name}.md)", escape(resource.description), f"{counts[name]:,}"]
        for name, resource in package.resources.items()
    ]
    front = (
        f"# Derived tables\n\n{NOTICE}\n{escape(package.title)}. Version {package.version}, "
        f"{package.created}. A cell of a key may be empty.\n\n"
        f"## Tables\n\n{table(['table', 'what it holds', 'rows'], rows)}"
    )
    found = {f"{FOLDER}/{name}.md": table_page(r, counts[name]) for name, r in package.resources.items()}
    return {f"{FOLDER}/README.md": front} | found
