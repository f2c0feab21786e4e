"""Display objects of the notebooks: Head, Prose, Table, Figure.

Each shows as HTML in JupyterLab, as a constant line of text to nbval, and carries a private JSON form from
which the PDF is set. They know nothing of plans or measures.
"""

from analysis.display.bundle import MIME, Displayed
from analysis.display.cells import Cell, signs_of
from analysis.display.column import Column
from analysis.display.figure import Figure
from analysis.display.head import Head
from analysis.display.prose import Prose
from analysis.display.table import Table

__all__ = ["MIME", "Cell", "Column", "Displayed", "Figure", "Head", "Prose", "Table", "signs_of"]
