"""The provisioner `minzheng-warm`: a kernel forked from the template, or else an ordinary one."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

from analysis.warm import parent
from analysis.warm.process import Forked

#: The kernel that uses this provisioner, and the provisioner's own name.
NAME = "minzheng-warm"

#: What a launch may ask for and a fork can give; anything else is for an ordinary kernel.
_GIVEN = {"cwd", "env", "extra_arguments", "kernel_id"}


class WarmProvisioner(LocalProvisioner):
    """Kernels from the template; signals, waiting and clean-up are those of every local kernel."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel that `cmd` describes."""
        process: Forked | None = None
        if {name for name, value in kwargs.items() if value} <= _GIVEN:
            process = await parent.fork(cmd, **{name: kwargs.get(name) for name in ("cwd", "env")})
        if process is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast(Any, process)  # what LocalProvisioner asks of a process, it answers
        self.pid = self.pgid = process.pid
        self.cwd = kwargs.get("cwd") or Path.cwd()
        await self._bound()
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and wait for its end, which comes at once: the caller would look only later."""
        await super().kill(restart)
        await self._ended()

    async def shutdown_requested(self, restart: bool = False) -> None:  # noqa: ARG002
        """Wait a moment for a kernel that was asked to shut down, for the same reason."""
        await self._ended()

    async def _bound(self, patience: float = 5.0) -> None:
        """Wait for the kernel's sockets: a client that finds none tries again only after 0.1 s."""
        info = self.connection_info
        if info.get("transport") != "ipc":
            return
        places = [Path(f"{info['ip']}-{port}") for name, port in info.items() if name.endswith("_port")]
        end = time.monotonic() + patience
        while time.monotonic() < end and not all(place.exists() for place in places):
            if await self.poll() is not None:
                return
            await asyncio.sleep(0.002)

    async def _ended(self, patience: float = 1.0) -> None:
        process: Any = self.process
        if isinstance(process, Forked):
            await process.ended(patience)
