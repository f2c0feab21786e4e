"""What parent and template tell each other: JSON with its length before it, over a socket."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

_LENGTH = struct.Struct("!I")


def pack(message: dict[str, Any]) -> bytes:
    """Return a message as it goes over the socket."""
    content = json.dumps(message).encode("utf-8")
    return _LENGTH.pack(len(content)) + content


def send(channel: socket.socket, message: dict[str, Any], files: list[int] | None = None) -> None:
    """Send a message, with open files where the receiver is to have them too."""
    content = pack(message)
    if files:
        # The files ride on the first bytes, which a socket takes or refuses as a whole.
        socket.send_fds(channel, [content[: _LENGTH.size]], files)
        content = content[_LENGTH.size :]
    channel.sendall(content)


def receive(channel: socket.socket, files: int = 0) -> tuple[dict[str, Any] | None, list[int]]:
    """Return the next message and the files that came with it; None at the end of the stream."""
    head, passed, _, _ = socket.recv_fds(channel, _LENGTH.size, files)
    try:
        head += _exactly(channel, _LENGTH.size - len(head)) if head else b""
        if not head:
            return None, passed
        return json.loads(_exactly(channel, _LENGTH.unpack(head)[0])), passed
    except EOFError:
        return None, passed


def _exactly(channel: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        part = channel.recv(count - len(found))
        if not part:
            raise EOFError("the stream ended within a message")
        found += part
    return found
