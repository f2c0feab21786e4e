"""Briefings of earlier runs that no longer hold: apart from the others, with what they were made from."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from analysis.batch.front.cards import address
from analysis.batch.front.holds import told
from analysis.batch.outcome import Outcome
from analysis.batch.standing import Former, Stale
from analysis.briefing.markup import element
from analysis.dataset import Dataset
from analysis.words.phrases import pick

#: Endings of the files that are listed.
_SHOWN = (".html", ".pdf")


def earlier(data: Dataset, done: Iterable[Outcome], stale: Stale, folder: Path, lang: str) -> str:
    """Return a list of the briefings in `folder` that are not among those `done`; "" where there are none."""
    ours = {one.job.name for one in done}
    found: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()) if folder.exists() else ():
        if path.suffix in _SHOWN and path.stem not in ours:
            found.setdefault(path.stem, []).append(path.name)
    if not found:
        return ""
    warning = pick(
        lang,
        "由其他数据或其他版本生成，或来历不明；使用前请重新运行。",
        "Made from other data or by another version, or of unknown origin: run them again before use.",
    )
    items = [_item(data, files, stale.get(name), folder, lang) for name, files in found.items()]
    return element("p", escape(warning)) + element("ul", *items, class_="earlier")


def _item(data: Dataset, files: list[str], former: Former | None, folder: Path, lang: str) -> str:
    links = [element("a", escape(name), href=address(folder.name, name)) for name in files]
    note = element("span", escape(_origin(data, former, lang)), class_="note") if former else ""
    return element("li", " ".join(links), " ", note)


def _origin(data: Dataset, former: Former, lang: str) -> str:
    """Return title, what it holds and the data that it was made from."""
    version, date = former.version or "?", former.date or "?"
    made = pick(lang, f"数据版本{version}，{date}", f"from version {version} of the data of {date}")
    said = [former.title, told(data, former.differs, lang), made]
    return pick(lang, "；", "; ").join(filter(None, said))
