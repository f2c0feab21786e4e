"""What stands behind an option: paths, numbers, texts; and how a request that makes no sense is told."""

from __future__ import annotations

import argparse
import errno
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from analysis.errors import UsageError


class Parser(argparse.ArgumentParser):
    """A parser whose errors are ours: one sentence, told where all others are told."""

    def error(self, message: str) -> NoReturn:
        """Refuse the request."""
        raise UsageError(f"{message}; see `{self.prog} --help`")


def check(arguments: Sequence[str]) -> None:
    """Refuse arguments that are no text: with bytes that are no UTF-8, or NUL, which no name may have."""
    for text in arguments:
        if re.search(r"[\0\ud800-\udfff]", text):
            raise UsageError(f"the argument {text!r} is no text in UTF-8; expected one, without NUL")


def path(text: str) -> Path:
    """Return a path. An empty text, which is often a variable that is not set, names none."""
    try:
        found = Path(named(text)).expanduser()
        found.stat()
    except RuntimeError as error:  # nobody has that home
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise argparse.ArgumentTypeError(f"{text!r} is a link that leads back to itself") from None
    return found


def named(text: str) -> str:
    """Return a text that is not empty."""
    if not text.strip():
        raise argparse.ArgumentTypeError(f"found {text!r}, expected a name")
    return text


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number from `least` to `most`."""

    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = least - 1
        if not least <= found <= most:
            expected = f"a whole number from {least} to {most:,}"
            raise argparse.ArgumentTypeError(f"found {text!r}, expected {expected}")
        return found

    return number
