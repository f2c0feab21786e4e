"""Lay the pages of the documentation site together and build it: `python -m tools.site`.

The site has the shape of the repository, so that a link leads to the same page on both: README.md is its
front page, `docs/` and the other pages of the project lie where they lie here. To these come the stored
notebooks, in English, and a page for each package with the docstrings of its modules.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import sys
from pathlib import Path, PurePosixPath

import nbformat
from nbformat import NotebookNode
from sphinx.cmd.build import main as sphinx

import analysis
from analysis.batch import notebooks
from analysis.display import MIME
from analysis.documentation.markdown import escape

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "build" / "docs-source"
TARGET = ROOT / "build" / "docs"

#: Pages beside those of `docs/`, in the order of the side bar; README.md becomes the front page.
TOP = ("README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md")
TOP += ("data/reference/README.md", "figures/README.md", "benchmarks/README.md")
LANG = "en"


def main() -> int:
    """Lay the pages together, build the site, and return Sphinx's exit code; a warning is an error."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    shutil.rmtree(TARGET, ignore_errors=True)
    texts = pages()
    for name, text in texts.items():
        _place(name).write_text(text, encoding="utf-8")
    for name in linked(texts):
        shutil.copyfile(ROOT / name, _place(name))
    code = sphinx(["-W", "--keep-going", "-q", "-c", str(ROOT / "docs"), str(SOURCE), str(TARGET)])
    if code == 0:
        print(f"open {(TARGET / 'index.html').relative_to(ROOT)}")
    return code


def _place(name: str) -> Path:
    path = SOURCE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def linked(texts: dict[str, str]) -> list[str]:
    """Return the files of the repository that pages show or offer: pictures and whatever else has a link."""
    found = set()
    for name, text in texts.items():
        folder = posixpath.dirname(name)
        targets = re.findall(r"\]\(([^)#:]+)", text) if name.endswith(".md") else []
        found |= {posixpath.normpath(posixpath.join(folder, target)) for target in targets}
    return sorted(name for name in found if name not in texts and (ROOT / name).is_file())


def pages() -> dict[str, str]:
    """Return the text of every page by its path on the site."""
    found = {path.relative_to(ROOT).as_posix(): _read(path) for path in sorted((ROOT / "docs").rglob("*.md"))}
    found |= {name: _read(ROOT / name) for name in TOP if (ROOT / name).exists()}
    found |= api()
    found |= {
        f"notebooks/{n.path.name}": notebook_text(notebooks.read(n.path)) for n in notebooks.find().values()
    }
    for folder in ("docs/data/reference", "docs/data/derived", "docs/data"):
        found[f"{folder}/README.md"] += toctree("", [n for n in found if _lies_in(n, folder)], folder)
    trees = {
        "The project": [name for name in TOP if name in found],
        "Guide": [name for name in found if _lies_in(name, "docs")],
        "Notebooks": [name for name in found if name.startswith("notebooks/")],
        "Modules": ["api/analysis.md"],
    }
    found["index.md"] = _read(ROOT / "README.md")
    found["index.md"] += "".join(toctree(caption, names, ".") for caption, names in trees.items())
    return {name: _to_front(text) if name.endswith(".md") else text for name, text in found.items()}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _lies_in(name: str, folder: str) -> bool:
    """Whether a page is listed by a folder: it lies there, or is the front page of a folder there."""
    path = PurePosixPath(name)
    here = (
        path.parent.parent if path.name == "README.md" and path.parent.as_posix() != "docs" else path.parent
    )
    return here.as_posix() == folder


def _to_front(text: str) -> str:
    return text.replace("](README.md)", "](index.md)").replace("](../README.md)", "](../index.md)")


def toctree(caption: str, names: list[str], folder: str) -> str:
    """Return the list of the pages below another; it shows in the side bar alone."""
    head = f":caption: {caption}\n" if caption else ""
    inside = [posixpath.relpath(name, folder).removesuffix(".md").removesuffix(".ipynb") for name in names]
    return f"\n```{{toctree}}\n:hidden:\n{head}\n" + "\n".join(inside) + "\n```\n"


def notebook_text(notebook: NotebookNode) -> str:
    """Return a stored notebook as a page in one language, its title as heading, its controls left out."""
    page = notebooks.in_language(notebook, LANG)
    page.cells = [cell for cell in page.cells if "controls" not in cell.metadata.get("tags", [])]
    title = ""
    for output in (output for cell in page.cells for output in cell.get("outputs", [])):
        shown = output.get("data", {})
        payload = shown.pop(MIME, {})  # is what the exporter reads; the site shows the HTML
        if payload.get("type") == "head":
            title = payload["title"]
            shown["text/html"] = re.sub(r"<h1.*?</h1>", "", shown["text/html"])
    page.cells.insert(0, nbformat.v4.new_markdown_cell(f"# {escape(title)}", id="title"))
    return nbformat.writes(page)


def api() -> dict[str, str]:
    """Return a page for each package, with the docstrings of its modules and a list of the packages in it."""
    names = modules()
    above = {name: name.rpartition(".")[0] for name in names}
    packages = [name for name in names if name in above.values()]
    found = {}
    for package in packages:
        own = [name for name in names if above[name] == package and name not in packages]
        parts = [f"# {package}\n", _docstrings(package)]
        for name in own:
            parts += [f"## {name.removeprefix(package + '.')}\n", _docstrings(name)]
        below = [f"api/{name}.md" for name in packages if above[name] == package]
        found[f"api/{package}.md"] = "\n".join(parts) + (toctree("", below, "api") if below else "")
    return found


def _docstrings(module: str) -> str:
    return f"```{{eval-rst}}\n.. automodule:: {module}\n```\n"


def modules() -> list[str]:
    """Return every module of the package that can be imported, by its dotted name."""
    folder = Path(analysis.__file__).parent
    paths = [path.relative_to(folder.parent).with_suffix("") for path in sorted(folder.rglob("*.py"))]
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths if path.name != "__main__"]
    return [name for name in names if "_packaged" not in name]


if __name__ == "__main__":
    sys.exit(main())
