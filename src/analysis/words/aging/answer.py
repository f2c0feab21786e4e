"""Sentences on aging pressure: the answer, how sure it is, what is not known."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.aging.allowance import FOR_ALL, MEANS_TESTED, bands, compared, schedules
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, old_and_beds
from analysis.view import View
from analysis.words import absences
from analysis.words.aging.certainty import sure, unknown
from analysis.words.aging.names import Pieces, age_band, basis_name, names_of, printed
from analysis.words.numbers import amount
from analysis.words.phrases import pick
from analysis.words.pressure import lead
from analysis.words.printed import sourced

_CONVERT = "derived_convert"


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle of the notebook."""
    title = view.pick("老龄化压力", "Aging pressure")
    return title, names_of(view, view.plans)


def opening(view: View) -> Prose:
    """Return the lead: the answer, how sure it is, what is not known."""
    answer = [*_old(view), *lead(view)]
    answer += [*_nursing(view), *_allowance(view)]
    last = (sure(view), unknown(view))
    return Prose(answer, *last, style="lead", **sourced(view))


def _old(view: View) -> Pieces:
    table = view.of(old_and_beds, view.plans)
    known = table[(table["indicator"] == f"{OLD}_share") & table["value"].notna()].drop_duplicates("plan")
    if known.empty:
        said = (
            "规划未载明六十岁及以上人口的占比。"
            if len(view.plans) == 1
            else "各规划均未载明六十岁及以上人口的占比。"
        )
        told = "The plan does not state" if len(view.plans) == 1 else "None of the plans states"
        text = view.pick(said, f"{told} the share of people aged 60 and over. ")
        return [absences.sentence(view, view.plans, text)]
    verb = "states" if len(known) == 1 else "state"
    some = view.pick(
        f"{len(view.plans)}份规划中，{len(known)}份载明六十岁及以上人口的占比：",
        f"Of {len(view.plans)} plans {len(known)} {verb} the share of people aged 60 and over: ",
    )
    every = view.pick("六十岁及以上人口的占比：", "Share of people aged 60 and over: ")
    pieces: Pieces = [some if len(known) < len(view.plans) else every]
    for at, row in enumerate(known.to_dict("records")):
        share = printed(view, row["facts"]) if row["evidence"] != "derived" else amount(row["value"], 1)
        mark = "derived_share" if row["evidence"] == "derived" else view.mark([row["facts"]])
        cell = Cell(f"{share}{view.pick('%', chr(160) + '%')}", ids(row["facts"]), mark)
        place, end = view.plan_name(row["plan"]), at == len(known) - 1
        basis = basis_name(row["basis"], view.lang)
        tail = view.pick(f"（{basis}）", f" ({basis} population)")
        pieces += [view.pick(place, f"{place} "), cell, tail, _stop(end, view.lang)]
    return pieces


def _stop(end: bool, lang: str) -> str:
    return pick(lang, "。", ". ") if end else pick(lang, "；", "; ")


def _nursing(view: View) -> Pieces:
    table = view.of(nursing_gap, view.plans)
    known = table[table["target"].notna()]
    if known.empty:
        told = "The plan sets" if len(view.plans) == 1 else "The plans set"
        subject = "规划" if len(view.plans) == 1 else "各规划"
        told += " no target for the share of nursing beds that has a baseline. "
        text = view.pick(f"{subject}未对护理型床位占比提出有基期的目标。", told)
        return [absences.sentence(view, view.plans, text)]
    gap, met = known[known["conversion_rate"] > 0], known[known["conversion_rate"] == 0]
    names = names_of(view, known["plan"])
    years = "/".join(str(year) for year in sorted(set(known["target_year"])))
    goal = Cell(_goals(known, view.lang), ids(*known["share_fact"], *known["target_fact"]))
    if view.lang == "zh":
        pieces: Pieces = [f"{names}的护理型床位占比到{years}年的目标为", goal]
    else:
        pieces = ["The nursing share of institutions' beds is to reach ", goal, f" by {years} ({names})"]
    pieces += [*_prices(gap, view.lang), view.pick("。", ". ")]
    if len(met):
        done = names_of(view, met["plan"])
        verb = "has" if len(met) == 1 else "have"
        pieces.append(view.pick(f"{done}已达到目标。", f"{done} {verb} met the target already. "))
    return pieces + _counted(view, gap[gap["nursing"].notna()])


def _goals(known: pd.DataFrame, lang: str) -> str:
    """Return the targets as a range, with what is a minimum: all of them, or some."""
    sign, goals = pick(lang, "%", "\u00a0%"), _ends(known["target"] * 100, 0)
    minimums = known["comparator"] == ">="
    if minimums.all():
        return pick(lang, f"不低于{goals}{sign}", f"at least {goals}{sign}")
    some = pick(lang, "（部分为下限）", " (for some a minimum)") if minimums.any() else ""
    return f"{goals}{sign}{some}"


