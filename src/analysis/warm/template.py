"""The template: a process that has the imports, forks a kernel on request, and lives as long as its parent.

It runs one thread, opens no file and creates no socket context, so that a fork copies nothing that is in use.
The end of the control stream means that the parent is gone, however it went: the kernels are killed with
everything they started, and the template ends.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from analysis.warm import kernel, messages, preload


class Template:
    """The forking side.

    Parameters
    ----------
    control : socket
        Requests come over it, each with the status socket of the kernel asked for and the files for its
        output and error streams.
    """

    def __init__(self, control: socket.socket):
        self._control = control
        self._kernels: dict[int, socket.socket | None] = {}
        self._sources = _sources()
        self._stale = False
        # A child that dies wakes the loop: its signal is a byte in this pair.
        self._bell, self._ringer = socket.socketpair()
        self._bell.setblocking(False)
        self._ringer.setblocking(False)
        signal.set_wakeup_fd(self._ringer.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business

    def serve(self) -> dict[str, Any] | None:
        """Fork on request; return None in the template when all is over, the request in each child."""
        while self._kernels or not self._stale:
            handles = [status for status in self._kernels.values() if status]
            ready, _, _ = select.select([self._control, self._bell, *handles], [], [])
            if self._bell in ready:
                with contextlib.suppress(BlockingIOError):
                    self._bell.recv(4096)
                self._reap()
            self._drop(ready)
            if self._control in ready:
                request, files = messages.receive(self._control, 3)
                if request is None:
                    break
                if self._fork(request, files):
                    return request
        self._end()
        return None

    def _fork(self, request: dict[str, Any], files: list[int]) -> bool:
        """Return True in the child."""
        status = socket.socket(fileno=files[0])
        self._stale = _sources() != self._sources
        if self._stale:  # the parent starts a new template; this one ends with its last kernel
            with contextlib.suppress(OSError):
                messages.send(status, {"stale": True})
            status.close()
            pid = None
        elif (pid := os.fork()) == 0:
            kernel.enter(request, *files[1:])
            return True
        for file in files[1:]:
            os.close(file)
        if pid:
            self._kernels[pid] = status
            with contextlib.suppress(OSError):
                messages.send(status, {"pid": pid})
        return False

    def _drop(self, ready: list[socket.socket]) -> None:
        """Kill the kernels whose handle the parent has let go; it never says anything over these sockets."""
        for pid, status in list(self._kernels.items()):
            if status in ready:
                status.close()
                self._kernels[pid] = None
                _kill_group(pid)

    def _reap(self) -> None:
        for pid in list(self._kernels):
            # Not reaped yet: until then nobody else can be given the number.
            ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
            if ended is None:
                continue
            code = ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status
            if status := self._kernels.pop(pid):
                with contextlib.suppress(OSError):
                    messages.send(status, {"ended": code})
                status.close()
            _kill_group(pid)
            os.waitpid(pid, 0)

    def _end(self) -> None:
        for pid in self._kernels:
            _kill_group(pid)
        for pid in self._kernels:
            os.waitpid(pid, 0)


def _kill_group(pid: int) -> None:
    """Kill a kernel and what it started; a kernel that was just forked may not have its group yet."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _sources() -> dict[str, int]:
    """Return the files of this package that are loaded, with the times of their last change."""
    package = __name__.partition(".")[0]
    found = {}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and name.partition(".")[0] == package:
            with contextlib.suppress(OSError):
                found[file] = Path(file).stat().st_mtime_ns
    return found


def main(control: int) -> None:
    """Be the template; in a child, go on as the kernel and end as every Python program ends."""
    sys.path[:] = [place for place in sys.path if place]  # the working directory; a kernel adds its own
    set_by_imports = preload.load()
    gc.collect()
    gc.freeze()  # the collector of a child leaves what it shares with the template alone
    request = Template(socket.socket(fileno=control)).serve()
    if request is not None:
        for name, value in set_by_imports.items():
            os.environ.setdefault(name, value)
        kernel.run(request)
