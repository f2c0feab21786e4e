"""The limits of the evidence on outlays and rolls."""

from __future__ import annotations

from analysis.display import Prose
from analysis.measures.outlays.decomposition import bearers
from analysis.view import View
from analysis.words.outlays.borne import rises
from analysis.words.phrases import plural


def limits_prose(view: View) -> Prose:
    """Return what the figures cannot tell; each point only where it applies."""
    table = view.of(bearers, view.plans)
    n = len(rises(table))
    points = []
    if n:
        points.append(
            view.pick(
                f"可以分解的只有{n}项，是恒等式的核算，不是因果：人数减少可以因为收入提高、核查从严或迁出，规划未说明。",
                f"Only {plural(n, 'case', 'cases')} can be split, by an identity and not by cause: a roll "
                "grows "
                "shorter because incomes rise, checks tighten or people leave, and the plans do not say "
                "which.",
            )
        )
    if table["reckoned"].any():
        points.append(
            view.pick(
                "推算支出以一个时点的人数乘全年，人数在年内变动则有出入；与印出的累计数相比见上。",
                "Reckoned outlays multiply one count by a whole year and are off where the roll moves "
                "within it; "
                "how they add up against the printed total is told above.",
            )
        )
    points += [
        view.pick(
            "“谁承担”只到支出、人数和补差为止：中央、省、市、县各级财政如何分担，没有一份规划印出。",
            "Who bears goes no further than outlays, rolls and averages: how nation, province, city and "
            "county "
            "share the money, no plan prints.",
        ),
        view.pick(
            "折合足额人数不是人数：补差随计入的收入而变，同一笔钱可以供养更多的人。",
            "Full-standard equivalents are not people: subsidies vary with counted income, and the same "
            "money can "
            "reach more of them.",
        ),
        view.pick(
            "金额为名义值，未扣除物价。人均支出用普查常住人口，支出年份与人口年份不同的已注明。",
            "Money is nominal. Outlays per inhabitant use the permanent population of the census; where "
            "its year "
            "is not that of the outlay, both are named.",
        ),
        view.pick(
            "未载明不等于没有：没有印出支出或人数的规划，同样在发放。",
            "Not stated is not none: a plan that prints neither outlay nor roll pays all the same.",
        ),
    ]
    return Prose(*[[point] for point in points], style="list")
