"""What is computed without the plans that a measure refuses."""

import pytest

from analysis import MeasureError
from analysis.derived.sound import without_slips
from analysis.measures.whole import whole


def refusing(*plans, facts=()):
    """Return a measure over a dataset that refuses some plans."""

    def rows_of(plan):
        if plan in plans:
            raise MeasureError(f"{plan}: no", [f"{plan}-001"] if facts is None else facts)
        return [{"plan": plan}]

    return lambda data: list(whole(data, None, rows_of, {"plan": "str"})["plan"])


def test_where_nothing_is_refused_nothing_is_left_out(data):
    assert without_slips(data, refusing()) == (data.plan_ids, {})


@pytest.mark.parametrize("facts", [None, ()], ids=["facts are named", "no fact is named"])
def test_each_plan_at_fault_is_left_out_with_its_own_reason(data, facts):
    left, reasons = without_slips(data, refusing("benxi", "hegang", facts=facts))
    assert left == [plan for plan in data.plan_ids if plan not in ("benxi", "hegang")]
    assert list(reasons) == ["benxi", "hegang"]
    assert reasons["benxi"].startswith(
        "benxi: left out, with all that shows it, until this is mended: benxi: no"
    )
    assert ("hegang-001" in reasons["hegang"]) == (facts is None)


def test_what_is_no_plans_own_fault_is_raised(data):
    def make(data):
        if len(data.plan_ids) > 1:
            raise MeasureError("two plans that do not go together")
        return data.plan_ids

    with pytest.raises(MeasureError, match="do not go together"):
        without_slips(data, make)


def test_where_no_plan_is_left_the_reason_is_raised(data):
    with pytest.raises(MeasureError, match=": no"):
        without_slips(data, refusing(*data.plan_ids))
