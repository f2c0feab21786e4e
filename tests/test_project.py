"""The project's own files agree with one another."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import analysis
from analysis import paths

ROOT = paths.figures_dir().parent
PIP_ONLY = {
    "pypandoc-binary", "typst", "noto-cjk-sans-otc", "font-source-sans-pro", "axe-playwright-python",
    "duckdb", "fluent-runtime",
}  # fmt: skip


def normalised(requirement: str) -> tuple[str, str]:
    name, bound = re.fullmatch(r"([A-Za-z0-9_.-]+)(.*)", requirement).groups()
    return re.sub(r"[-_.]+", "-", name).lower(), bound


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def required(project):
    extras = [r for extra in project["optional-dependencies"].values() for r in extra]
    return dict(normalised(r) for r in [*project["dependencies"], *extras])


def test_environment_yml_asks_for_what_pyproject_asks_for(project):
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = dict(normalised(r) for r in listed if isinstance(r, str))
    pip = dict(normalised(r) for r in next(r["pip"] for r in listed if isinstance(r, dict)))
    assert conda.pop("python") == project["requires-python"]
    assert conda.pop("pip") == ""
    assert set(pip) == PIP_ONLY
    assert conda | pip == required(project)


def test_the_lock_pins_every_requirement_with_hashes(project):
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {normalised(line.split("==")[0])[0] for line in lock.splitlines() if "==" in line.split(" ")[0]}
    assert set(required(project)) <= pinned
    entries = re.split(r"\n(?=[a-z0-9])", lock.split("make lock\n", 1)[1])
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_names_no_address():
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_make_target_is_listed_by_help():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = ["help", "setup", "data", "figures", "notebooks", "briefings", "test", "check", "lab", "bench"]
    targets += ["hooks", "docs"]
    for target in targets:
        assert re.search(rf"^{target}:.*## \S", makefile, re.M), target


def test_tests_of_a_package_lie_in_the_folder_of_its_name():
    packages = {path.parent.name for path in Path(analysis.__file__).parent.glob("*/__init__.py")}
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert folders == packages | {"benchmarks", "faults", "statements"}
