"""What a forked child does to be an ordinary kernel: its own session, streams, environment, random state."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sys
import time
from importlib.util import find_spec
from typing import Any

from analysis.warm.preload import INLINE

_PR_SET_PDEATHSIG = 1


def enter(request: dict[str, Any], output: int, error: int) -> None:
    """Leave the template's world right after the fork: its signals, files, session and environment."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()  # interrupts reach this kernel and what it starts, nobody else
    _die_with_the_template()
    os.dup2(output, 1)
    os.dup2(error, 2)
    os.closerange(3, _most_files())
    os.environ.clear()
    os.environ.update(request["environment"])
    os.environ["JPY_PARENT_PID"] = str(os.getppid())
    time.tzset()
    os.chdir(request["folder"])
    random.seed()
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()  # every child would draw the same numbers otherwise


def run(request: dict[str, Any]) -> None:
    """Run ipykernel until it is told to shut down."""
    from ipykernel.kernelapp import IPKernelApp

    launcher = find_spec("ipykernel_launcher")
    sys.argv = [str(launcher and launcher.origin), *request["arguments"]]
    application = IPKernelApp.instance(parent_handle=os.getppid())
    application.initialize(request["arguments"])
    _switch_drawing_on()
    application.start()


def _switch_drawing_on() -> None:
    """Do what importing pyplot does in a kernel: it was imported before there was a shell."""
    if (pyplot := sys.modules.get("matplotlib.pyplot")) is None:
        return
    import matplotlib

    backend = os.environ.get("MPLBACKEND") or INLINE
    matplotlib.rcParams["backend"] = backend
    pyplot.install_repl_displayhook()
    if backend == INLINE:
        from matplotlib_inline.backend_inline import _enable_matplotlib_integration

        _enable_matplotlib_integration()


def _die_with_the_template() -> None:
    """Ask Linux to kill this process when the template dies; elsewhere ipykernel looks every second."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _most_files() -> int:
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return soft if 0 < soft < 1 << 16 else 1 << 16
