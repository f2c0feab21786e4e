"""The few words that a page says itself, in both languages; all else comes from the notebook."""

from __future__ import annotations

from analysis.errors import unknown

#: Values of the `lang` attribute.
TAGS = {"zh": "zh-CN", "en": "en-GB"}

_LABELS = {
    "skip": ("跳到正文", "Skip to the content"),
    "contents": ("本页内容", "On this page"),
    "number": ("序号", "No."),
    "uses": ("引用处", "Cited at"),
    "source": ("来源 {}", "Source {}"),
    "sources": ("来源 {}", "Sources {}"),
    "use": ("回到第 {} 处引用", "Back to citation {}"),
    "table": ("表 {}：{}", "Table {}: {}"),
    "figure": ("图 {}：{}", "Figure {}: {}"),
}


def label(name: str, lang: str, *values: object) -> str:
    """Return a label in `lang`, `values` put into its gaps.

    Examples
    --------
    >>> label("source", "en", 12), label("source", "zh", 12)
    ('Source 12', '来源 12')
    """
    if lang not in TAGS:
        raise unknown("language", lang, list(TAGS))
    return _LABELS[name][0 if lang == "zh" else 1].format(*values)
