"""What is said where figures from outside the plans are not there."""

from __future__ import annotations

from analysis.dataset import Dataset
from analysis.display import Prose
from analysis.words.phrases import joined, pick


def lacking(data: Dataset, lang: str, *tables: str) -> Prose | None:
    """Return the sentence that names the files that `tables` of outside figures lack, None where none."""
    absent = data.reference.absent_files(*tables)
    if not absent:
        return None
    files = joined([f"data/reference/{file}" for file in absent], lang)
    return Prose(
        [
            pick(
                lang,
                f"这一比较需要规划之外的数字，而 {files} 不存在，因此从略。",
                f"This comparison needs figures from outside the plans; {files} "
                f"{'is' if len(absent) == 1 else 'are'} not there, so it is left out.",
            )
        ]
    )
