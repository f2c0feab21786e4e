"""A handle on a kernel that is the template's child and not ours."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess

from analysis.warm import messages


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
