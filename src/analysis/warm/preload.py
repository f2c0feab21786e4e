"""What the template has imported before the first kernel is forked: the imports of an ordinary briefing."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress

#: The backend that a kernel draws with; the same as ipykernel names in every ordinary kernel.
INLINE = "module://matplotlib_inline.backend_inline"

#: A fork copies one thread only: a library that keeps others would wait for them for ever.
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)

#: Modules by name and not by import statement: this part depends on none of them.
MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "jedi",
    "pdb",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
    "numpy.random",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib_inline.backend_inline",
    "PIL.BmpImagePlugin",
    "PIL.GifImagePlugin",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.PpmImagePlugin",
    "font_source_sans_pro",
    "noto_cjk_sans_otc",
    "analysis.charts",
    "analysis.display",
    "analysis.measures",
    "analysis.tables",
    "analysis.words",
)

#: Starts threads of its own at import, which a fork would cut off.
_BARRED = "pyarrow"


def load() -> dict[str, str]:
    """Import the modules; one that is not installed is left out.

    pyarrow stays out even where it is installed, and pandas works without it in every kernel forked from
    here. A notebook may import it all the same.

    Returns
    -------
    dict of str to str
        What the imports set in the environment, as they would in a kernel.
    """
    os.environ.update(ONE_THREAD, MPLBACKEND=INLINE)
    os.environ.pop("JPY_PARENT_PID", None)
    before = set(os.environ)
    sys.modules[_BARRED] = None  # type: ignore[assignment]
    try:
        for name in MODULES:
            with suppress(ModuleNotFoundError):
                importlib.import_module(name)
    finally:
        del sys.modules[_BARRED]
    return {name: value for name, value in os.environ.items() if name not in before}
