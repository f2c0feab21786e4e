"""Comparative analytics of Chinese municipal civil-affairs plans.

>>> from analysis import load_dataset
>>> data = load_dataset()
>>> data.select(plan="hulunbuir", indicator="dibao_standard", kind="observed")  # doctest: +SKIP
"""

from analysis.dataset import Dataset, load_dataset
from analysis.errors import DataError, MeasureError, MinzhengError, UsageError

__version__ = "0.1.0"

__all__ = [
    "DataError",
    "Dataset",
    "MeasureError",
    "MinzhengError",
    "UsageError",
    "__version__",
    "load_dataset",
]
