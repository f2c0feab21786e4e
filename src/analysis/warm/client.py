"""A kernel client that goes on as soon as the kernel is ready."""

from __future__ import annotations

import asyncio
import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient


class PromptClient(AsyncKernelClient):
    """jupyter_client's own, less the 0.2 s that it listens on after the kernel has said that it is idle."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel has answered and both channels carry its messages.

        Raises
        ------
        RuntimeError
            If the kernel dies first, or takes longer than `timeout` seconds.
        """
        end = time.monotonic() + (timeout or float("inf"))
        while time.monotonic() < end:
            asked = self.kernel_info()
            try:
                reply = await self._answer(self.shell_channel, asked, "kernel_info_reply", 1)
                # No word of it on the other channel: that was not connected yet. Ask again.
                await self._answer(self.iopub_channel, asked, "status", 0.2, execution_state="idle")
            except (Empty, TimeoutError):
                if not await self.is_alive():
                    raise RuntimeError("Kernel died before replying to kernel_info") from None
                continue
            self._handle_kernel_info_reply(reply)
            return
        raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")

    @staticmethod
    async def _answer(channel: Any, asked: str, kind: str, patience: float, **content: Any) -> dict[str, Any]:
        async with asyncio.timeout(patience):
            while True:
                message = await channel.get_msg(timeout=patience)
                about = message["parent_header"].get("msg_id")
                if (about, message["msg_type"]) == (asked, kind) and content.items() <= message[
                    "content"
                ].items():
                    return message
