"""Signs that tell printed, estimated, inferred, corrected and derived figures apart."""

from __future__ import annotations

from analysis.words.phrases import pick


def marks(lang: str) -> dict[str, tuple[str, str]]:
    """Return for each mark code its sign and its meaning in `lang`.

    A figure without a sign is as printed in the plan.
    """
    return {
        "estimate": ("e", pick(lang, "规划自称的预计值", "the plan's own provisional figure")),
        "inferred": ("i", pick(lang, "年份为整理者推断", "the year is inferred by the curators")),
        "corrected": ("c", pick(lang, "已按声明更正", "corrected as declared")),
        "derived": ("d", pick(lang, "由印出数字计算", "derived from printed figures")),
        "stated": (
            "s",
            pick(lang, "规划自行给出的变化率或比值", "change or ratio stated by the plan itself"),
        ),
    }
