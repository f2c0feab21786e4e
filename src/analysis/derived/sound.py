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
        If no plan alone is at fault, or no plan is left.
    """
    reasons: dict[str, str] = {}
    sound = data
    while True:
        try:
            return make(sound), reasons
        except MeasureError as error:
            whole = Whole(read_files(data.package.folder), data)
            plans = _at_fault(whole, sound, make, error)
            left = [plan for plan in sound.plan_ids if plan not in plans]
            if not plans or not left:
                raise
            what = f"{', '.join(plans)}: left out, with all that shows it, until this is mended"
            reasons |= dict.fromkeys(plans, f"{what}: {error}")
        sound = about(whole, left)


def _at_fault(whole: Whole, data: Dataset, make: Callable[[Dataset], T], error: MeasureError) -> list[str]:
    """Return the plans of the facts that an error names; where it names none, those that give it alone."""
    facts = data.frames["facts"]
    named = list(facts.loc[facts["fact_id"].isin(error.facts), "plan"].unique())
    return named or [plan for plan in data.plan_ids if _said(make, about(whole, [plan])) == str(error)]


def _said(make: Callable[[Dataset], T], data: Dataset) -> str:
    try:
        make(data)
    except MeasureError as error:
        return str(error)
    return ""


def about(whole: Whole, plans: Sequence[str]) -> Dataset:
    """Return the data about some plans, as a job sees them."""
    with tempfile.TemporaryDirectory(prefix="minzheng-") as folder:
        write_files(whole.about(plans), Path(folder))
        return load_dataset(folder)
