"""nbval over every notebook found: run anew, stored outputs compared."""

import os
import subprocess
import sys

import pytest

from analysis.batch import notebooks
from analysis.dataset.memory import VARIABLE

#: nbval ignores pictures as outputs of their own; ours stand inside HTML.
SANITIZE = r"""
[picture]
regex: data:image/png;base64,[A-Za-z0-9+/=]+
replace: PICTURE
"""


@pytest.mark.parametrize("path", notebooks.files().values(), ids=lambda path: path.stem)
def test_notebook_gives_what_it_stores(path, tmp_path, memory):
    sanitize = tmp_path / "sanitize.cfg"
    sanitize.write_text(SANITIZE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "--nbval"]
    command += ["--nbval-current-env", "--nbval-sanitize-with", str(sanitize), "--nbval-cell-timeout", "120"]
    # Warnings of the test process (ours are errors) have nothing to do with the kernel's.
    command += ["-W", "ignore", "-o", "addopts=", str(path)]
    environment = os.environ | {"PYTEST_ADDOPTS": "", VARIABLE: memory}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    cells = notebooks.without_controls(notebooks.read(path)).cells
    assert f"{len([cell for cell in cells if cell.cell_type == 'code'])} passed" in done.stdout
