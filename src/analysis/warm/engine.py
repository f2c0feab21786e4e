"""The papermill engine `minzheng`: `papermill --engine minzheng in.ipynb out.ipynb` runs on a warm kernel."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import Any

from papermill.engines import NBClientEngine, NotebookExecutionManager

from analysis.warm import link
from analysis.warm.provisioner import NAME

#: Names of the ordinary kernel of the environment in use; a notebook in another language keeps its own.
_ORDINARY = {"python", "python3"}


class WarmEngine(NBClientEngine):
    """papermill's own engine, on a warm kernel and a private link.

    papermill writes the whole notebook twice a cell, which takes longer than most cells. Here it is written
    every `autosave_cell_every` seconds, and at the end, also after a failure.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **kwargs: Any
    ) -> None:
        """Run the cells; see papermill's NBClientEngine for the arguments."""
        name = NAME if kernel_name in _ORDINARY else kernel_name
        nb_man.save = _seldom(nb_man)
        try:
            with tempfile.TemporaryDirectory() as folder:
                kwargs.setdefault("config", link.config(Path(folder)))
                super().execute_managed_notebook(nb_man, name, **kwargs)
        finally:
            del nb_man.save


def _seldom(nb_man: NotebookExecutionManager) -> Any:
    save = nb_man.save

    def seldom(**kwargs: Any) -> None:
        waited = (nb_man.now() - nb_man.last_save_time).total_seconds()
        if waited >= (nb_man.autosave_cell_every or math.inf):
            save(**kwargs)

    return seldom
