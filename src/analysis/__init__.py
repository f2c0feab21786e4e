"""Comparative analytics of Chinese municipal civil-affairs plans.

>>> from analysis import load_dataset
>>> data = load_dataset()
>>> data.select(plan="hulunbuir", indicator="dibao_standard", kind="observed")  # doctest: +SKIP
>>> data.table("growth", plans=["hulunbuir"])  # a derived table  # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

from analysis.errors import DataError, MeasureError, MinzhengError, UsageError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.dataset import Dataset, load_dataset
    from analysis.view import View

__version__ = "0.1.0"

__all__ = [
    "DataError",
    "Dataset",
    "MeasureError",
    "MinzhengError",
    "UsageError",
    "View",
    "__version__",
    "load_dataset",
]


def __getattr__(name: str) -> Any:
    """Import what needs tables when it is first asked for: the command line is there before."""
    if name not in ("Dataset", "View", "load_dataset"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from analysis import view

    view.Dataset.build = _build
    return getattr(view, name)


def _build(name: str, data: "Dataset") -> "pd.DataFrame":
    """Give `Dataset.table` what it computes with, which nobody needs to start."""
    from analysis import derived

    return derived.build(name, data)
