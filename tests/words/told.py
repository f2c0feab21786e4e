"""A view in which some measures give what a test says, for sentences on what no plan prints."""

from __future__ import annotations

from analysis.view import View


class Told(View):
    """A view of all plans of a dataset, but for the measures in `tables`: function to what it gives."""

    def __init__(self, data, lang, tables):
        super().__init__(data, lang=lang)
        self._tables = dict(tables)

    def of(self, measure, /, *args, **kwargs):
        """Return the table of a measure, or what the measure gives."""
        if measure in self._tables:
            return self._tables[measure].copy()
        return super().of(measure, *args, **kwargs)
