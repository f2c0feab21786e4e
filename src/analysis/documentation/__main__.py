"""Write what is generated in docs anew: `python -m analysis.documentation`."""

from analysis import load_dataset, paths
from analysis.documentation import badges, draw, packages, pages
from analysis.files import write_atomically


def main() -> None:
    """Write every page and drawing, and remove pages that no table has."""
    docs, data = paths.docs_dir(), load_dataset()
    found = {f"data/{name}": text for name, text in pages(data).items()}
    found |= {f"badges/{name}": text for name, text in badges(data, docs.parent / "pyproject.toml").items()}
    found["architecture.svg"] = draw(*packages())
    for name, text in found.items():
        write_atomically(docs / name, text.encode("utf-8"))
    for path in (docs / "data").rglob("*.md"):
        if path.relative_to(docs).as_posix() not in found:
            path.unlink()
    print(f"{len(found)} pages and drawings in {docs}")


if __name__ == "__main__":
    main()
