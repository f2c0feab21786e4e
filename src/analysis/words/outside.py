"""What is said where figures from outside the plans are not there."""

from __future__ import annotations

from analysis.dataset import Dataset
from analysis.display import Prose
from analysis.words.phrases import joined, pick


def lacking(data: Dataset, lang: str, *tables: str) -> Prose | None:
    """Return the sentence that names the missing tables of outside figures, None where all are there."""
    missing = data.reference.lacks(*tables)
    if not missing:
        return None
    files = joined([f"data/reference/{table}.csv" for table in missing], lang)
    return Prose(
        [
            pick(
                lang,
                f"这一比较需要规划之外的数字，而 {files} 不存在，因此从略。",
                f"This comparison needs figures from outside the plans; {files} "
                f"{'is' if len(missing) == 1 else 'are'} not there, so it is left out.",
            )
        ]
    )
