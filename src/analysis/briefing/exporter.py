"""The nbconvert exporters: `jupyter nbconvert --to briefing x.ipynb` gives the PDF of the batch.

With `--to briefing_html` it gives the page.
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from analysis.briefing.content import content
from analysis.briefing.page import page
from analysis.briefing.pdf import compile_pdf
from analysis.briefing.printed import source


class BriefingExporter(Exporter):
    """Set an executed notebook as a briefing PDF."""

    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert means its own notebooks
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the PDF of `nb` and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        briefing = content(nb)
        return compile_pdf(*source(briefing), briefing.head["date"]), resources


class BriefingPageExporter(Exporter):
    """Set an executed notebook as a self-contained HTML page."""

    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert means its own notebooks
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of `nb` and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return page(content(nb)), resources