def _prices(gap: pd.DataFrame, lang: str) -> Pieces:
    if gap.empty:
        return []
    facts = ids(*gap["share_fact"], *gap["target_fact"])
    convert = Cell(_ends(gap["conversion_rate"] * 100, 1), facts, _CONVERT)
    buildable = gap["building_rate"].dropna()
    pieces: Pieces = ["：每百张现有床位须改造", convert, "张"]
    if lang == "en":
        pieces = [": per 100 existing beds that is ", convert, " conversions"]
    if len(buildable):
        build = Cell(_ends(buildable * 100, 1), facts, _CONVERT)
        pieces += ["，不改造则须新建", build, "张"] if lang == "zh" else [
            ", or ", build, " new nursing beds if none is converted"]  # fmt: skip
    return pieces


def _ends(values: pd.Series, places: int) -> str:
    """Return the range of some values, or the one value that they share."""
    texts = [amount(round(value, 9), places) for value in (values.min(), values.max())]
    return texts[0] if texts[0] == texts[1] else "–".join(texts)


def _counted(view: View, known: pd.DataFrame) -> Pieces:
    pieces: Pieces = []
    for at, row in enumerate(known.itertuples()):
        facts = ids(row.facts)
        place = view.plan_name(row.plan)
        convert, build = (Cell(amount(value, 0), facts, _CONVERT) for value in (row.conversion, row.building))
        if view.lang == "zh":
            pieces += [
                f"{place}合改造",
                convert,
                "张或新建",
                build,
                "张",
                _stop(at == len(known) - 1, view.lang),
            ]
        else:
            start = "In beds: " if at == 0 else ""
            pieces += [f"{start}{place} ", convert, " to convert or ", build, " to build",
                       _stop(at == len(known) - 1, view.lang)]  # fmt: skip
    return pieces


def _allowance(view: View) -> Pieces:
    schedule = view.of(schedules, view.plans)
    poor = names_of(view, schedule.loc[schedule["class"] == MEANS_TESTED, "plan"])
    told = f"What {poor} pays goes by means and is not compared. "
    tail = [view.pick(f"{poor}的补贴限低保、低收入家庭，不作比较。", told)] if poor else []
    return _for_all(view, schedule[schedule["class"] == FOR_ALL]) + tail


def _for_all(view: View, schedule: pd.DataFrame) -> Pieces:
    if schedule.empty:
        said = "无规划载明普惠高龄津贴的标准。" if len(view.plans) > 1 else "规划未载明普惠高龄津贴的标准。"
        told = "No plan states" if len(view.plans) > 1 else "The plan does not state"
        text = view.pick(said, f"{told} the amount of an old-age allowance for everybody. ")
        return [absences.sentence(view, view.plans, text)]
    pieces: Pieces = []
    for first, last in bands(schedule):
        paid = view.of(compared, view.plans, [first])
        paid = paid[paid["status"] == "paid"].sort_values("per_year", kind="stable")
        if len(paid) > 1:
            pieces += [
                *([] if not pieces else [_stop(False, view.lang)]),
                *_contrast(view, paid, first, last),
            ]
    if pieces:
        lead = view.pick("高龄津贴：", "Old-age allowance: ")
        return [lead, *pieces, _stop(True, view.lang)]
    if schedule["plan"].nunique() > 1:
        told = "The old-age allowances of the plans share no age, so they do not compare. "
        return [view.pick("各规划的高龄津贴没有共同的年龄段，无从比较。", told)]
    return _one_schedule(view, schedule)


def _contrast(view: View, paid: pd.DataFrame, first: int, last: int | None) -> Pieces:
    low, high = paid.iloc[0], paid.iloc[-1]
    ages = age_band(first, last, view.lang)
    names = [view.plan_name(row["plan"]) for row in (high, low)]
    facts = ids(high["facts"], low["facts"])
    if high["per_year"] == low["per_year"]:
        value = Cell(amount(high["per_year"], 0), facts)
        both = names_of(view, paid["plan"])
        if view.lang == "zh":
            return [f"{ages}{both}同为每年", value, "元"]
        return [f"at {ages} {both} pay the same, ", value, " yuan a year"]
    ratio = Cell(amount(high["per_year"] / low["per_year"], 1), facts, "derived_multiple")
    if view.lang == "zh":
        return [f"{ages}{names[0]}是{names[1]}的", ratio, "倍"]
    return [f"at {ages} {names[0]} pays ", ratio, f" times what {names[1]} pays"]


def _one_schedule(view: View, schedule: pd.DataFrame) -> Pieces:
    place = view.plan_name(schedule["plan"].iat[0])
    pieces: Pieces = [view.pick(f"{place}的高龄津贴每年", f"{place}'s old-age allowance a year: ")]
    rows = schedule.sort_values("age_from").to_dict("records")
    for at, row in enumerate(rows):
        ages = age_band(row["age_from"], None if pd.isna(row["age_to"]) else row["age_to"], view.lang)
        value = Cell(amount(row["per_year"], 0), (row["facts"],))
        if view.lang == "zh":
            pieces += [ages, value, "元", "。" if at == len(rows) - 1 else "、"]
        else:
            pieces += [value, f" yuan at {ages}", _stop(at == len(rows) - 1, view.lang)]
    return pieces
