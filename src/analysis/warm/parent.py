"""The parent's side: one template for each process that runs notebooks, and a handle on each kernel.

A template is started by the first request or by `start`, which does not wait: the imports go on while the
caller does something else.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any

from analysis.warm import messages

#: Variables that Python and its libraries read only once: a kernel that wants others is started afresh.
_AT_START = ("PYTHON", "LD_", "DYLD_", "LANG", "LC_", "MATPLOTLIBRC", "MPLCONFIGDIR")

#: Seconds that a template may take over its imports.
_PATIENCE = 120.0

_log = logging.getLogger(__name__)
_lock = threading.RLock()
_current: _Template | None = None
_former: list[_Template] = []
_told: set[str] = set()


class Forked:
    """A kernel that is the template's child, with the face of `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, status: socket.socket):
        self.pid = pid
        self.returncode: int | None = None
        self._status = status
        status.setblocking(False)

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None while the kernel runs."""
        if self.returncode is None:
            with contextlib.suppress(BlockingIOError):
                self._settle()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the end of the kernel; return its exit code."""
        if self.returncode is None:
            self._status.settimeout(timeout)
            try:
                self._settle()
            except TimeoutError:
                self._status.setblocking(False)
                raise subprocess.TimeoutExpired("kernel", timeout or 0) from None
        return self.returncode

    async def ended(self, timeout: float) -> None:
        """Wait for the end of the kernel, `timeout` seconds at most."""
        if self.poll() is None:
            loop, over = asyncio.get_running_loop(), asyncio.Event()
            loop.add_reader(self._status, over.set)
            try:
                await asyncio.wait_for(over.wait(), timeout)
            except TimeoutError:
                return
            finally:
                loop.remove_reader(self._status)
            self.poll()

    def send_signal(self, number: int) -> None:
        """Send a signal; none is sent once the kernel has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def _settle(self) -> None:
        try:
            message, _ = messages.receive(self._status)
        except ConnectionError:
            message = None
        # Without a word the template is gone, and its kernels with it.
        self.returncode = message["ended"] if message else -signal.SIGKILL
        self._status.close()

    def __del__(self) -> None:
        self._status.close()


class _Template:
    """A template process and the stream that keeps it alive."""

    def __init__(self) -> None:
        self.start_values = _at_start(os.environ)
        self.control, theirs = socket.socketpair()
        call = f"from analysis.warm.template import main; main({theirs.fileno()})"
        # Streams of its own and a session of its own: it holds no pipe of ours, and Ctrl-C passes it by.
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"import sys; sys.path[:] = [p for p in sys.path if p]; {call}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        theirs.close()

    def request(self, message: dict[str, Any], files: list[int]) -> None:
        messages.send(self.control, message, files)

    def stop(self) -> None:
        self.control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)


def available() -> bool:
    """Return whether this system can fork and hand open files over; says so once where it cannot."""
    able = all((hasattr(os, "fork"), hasattr(os, "waitid"), hasattr(socket, "send_fds")))
    if not able:
        _tell("this system cannot fork: kernels are started in the ordinary way, which takes longer")
    return able


def start() -> None:
    """Start the template, or a new one where it has ended; does not wait for its imports."""
    if available():
        _template()


def stop() -> None:
    """End every template of this process, and the kernels that still run."""
    global _current
    with _lock:
        ending, _current = [*_former, *filter(None, [_current])], None
        _former.clear()
    for template in ending:
        template.stop()


def template_pid() -> int | None:
    """Return the process id of the template in use, None if there is none."""
    return _current.process.pid if _current else None


async def fork(cmd: list[str], *, cwd: Any = None, env: Mapping[str, str] | None = None) -> Forked | None:
    """Return a kernel forked from the template, or None where an ordinary one has to do."""
    environment = dict(os.environ if env is None else env)
    folder = os.path.abspath(cwd or os.getcwd())  # noqa: PTH100, PTH109
    if not available() or cmd[:3] != [sys.executable, "-m", "ipykernel_launcher"] or not os.path.isdir(folder):
        return None
    request = {"arguments": cmd[3:], "folder": folder, "environment": environment}
    for _ in range(2):  # a second time where the template was gone, or its code out of date
        template = _template()
        if _at_start(environment) != template.start_values:
            _log.info("the kernel wants start variables of its own: it is started in the ordinary way")
            return None
        try:
            reply, status = await _ask(template, request)
        except (OSError, TimeoutError) as error:
            _tell(f"no kernel from the template ({error!r}): kernels are started in the ordinary way")
            continue
        if reply and "pid" in reply:
            return Forked(reply["pid"], status)
        status.close()
        _retire(template)
    _tell("the template gave no kernel: it is started in the ordinary way")
    return None


async def _ask(template: _Template, request: dict[str, Any]) -> tuple[dict[str, Any] | None, socket.socket]:
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            with _lock:
                template.request(request, [theirs.fileno(), 1, 2])
        except OSError:
            ours.close()
            _retire(template)
            raise
    ours.setblocking(False)
    readable = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(ours, readable.set)
    try:
        await asyncio.wait_for(readable.wait(), _PATIENCE)
    except BaseException:
        ours.close()
        raise
    finally:
        loop.remove_reader(ours)
    ours.setblocking(True)
    return messages.receive(ours)[0], ours


def _template() -> _Template:
    global _current
    with _lock:
        if _current is None or _current.process.poll() is not None:
            _current = _Template()
        return _current


def _retire(template: _Template) -> None:
    """Use `template` no more; its kernels run on."""
    global _current
    with _lock:
        if template is _current:
            _former.append(template)
            _current = None


def _at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(_AT_START)}


def _tell(text: str) -> None:
    if text not in _told:
        _told.add(text)
        _log.warning(text)


def _forget() -> None:
    """In a child forked from this process: the template is not the child's."""
    global _current, _lock
    for template in [*_former, *filter(None, [_current])]:
        template.control.close()
        template.process.returncode = 0  # not a child of this process: nothing to wait for
    _current, _lock = None, threading.RLock()
    _former.clear()


atexit.register(stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
