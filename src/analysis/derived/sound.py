"""A slip in one plan stops what shows that plan, and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from analysis.dataset import Dataset
from analysis.dataset.extract import Whole, read_files, write_files
from analysis.dataset.load import load_dataset
from analysis.errors import MeasureError
from analysis.measures.whole import refusals

T = TypeVar("T")


def without_slips(data: Dataset, make: Callable[[Dataset], T]) -> tuple[T, dict[str, str]]:
    """Return what `make` gives for the plans on whose figures every measure is defined, and the other plans.

    Parameters
    ----------
    data : Dataset
    make : function
        Computes measures over all plans of a dataset.

    Returns
    -------
    (T, dict of str to str)
        For each plan that is left out a sentence: which facts stand in the way, and what follows.

    Raises
    ------
    MeasureError
        If no plan is left.
    """
    with refusals() as refused:
        made = make(data)
    reasons: dict[str, str] = {}
    for one in refused:
        why = f"{one.plan}: left out, with all that shows it, until this is mended: {one.reason}"
        reasons.setdefault(one.plan, why)
    left = [plan for plan in data.plan_ids if plan not in reasons]
    if not left:
        raise MeasureError("; ".join(dict.fromkeys(one.reason for one in refused)))
    if reasons:  # again, for ranks and medians count every plan
        made = make(about(Whole(read_files(data.package.folder), data), left))
    return made, reasons


def about(whole: Whole, plans: Sequence[str]) -> Dataset:
    """Return the data about some plans, as a job sees them."""
    with tempfile.TemporaryDirectory(prefix="minzheng-") as folder:
        write_files(whole.about(plans), Path(folder))
        return load_dataset(folder)
