"""Signs that tell printed, estimated, inferred, corrected, derived and outside figures apart."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.view import View
from analysis.words.formulas import formulas
from analysis.words.phrases import pick


def marks(lang: str) -> dict[str, tuple[str, str]]:
    """Return for each mark code its sign and its meaning in `lang`.

    A figure without a sign is as printed in the plan. Small letters speak of the plan's own figures, capitals
    grade the evidence of figures from outside. A number that is derived names its formula: "derived" alone
    has no meaning here, and stands only in a `display.Column` that gives the formula.
    """
    grades = {code: (sign, _outside(lang, words)) for code, sign, words in _GRADES}
    return {
        "estimate": ("e", pick(lang, "规划自称的预计值", "the plan's own provisional figure")),
        "inferred": ("i", pick(lang, "年份为整理者推断", "the year is inferred by the curators")),
        "corrected": ("c", pick(lang, "已按声明更正", "corrected as declared")),
        "stated": (
            "s",
            pick(lang, "规划自行给出的变化率或比值", "change or ratio stated by the plan itself"),
        ),
        **formulas(lang),
        **grades,
    }


def of_stated_ratio(view: View, value: float, facts: Iterable[str]) -> str:
    """Return the mark of a ratio of town to country that a plan gives itself.

    Where it prints the rural standard as % of the urban one, the ratio is by a formula of ours.
    """
    as_printed = any(view.fact(fact)["value"] == value for fact in facts)
    return "stated" if as_printed else "stated derived_ratio"


#: Mark code, sign, and what the grade of an outside figure means.
_GRADES = (
    ("grade_plan", "P", ("见于该上级自己的规划", "printed in the superior's own plan")),
    ("grade_official", "A", ("见于官方文本", "seen in an official text")),
    (
        "grade_open_data",
        "B",
        ("年鉴数据的开放转录，合计已核对", "open transcription of a yearbook, sums reconciled"),
    ),
    ("grade_mirror", "C", ("官方或通讯社文本，见于转载", "official or agency text seen on another site")),
    ("grade_secondary", "D", ("他人转述", "a summary by somebody else")),
    ("grade_derived", "E", ("由官方数字推算", "arithmetic on an official figure")),
)


def _outside(lang: str, words: tuple[str, str]) -> str:
    return pick(lang, f"规划之外的数字：{words[0]}", f"figure from outside the plan: {words[1]}")


def grade_sign(grade: str) -> str:
    """Return the capital that stands for a grade of evidence ("official": "A")."""
    return next(sign for code, sign, _ in _GRADES if code == f"grade_{grade}")


def grade_name(grade: str, lang: str) -> str:
    """Return what a grade of evidence means, in a few words."""
    return next(pick(lang, *words) for code, _, words in _GRADES if code == f"grade_{grade}")
