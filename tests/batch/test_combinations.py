"""A sample of what `make combinations` runs in full: comparisons over one plan, and over a pair."""

import pytest

from analysis import load_dataset
from analysis.batch import combinations
from analysis.batch.supplies import Supplies
from analysis.batch.work import run

DATA = load_dataset()
JOBS = {job.name: job for job in combinations.jobs(DATA)}

#: The plan without a table that prints least, alone; and a pair of which one prints no standard, where
#: standards are compared.
SAMPLE = [
    name
    for name in JOBS
    if (name.endswith(".erenhot.zh") and not name.startswith("comparison"))
    or name in ("growth.hegang-xincheng.en", "urban_rural.hegang-xincheng.en")
]


def test_the_list_is_complete():
    # all plans, single plans and pairs (of five: 1 + 5 + 10), in two languages, for each notebook
    across, plans = {name.split(".")[0] for name in JOBS}, len(DATA.plan_ids)
    assert len(JOBS) == len(across) * (1 + plans + plans * (plans - 1) // 2) * 2


@pytest.mark.parametrize("name", SAMPLE)
def test_comparison_runs(name):
    result = run(Supplies(DATA).parcel(JOBS[name]))
    assert result.error == ""
    assert result.forms[".pdf"]
