"""City briefings by the bare minimum: the cells in one warm process, and the PDF set with its evidence."""

from __future__ import annotations

import statistics
import time
from typing import Any

from benchmarks.clock import spent


def once(plans: str) -> dict[str, Any]:
    """Set the briefings of so many plans, 0 for all, in this process; return what that took.

    The first is set twice, and counted the second time: then fonts and caches are there.
    """
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    from analysis import charts, load_dataset, tables, words  # noqa: F401
    from analysis.batch import matrix, notebooks
    from analysis.batch.evidence import attachments
    from analysis.batch.supplies import Supplies
    from analysis.briefing.content import content
    from analysis.briefing.pdf import compile_pdf
    from analysis.briefing.printed import source
    from analysis.derived import Tables
    from benchmarks import in_process

    start, began = spent(), time.perf_counter()
    data = load_dataset()
    briefing = notebooks.find()["briefing"]
    cells = notebooks.in_language(notebooks.read(briefing.path), "en").cells
    chosen = data.plan_ids[: int(plans) or None]
    jobs = matrix.jobs(data, [briefing], plans=chosen, languages=["en"], given={})
    supplies = Supplies(data, Tables(data))
    taken: dict[str, list[float]] = {"cells": [], "setting": []}
    for job in [jobs[0], *jobs]:
        before, shown = spent(), []
        for cell, value in in_process.run(cells, job.parameters):
            if cell.cell_type == "code":
                bundle = {} if value is None else {"data": value._repr_mimebundle_()}
                outputs = [new_output("display_data", **bundle)] if bundle else []
                cell = new_code_cell("x", outputs=outputs)
            shown.append(cell)
        ran = spent()
        text = content(new_notebook(cells=shown))
        evidence = attachments(data, text.facts(), supplies.parcel(job))
        compile_pdf(*source(text, evidence), text.head["date"])
        taken["cells"].append(ran - before)
        taken["setting"].append(spent() - ran)
    each = {what: statistics.median(seconds[1:]) for what, seconds in taken.items()}
    return {"start-up": start, "cpu": spent(), "wall": time.perf_counter() - began, **each}
