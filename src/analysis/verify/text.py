"""A plan text as lines, headings and numbers.

Lines are those of the file, numbered from 1. White space is normalised before anything is compared: NBSP
(U+00A0), EN SPACE (U+2002), the ideographic space (U+3000) and tabs count as a space, and spaces next to a
number do not matter. Characters are otherwise taken as they are.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from analysis.dataset.contents import UnreadableError, plain
from analysis.errors import UsageError

SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u3000\t", " "))

_ORDINAL = "[一二三四五六七八九十]+"
#: Headings by the way they are numbered, outermost first; a heading closes all that are deeper or as deep.
HEADINGS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?:---|——)\s*[“\"](十三五|十四五)[”\"]"),
    re.compile(rf"(第{_ORDINAL}章)"),
    re.compile(rf"(第{_ORDINAL}节)"),
    re.compile(rf"({_ORDINAL})、"),
    re.compile(rf"([（(]{_ORDINAL}[）)])"),
    re.compile(r"(专栏\s*\d+)"),
    re.compile(r"(\d{1,2})\s*[.、．](?!\d)"),
)
_MARKDOWN = re.compile(r"^[#*\s]+")

_TOUCHING = "零〇一二两三四五六七八九十百千点"
_ARABIC = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_NUMERAL = "[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?"
#: What makes a Chinese numeral a count: a measure word behind it, or 分之 before it.
_MEASURES = (
    "个|项|家|所|处|名|人|次|倍|成|张|户|条|周|分钟|刻钟|级|批|对|座|支|类|大|种|件|份|套|岁|天|日|月|年|季度|"
    "站|片|区|轮|届|场|期|部|位"
)
_CHINESE = re.compile(rf"(?:(?<=分之){_NUMERAL}|{_NUMERAL}(?={_MEASURES})|百分百)")
#: Promises in words that count as figures wherever they stand.
_PROMISES = re.compile("全覆盖|百分之百")


@dataclass(frozen=True, slots=True)
class Number:
    """A number or promise as it stands in the text."""

    line: int
    start: int
    text: str


@dataclass(frozen=True)
class Text:
    """A plan text."""

    name: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """Hash of the file as it is."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def lines(self) -> list[str]:
        """Lines with their spaces normalised; `lines[0]` is line 1."""
        return self.content.decode("utf-8").translate(SPACES).split("\n")

    @cached_property
    def sections(self) -> list[str]:
        """For each line, the numbering of the headings above it (its own included), outermost first."""
        path: dict[int, str] = {}
        found = []
        for line in self.lines:
            bare = _MARKDOWN.sub("", line)
            for rank, pattern in enumerate(HEADINGS):
                if match := pattern.match(bare):
                    path = {r: title for r, title in path.items() if r < rank}
                    title = match.group(1).replace("(", "（").replace(")", "）")
                    path[rank] = title.replace(" ", "")
                    break
            found.append(" ".join(path[rank] for rank in sorted(path)))
        return found

    @cached_property
    def numbers(self) -> list[Number]:
        """Every number of the text: Arabic digits, counting Chinese numerals, promises of full coverage."""
        found = []
        for at, line in enumerate(self.lines, start=1):
            matches = [m for pattern in (_ARABIC, _CHINESE, _PROMISES) for m in pattern.finditer(line)]
            found += [Number(at, m.start(), m.group()) for m in sorted(matches, key=lambda m: m.start())]
        return found

    @cached_property
    def _numbers_of_line(self) -> dict[int, list[Number]]:
        found: dict[int, list[Number]] = {}
        for number in self.numbers:
            found.setdefault(number.line, []).append(number)
        return found

    def places(self, line: int, text: str) -> list[int]:
        """Return where `text` stands on `line` as a number of its own: not inside a longer number.

        A wording, or a numeral without a measure word, may stand anywhere that no numeral touches it.
        """
        if not 1 <= line <= len(self.lines):
            return []
        numbers = [n.start for n in self._numbers_of_line.get(line, []) if n.text == text]
        if numbers or text.isascii():
            return numbers
        pattern = re.escape(text)
        if set(text) <= set(_TOUCHING):
            pattern = f"(?<![{_TOUCHING}]){pattern}(?![{_TOUCHING}])"
        return [m.start() for m in re.finditer(pattern, self.lines[line - 1])]


def read_text(path: Path) -> Text:
    """Return the text at `path`, whose name is that of its plan.

    Raises
    ------
    UsageError
        If there is no plain file that may be read, or it is empty or no UTF-8.
    """
    try:
        content = plain(path)
        content.decode("utf-8")
    except UnreadableError as error:
        raise UsageError(f"{path}: {error}; expected the text of a plan") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UsageError(
            f"{path}: line {line} is no UTF-8; save the text as UTF-8 (from GBK: `iconv -f GB18030 -t UTF-8`)"
        ) from None
    if not content.strip():
        raise UsageError(f"{path}: the file is empty; expected the text of a plan")
    return Text(path.stem, content)
