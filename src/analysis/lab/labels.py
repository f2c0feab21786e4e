"""The words on controls, in both languages."""

from __future__ import annotations

from analysis.words.phrases import pick

_WORDS = {
    "controls": ("换个参数看看", "Explore"),
    "section": ("章节", "Section"),
    "everything": ("全文（较慢）", "The whole notebook (slower)"),
    "plan": ("规划", "Plan"),
    "plans": ("规划（不选即全部）", "Plans (none chosen: all)"),
    "indicator": ("指标", "Indicator"),
    "lang": ("语言", "Language"),
    "confidence": ("置信水平", "Confidence"),
    "intervals": ("“五年规划期间”的间隔年数", "Years of growth in “the previous plan”"),
    "new_beds": ("假设新增护理型床位", "Supposed new nursing beds"),
    "reset": ("恢复", "Reset"),
    "hint": (
        "改动任一选项，所选章节即按新参数显示在下方；笔记本其余部分不变。",
        "Change anything, and the section chosen is shown below under your choices. "
        "The rest of the notebook stays as it is.",
    ),
    "busy": ("正在计算……", "Working …"),
    "done": ("已按所选参数显示。", "Shown under your choices."),
    "keep": (
        "如要整本采用这些参数，请写入参数单元格，然后全部运行：",
        "To take these for the whole notebook, write them into the parameter cell and run all cells:",
    ),
    "settings": ("所选参数", "Your choices as parameters"),
    "nothing": ("这一章节只有文字。", "This section has no results of its own."),
    "save": ("保存此图：", "Save this chart: "),
    "refused": ("无法按这些参数计算：", "This cannot be computed with these choices: "),
    "fault": ("计算时出错，这是程序的缺陷：", "Something went wrong, and it is a fault of the program: "),
}


def label(what: str, lang: str) -> str:
    """Return the words for `what`."""
    return pick(lang, *_WORDS[what])
