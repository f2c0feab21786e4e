"""Jobs that show a plan on whose figures a measure is not defined: they fail before they start."""

from __future__ import annotations

from analysis.batch.outcome import Outcome
from analysis.batch.records import Records
from analysis.batch.run import Outcomes


def stop(outcomes: Outcomes, left_out: dict[str, str], records: Records) -> None:
    """Fail the jobs that are due and see a plan that is left out, and remove what they left before.

    Parameters
    ----------
    outcomes : dict of str to Outcome
        Changed in place.
    left_out : dict of str to str
        Reasons by plan, as `derived.sound.without_slips` gives them.
    records : Records
    """
    for name, outcome in outcomes.items():
        errors = list(dict.fromkeys(left_out[plan] for plan in outcome.job.plans if plan in left_out))
        if errors and outcome.state == "not run":
            records.forget(name)
            records.log(name, "\n".join([name, *(f"FAILED: {error}" for error in errors)]) + "\n")
            outcomes[name] = Outcome(outcome.job, "failed", error=errors[0])
