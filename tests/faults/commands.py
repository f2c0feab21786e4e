"""Command lines: those of `commands.csv`, and the parameters of `parameters.csv`.

- `line` is a command line. `{data}` is a sound copy of the package, `{tmp}` a folder with what `furnish` lays
  down, `{text}` the text of an invented plan. A `new-plan` has the options of `SOUND` besides.
- `codes` are the exit codes that are right.
- `names` are the words of the message: all of those with `&` between them, one of those with `|`.
- A parameter is refused if it has `names`.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.faults.harness import Case, table, unescaped

#: Options of a sound `new-plan`; those of a case come behind them and so hold.
SOUND = (
    "--data", "{data}", "--title", "样例市“十四五”民政事业发展规划", "--text", "{text}",
    "--period", "2021", "2025",
    "--name-zh", "样例市", "--name-en", "Sample City", "--level", "prefecture", "--parent", "liaoning",
)  # fmt: skip


def furnish(tmp: Path, text: Path) -> None:
    """Lay down what the command lines name."""
    for folder in ("empty", "folder.txt", "other/hulunbuir.txt", "nothing"):
        (tmp / folder).mkdir(parents=True)
    gbk = "样例市\n民政规划，共12项\n"
    contents = {
        "gbk.txt": b"plan\n" + gbk.encode("gb18030"),
        "utf16.txt": gbk.encode("utf-16"),
        "other/benxi.txt": gbk.encode(),
        "other/erenhot.txt": b"plan\n" + gbk.encode("gb18030"),
        "nothing/samplecity.txt": b"",
        f"{'s' * 60}.txt": text.read_bytes(),
        "samplecity.txt": text.read_bytes(),
    }
    for name, content in contents.items():
        (tmp / name).write_bytes(content)
    for loop in ("loop", "loop.txt"):
        (tmp / loop).symlink_to(loop)
    (tmp / "link").symlink_to("data")
    os.mkfifo(tmp / "pipe.txt")


def filled(words: list[str], tmp: Path) -> list[str]:
    """Return the words of a command line with the folders put in."""
    known = {"{tmp}": tmp, "{data}": tmp / "data", "{text}": tmp / "samplecity.txt"}
    for name, path in known.items():
        words = [word.replace(name, str(path)) for word in words]
    return words


def cases() -> Iterator[Case]:
    """Return the cases; `change` gives the words of the command line."""
    for row in table("parameters.csv"):
        words = ["brief", "--notebook", row["notebook"], "--param", unescaped(row["assignment"])]
        name = f"{row['notebook']} {row['assignment']!r}"
        yield _case("parameters", name, words, "2" if row["names"] else "0", row["names"])
    for row in table("commands.csv"):
        words = [unescaped(word) for word in shlex.split(row["line"])]
        yield _case("commands", row["case"], words, row["codes"], row["names"])


def _case(kind: str, name: str, words: list[str], codes: str, names: str) -> Case:
    if words[:1] == ["brief"]:
        words = [*words, "--data", "{data}"]
    elif words[:1] == ["new-plan"]:
        words = [*words[:2], *SOUND, *words[2:]]
    expected = "accepted" if codes == "0" else "refused"
    needed = tuple(unescaped(name) for name in names.split(" & "))
    return Case(kind, name, partial(filled, words), expected, needed, codes=tuple(map(int, codes.split())))
