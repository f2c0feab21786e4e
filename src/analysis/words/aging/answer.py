"""Sentences on aging pressure: the answer, how sure it is, what is not known."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.aging.allowance import FOR_ALL, MEANS_TESTED, bands, compared, schedules
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, old_and_beds
from analysis.say import Pieces
from analysis.view import View
from analysis.words import absences
from analysis.words.aging.certainty import sure, unknown
from analysis.words.aging.names import age_band, basis_name, listed, names_of, per_cent, printed
from analysis.words.numbers import amount
from analysis.words.pressure import lead
from analysis.words.printed import sourced

_CONVERT = "derived_convert"


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle of the notebook."""
    say = view.say("aging")
    return say("title"), names_of(view, view.plans)


def opening(view: View) -> Prose:
    """Return the lead: the answer, how sure it is, what is not known."""
    answer = [*_old(view), *lead(view)]
    answer += [*_nursing(view), *_allowance(view)]
    last = (sure(view), unknown(view))
    return Prose(answer, *last, style="lead", **sourced(view))


def _old(view: View) -> Pieces:
    say, plans = view.say("aging"), len(view.plans)
    table = view.of(old_and_beds, view.plans)
    known = table[(table["indicator"] == f"{OLD}_share") & table["value"].notna()].drop_duplicates("plan")
    if known.empty:
        return [absences.sentence(view, view.plans, say("no-share-of-old", plans=plans))]
    shares = listed([_share(view, row) for row in known.to_dict("records")], say("semicolon"))
    return say(
        "shares-of-some" if len(known) < plans else "shares-of-all",
        plans=plans,
        known=len(known),
        shares=shares,
    )


def _share(view: View, row: dict) -> Pieces:
    say, derived = view.say("aging"), row["evidence"] == "derived"
    number = amount(row["value"], 1) if derived else printed(view, row["facts"])
    mark = "derived_share" if derived else view.mark([row["facts"]])
    share = Cell(per_cent(view, number), ids(row["facts"]), mark)
    basis = basis_name(view, row["basis"])
    return say("share-of-old", place=view.plan_name(row["plan"]), share=share, basis=basis)


def _nursing(view: View) -> Pieces:
    say = view.say("aging")
    table = view.of(nursing_gap, view.plans)
    known = table[table["target"].notna()]
    if known.empty:
        return [absences.sentence(view, view.plans, say("no-nursing-target", plans=len(view.plans)))]
    gap, met = known[known["conversion_rate"] > 0], known[known["conversion_rate"] == 0]
    years = "/".join(str(year) for year in sorted(set(known["target_year"])))
    goal = Cell(_goals(view, known), ids(*known["share_fact"], *known["target_fact"]))
    places = names_of(view, known["plan"])
    pieces = say("nursing", places=places, years=years, goal=goal, prices=_prices(view, gap))
    if len(met):
        pieces.append(say("met", places=names_of(view, met["plan"]), count=len(met)))
    return pieces + _counted(view, gap[gap["nursing"].notna()])


def _goals(view: View, known: pd.DataFrame) -> str:
    """Return the targets as a range, with what is a minimum: all of them, or some."""
    say, minimums = view.say("aging"), known["comparator"] == ">="
    which = "all-minimums" if minimums.all() else "some-minimums" if minimums.any() else "points"
    return say(f"goal.{which}", number=_ends(known["target"] * 100, 0))


def _prices(view: View, gap: pd.DataFrame) -> Pieces:
    if gap.empty:
        return []
    say, facts = view.say("aging"), ids(*gap["share_fact"], *gap["target_fact"])
    convert = Cell(_ends(gap["conversion_rate"] * 100, 1), facts, _CONVERT)
    buildable = gap["building_rate"].dropna()
    if buildable.empty:
        return say("price", convert=convert)
    return say("price-of-both", convert=convert, build=Cell(_ends(buildable * 100, 1), facts, _CONVERT))


def _ends(values: pd.Series, places: int) -> str:
    """Return the range of some values, or the one value that they share."""
    texts = [amount(round(value, 9), places) for value in (values.min(), values.max())]
    return texts[0] if texts[0] == texts[1] else "–".join(texts)


def _counted(view: View, known: pd.DataFrame) -> Pieces:
    if known.empty:
        return []
    say, parts = view.say("aging"), []
    for row in known.itertuples():
        facts = ids(row.facts)
        convert, build = (Cell(amount(value, 0), facts, _CONVERT) for value in (row.conversion, row.building))
        parts.append(say("counted-in", place=view.plan_name(row.plan), convert=convert, build=build))
    return say("counted", places=listed(parts, say("semicolon")))


def _allowance(view: View) -> Pieces:
    say, schedule = view.say("aging"), view.of(schedules, view.plans)
    poor = names_of(view, schedule.loc[schedule["class"] == MEANS_TESTED, "plan"])
    tail = [say("means-not-compared", places=poor)] if poor else []
    return _for_all(view, schedule[schedule["class"] == FOR_ALL]) + tail


def _for_all(view: View, schedule: pd.DataFrame) -> Pieces:
    say = view.say("aging")
    if schedule.empty:
        return [absences.sentence(view, view.plans, say("no-allowance", plans=len(view.plans)))]
    contrasts: list[Pieces] = []
    for first, last in bands(schedule):
        paid = view.of(compared, view.plans, [first])
        paid = paid[paid["status"] == "paid"].sort_values("per_year", kind="stable")
        if len(paid) > 1:
            contrasts.append(_contrast(view, paid, first, last))
    if contrasts:
        return say("allowances", contrasts=listed(contrasts, say("semicolon")))
    if schedule["plan"].nunique() > 1:
        return [say("no-common-age")]
    return _one_schedule(view, schedule)


def _contrast(view: View, paid: pd.DataFrame, first: int, last: int | None) -> Pieces:
    say, ages = view.say("aging"), age_band(view, first, last)
    low, high = paid.iloc[0], paid.iloc[-1]
    facts = ids(high["facts"], low["facts"])
    if high["per_year"] == low["per_year"]:
        value = Cell(amount(high["per_year"], 0), facts)
        return say("same-allowance", ages=ages, places=names_of(view, paid["plan"]), value=value)
    ratio = Cell(amount(high["per_year"] / low["per_year"], 1), facts, "derived_multiple")
    highest, lowest = (view.plan_name(row["plan"]) for row in (high, low))
    return say("other-allowance", ages=ages, high=highest, low=lowest, ratio=ratio)


def _one_schedule(view: View, schedule: pd.DataFrame) -> Pieces:
    say, steps = view.say("aging"), []
    for row in schedule.sort_values("age_from").to_dict("records"):
        ages = age_band(view, row["age_from"], None if pd.isna(row["age_to"]) else row["age_to"])
        steps.append(say("step", ages=ages, value=Cell(amount(row["per_year"], 0), (row["facts"],))))
    place = view.plan_name(schedule["plan"].iat[0])
    return say("schedule", place=place, steps=listed(steps, say("between-steps")))
