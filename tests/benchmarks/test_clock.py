"""The clock counts every process."""

import sys

import pytest

from benchmarks import batches, clock
from benchmarks.page import table
from benchmarks.tables import exponent

#: Uses half a second of processor, and says so to nobody.
BUSY = "import time\nwhile time.process_time() < 0.5: pass"


def starts(program, how):
    """A program that starts another."""
    call = f"[sys.executable, '-c', {program!r}], start_new_session=True"
    return f"import subprocess, sys; subprocess.{how}({call})"


def test_the_work_of_children_counts():
    cost = clock.measure(sys.executable, "-c", starts(BUSY, "run"))
    assert 0.5 <= cost.cpu < 2
    assert cost.peak > 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans over")
def test_the_work_of_orphans_counts():
    # its parent does not wait for it, and has ended before
    cost = clock.measure(sys.executable, "-c", starts(starts(BUSY, "Popen"), "run"))
    assert 0.5 <= cost.cpu < 2


def test_a_command_that_fails_is_no_measurement():
    with pytest.raises(RuntimeError, match="no such thing"):
        clock.measure(sys.executable, "-c", "raise SystemExit('no such thing')")


def test_medians_are_taken_figure_by_figure():
    told = [{"a": 1.0, "b": {"c": value}, "d": None} for value in (3, 1, 2)]
    assert clock.middle(told) == {"a": 1.0, "b": {"c": 2}, "d": None}
    costs = [clock.Cost(1, 6, 7), clock.Cost(2, 5, 9), clock.Cost(3, 4, 8)]
    assert clock.median(costs) == clock.Cost(2, 5, 8)


def test_start_up_is_what_a_batch_costs_beyond_its_briefings():
    small, large = clock.Cost(10, 1, 1), clock.Cost(22, 1, 1)
    assert batches.apart(1, small, 5, large) == (7, 3)
    assert batches.apart(1, small, 1, small) == (None, None)


def test_a_time_that_grows_with_the_square_has_the_exponent_two():
    assert exponent((10, 1.0), (100, 100.0)) == pytest.approx(2)
    assert exponent((10, 0.0), (100, 0.004)) == 0


def test_a_table_shows_numbers_as_large_as_they_are():
    lines = table(["a", "b"], [[0.126, 1234.5], [None, 5678]]).splitlines()
    assert lines == ["| a | b |", "| --- | --- |", "| 0.13 | 1,234 |", "|  | 5,678 |"]
