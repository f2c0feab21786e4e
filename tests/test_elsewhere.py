"""The wheel in an environment of its own, outside of the repository: data, notebooks, kernel, a briefing.

The environment has this one's dependencies through a path file, which brings none of this one's own: the
checkout cannot be imported there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from analysis import paths

ROOT = paths.docs_dir().parent

#: What the new environment can do with the package, told as JSON.
_SMOKE = """
import json
from importlib.metadata import entry_points
from importlib.resources import files
import papermill  # which loads its engines
from jupyter_client.kernelspec import KernelSpecManager
from analysis import load_dataset, paths
from analysis.cli import main
assert main(["list"]) == 0
data = load_dataset()
print(json.dumps({
    "package": str(files("analysis")),
    "inside": files("analysis").joinpath("_packaged/data/datapackage.json").is_file(),
    "data": str(data.package.folder),
    "plans": data.plan_ids,
    "facts": len(data.facts),
    "outside": len(data.reference.figures),
    "growth": len(data.table("growth")),
    "catalogues": sorted(str(path) for path in files("analysis").rglob("*.ftl")),
    "notebooks": sorted(path.name for path in paths.notebooks_dir().glob("*.ipynb")),
    "build": str(paths.build_dir()),
    "kernel": KernelSpecManager().get_kernel_spec("minzheng-warm").resource_dir,
    "entries": [
        next(iter(entry_points(group=group, name=name))).load().__module__
        for group, name in (
            ("nbconvert.exporters", "briefing"),
            ("papermill.engine", "minzheng"),
            ("jupyter_client.kernel_provisioners", "minzheng-warm"),
        )
    ],
}))
"""


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Elsewhere:
    """An environment with the wheel in it, and a working folder."""

    def __init__(self, folder: Path):
        self.root, self.work = folder / "env", folder / "work"
        self.work.mkdir()
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
        [wheel] = folder.glob("*.whl")
        venv.create(self.root, with_pip=False, symlinks=True)
        self.bin = self.root / ("Scripts" if os.name == "nt" else "bin")
        options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
        pip = [sys.executable, "-m", "pip", "--python", self.bin / "python", "install"]
        run(*pip, *options, wheel, cwd=folder)
        purelib = sysconfig.get_path("purelib", vars={"base": str(self.root)})
        self.site = Path(purelib)
        (self.site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def __call__(self, *command: str | Path) -> str:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("MINZHENG_", "PYTHON", "JUPYTER"))}
        path = f"{self.bin}{os.pathsep}{kept.get('PATH', '')}"
        env = kept | {"PATH": path, "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        program, *rest = command
        return run(self.bin / program, *rest, cwd=self.work, env=env)

    def files(self) -> set[Path]:
        return {path for path in self.root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    return Elsewhere(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="module")
def smoke(elsewhere):
    listed, _, last = elsewhere("python", "-c", _SMOKE).rstrip().rpartition("\n")
    return json.loads(last) | {"listed": listed}


def test_the_package_comes_from_the_wheel(elsewhere, smoke):
    assert Path(smoke["package"]) == elsewhere.site / "analysis"


def test_the_data_are_inside(elsewhere, smoke, committed):
    assert smoke["inside"]
    assert Path(smoke["data"]) == elsewhere.site / "analysis" / "_packaged" / "data"
    assert smoke["plans"] == committed.plan_ids
    assert (smoke["facts"], smoke["outside"]) == (len(committed.facts), len(committed.reference.figures))


def test_the_derived_tables_are_computed_there(smoke, committed):
    assert smoke["growth"] == len(committed.table("growth")) > 0


def test_the_notebooks_are_inside(smoke):
    assert smoke["notebooks"] == sorted(path.name for path in paths.notebooks_dir().glob("*.ipynb"))


def test_the_catalogues_are_inside(elsewhere, smoke):
    inside = elsewhere.site / "analysis"
    expected = {path.relative_to(ROOT / "src/analysis") for path in (ROOT / "src/analysis").rglob("*.ftl")}
    assert {Path(path).relative_to(inside) for path in smoke["catalogues"]} == expected != set()


def test_the_kernel_and_the_entry_points_are_there(elsewhere, smoke):
    assert Path(smoke["kernel"]) == elsewhere.root / "share/jupyter/kernels/minzheng-warm"
    assert smoke["entries"] == [
        "analysis.briefing.exporter", "analysis.warm.engine", "analysis.warm.provisioner",
    ]  # fmt: skip


def test_results_go_to_the_working_folder(elsewhere, smoke):
    assert Path(smoke["build"]) == elsewhere.work / "build"


def test_a_briefing_is_set_and_nothing_is_written_into_the_package(elsewhere, committed):
    before = elsewhere.files()
    [plan] = committed.plan_ids[1:2]
    told = elsewhere("minzheng", "brief", "--plan", plan, "--lang", "en")
    assert "1 of 1 briefings" in told
    results = elsewhere.work / "build" / "briefings"
    assert (results / f"{plan}.en.pdf").read_bytes().startswith(b"%PDF")
    page = (results / f"{plan}.en.html").read_text(encoding="utf-8")
    assert committed.plan_name(plan, "en") in page
    assert elsewhere.files() == before


def test_list_names_plans_and_notebooks(elsewhere, smoke, committed):
    for name in [*committed.plan_ids, "comparison", str(elsewhere.site)]:
        assert name in smoke["listed"]
