"""One run at a time in the folder of a batch: two would remove what the other is writing.

The lock is the operating system's, which frees it when the process that holds it ends, however it ends.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.errors import MinzhengError
from analysis.files import content, write_atomically, writing_to

#: The lock, and beside it for people who holds it; hidden, for they are no results.
LOCK, HOLDER = ".lock", ".lock.txt"

#: Characters of who holds it that are told.
_TOLD = 200


@contextmanager
def alone_in(out: Path, *, wait: bool = False) -> Iterator[None]:
    """Keep other runs out of a folder.

    Parameters
    ----------
    out : Path
    wait : bool
        Whether to wait for a run that is at work there, rather than to refuse.

    Raises
    ------
    MinzhengError
        If another run is at work there, naming it.
    OutputError
        If the folder cannot be written to.
    """
    lock = FileLock(out / LOCK)
    with writing_to(out):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            told = f"{out}: another run is at work there{_holder(out)}"
            if not wait:
                raise MinzhengError(f"{told}; --wait waits for its end, --out names another folder") from None
            print(f"{told}; waiting for its end", file=sys.stderr, flush=True)
            lock.acquire(timeout=-1, poll_interval=0.5)
    try:
        with writing_to(out):
            now = datetime.now(UTC).isoformat(sep=" ", timespec="seconds")
            write_atomically(
                out / HOLDER, f"process {os.getpid()} on {socket.gethostname()}, since {now}\n".encode()
            )
        yield
    finally:
        with writing_to(out):
            (out / HOLDER).unlink(missing_ok=True)
            lock.release()


def _holder(out: Path) -> str:
    told = (content(out / HOLDER) or b"").decode("utf-8", "replace").strip()
    return f" ({told[:_TOLD]})" if told and told.isprintable() else ""
