"""What is said where figures from outside the plans are not there."""

from __future__ import annotations

from analysis.display import Prose
from analysis.view import View
from analysis.words.phrases import joined


def lacking(view: View, *tables: str) -> Prose | None:
    """Return the sentence that names the files that `tables` of outside figures lack, None where none."""
    text = lacking_text(view, *tables)
    return Prose([text]) if text else None


def lacking_text(view: View, *tables: str) -> str:
    """Return the same sentence as text, "" where no file is lacking: for the notes of a table."""
    absent = view.absent_files(*tables)
    if not absent:
        return ""
    files = joined([f"data/reference/{file}" for file in absent], view.lang)
    return view.pick(
        f"这一比较需要规划之外的数字，而 {files} 不存在，因此从略。",
        f"This comparison needs figures from outside the plans; {files} "
        f"{'is' if len(absent) == 1 else 'are'} not there, so it is left out.",
    )
