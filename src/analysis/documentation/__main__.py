"""Write docs/data anew: `python -m analysis.documentation`."""

from analysis import load_dataset, paths
from analysis.documentation import pages
from analysis.files import write_atomically


def main() -> None:
    """Write every page and remove pages that no table has."""
    folder = paths.docs_dir() / "data"
    found = pages(load_dataset())
    for name, text in found.items():
        write_atomically(folder / name, text.encode("utf-8"))
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in found:
            path.unlink()
    print(f"{len(found)} pages in {folder}")


if __name__ == "__main__":
    main()
