"""A synthetic data package of any size, made from the real one: invented plans, real shapes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from analysis import load_dataset, paths


def write_package(folder: Path, plans: int, facts: int) -> Path:
    """Write a package of `plans` plans with `facts` facts each; facts are those of the real plans in turn."""
    data = load_dataset(corrected=False)
    shutil.copytree(paths.data_dir(), folder, ignore=shutil.ignore_patterns("facts"))
    (folder / "facts").mkdir()
    ids = [f"city{number:04d}" for number in range(plans)]
    columns = data.package.resources["facts"].columns
    rows = [
        line.split(",", 2)[2]
        for path in data.package.resources["facts"].paths
        for line in (paths.data_dir() / path).read_text(encoding="utf-8").splitlines()[1:]
        if not line.split(",")[18:19][0]  # facts that share a number name ids that are not made here
    ]
    for at, plan in enumerate(ids):
        chosen = [rows[(at * 7 + number) % len(rows)] for number in range(facts)]
        lines = [f"{plan}-{number:03d},{plan},{row}" for number, row in enumerate(chosen, start=1)]
        text = "\n".join([",".join(columns), *lines]) + "\n"
        (folder / "facts" / f"{plan}.csv").write_text(text, encoding="utf-8")
    _write_lists(folder, ids)
    return folder


def _write_lists(folder: Path, ids: list[str]) -> None:
    places = (folder / "places.csv").read_text(encoding="utf-8").splitlines()
    places += [f"{plan},,{plan},{plan},prefecture," for plan in ids]
    (folder / "places.csv").write_text("\n".join(places) + "\n", encoding="utf-8")
    head, first = (folder / "plans.csv").read_text(encoding="utf-8").splitlines()[:2]
    rest = first.split(",", 2)[2]
    plans = [head, *(f"{plan},{plan},{rest}" for plan in ids)]
    (folder / "plans.csv").write_text("\n".join(plans) + "\n", encoding="utf-8")
    peers = ["plan,peer,rank"]
    for at, plan in enumerate(ids):
        for rank in range(1, min(5, len(ids))):
            peers.append(f"{plan},{ids[(at + rank) % len(ids)]},{rank}")
    (folder / "peers.csv").write_text("\n".join(peers) + "\n", encoding="utf-8")
    for name in ("corrections.csv", "exclusions.csv"):
        header = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        (folder / name).write_text(header + "\n", encoding="utf-8")
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    resource = next(r for r in package["resources"] if r["name"] == "facts")
    resource["path"] = [f"facts/{plan}.csv" for plan in ids]
    path.write_text(json.dumps(package), encoding="utf-8")
