"""The command `brief` without kernels."""

import pytest

from analysis.cli import main
from tests.batch.batches import GROWTH, Here, Ready, whole, write_notebook


@pytest.fixture
def out(tmp_path):
    """The folder of a batch, which is not there yet."""
    return tmp_path / "out"


@pytest.fixture
def brief(tmp_path, out, monkeypatch):
    """`minzheng brief` over two notebooks of one cell, worked on by a function in this process."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in ("briefing", "00_first", "01_second"):
        write_notebook(folder / f"{name}.ipynb", **({} if name == "briefing" else {"plans": []}))
    monkeypatch.setattr("analysis.paths.notebooks_dir", lambda: folder)
    monkeypatch.setattr("analysis.cli.brief.Tables", lambda _: Ready(growth=GROWTH))

    class Workers(Here):
        def __init__(self, function):
            self.function = function

        def submit(self, _, parcel):
            return super().submit(self.function, parcel)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    def call(*arguments, function=whole):
        monkeypatch.setattr("analysis.cli.brief._workers", lambda *_: Workers(function))
        names = ["--notebook", "first", "second", "--lang", "en", "--out", str(out)]
        return main(["brief", *names, *arguments])

    return call
