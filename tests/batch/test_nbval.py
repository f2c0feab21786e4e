"""nbval over every notebook found: run anew, stored outputs compared."""

import os
import subprocess
import sys

from analysis.batch import notebooks


def test_notebooks_give_what_they_store(tmp_path):
    """All in one run of nbval, on kernels forked from one process: the imports are made once."""
    paths = list(notebooks.files().values())
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "--nbval"]
    command += ["--nbval-kernel-name", "minzheng-warm"]
    # Warnings of the test process (ours are errors) have nothing to do with the kernel's.
    command += ["--nbval-cell-timeout", "120", "-W", "ignore", "-o", "addopts=", *map(str, paths)]
    environment = os.environ | {"PYTEST_ADDOPTS": ""}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    cells = [cell for path in paths for cell in notebooks.without_controls(notebooks.read(path)).cells]
    assert f"{len([cell for cell in cells if cell.cell_type == 'code'])} passed" in done.stdout
