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
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.warm import messages
from analysis.warm.process import Forked

#: Variables that Python and its libraries read only once: a kernel that wants others is started afresh.
_AT_START = ("PYTHON", "LD_", "DYLD_", "LANG", "LC_", "MATPLOTLIBRC", "MPLCONFIGDIR")

#: Seconds that a template may take over its imports.
_PATIENCE = 120.0

_log = logging.getLogger(__name__)
_lock = threading.RLock()
_current: _Template | None = None
_former: list[_Template] = []
_told: set[str] = set()


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
    if (
        not available()
        or cmd[:3] != [sys.executable, "-m", "ipykernel_launcher"]
        or not Path(folder).is_dir()
    ):
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
            _log.info("the template did not answer: %r", error)
            _retire(template)
            continue
        if reply and "pid" in reply:
            return Forked(reply["pid"], status)
        status.close()
        _retire(template)
    _tell("the template gave no kernel: kernels are started in the ordinary way, which takes longer")
    return None


async def _ask(template: _Template, request: dict[str, Any]) -> tuple[dict[str, Any] | None, socket.socket]:
    """Return the answer and the socket that will tell of the kernel's end; closing it ends the kernel."""
    ours, theirs = socket.socketpair()
    loop, readable = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(ours, readable.set)
    try:
        with theirs, Path(os.devnull).open("wb") as nowhere, _lock:
            streams = [number if _is_open(number) else nowhere.fileno() for number in (1, 2)]
            template.request(request, [theirs.fileno(), *streams])
        await asyncio.wait_for(readable.wait(), _PATIENCE)
        loop.remove_reader(ours)
        ours.setblocking(True)
        return messages.receive(ours)[0], ours
    except BaseException:
        loop.remove_reader(ours)
        ours.close()
        raise


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _template() -> _Template:
    global _current
    with _lock:
        if _current and _current.process.poll() is not None:
            _retire(_current)
        for template in [former for former in _former if former.process.poll() is not None]:
            _former.remove(template)
            template.stop()
        _current = _current or _Template()
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
