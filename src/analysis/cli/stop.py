"""Ctrl-C, and the system's request to end: the first ends the work in good order, a second one at once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: Exit code of what was interrupted.
INTERRUPTED = 130


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise KeyboardInterrupt at the first request, and leave with the exit code at the second.

    Workers and kernels see that their parent is gone, and end.
    """
    asked = False

    def stop(*_: object) -> None:
        nonlocal asked
        if asked:
            with suppress(OSError):
                os.write(2, b"minzheng: interrupted\n")
            os._exit(INTERRUPTED)
        asked = True
        raise KeyboardInterrupt

    former = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) not in (signal.SIG_IGN, None):  # a job in the background ignores it
                former[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
