"""Write data/derived anew: `python -m analysis.derived`."""

from analysis import load_dataset, paths
from analysis.derived import FOLDER, all_of
from analysis.files import write_atomically


def main() -> None:
    """Write every derived table."""
    folder, tables = paths.data_dir() / FOLDER, all_of(load_dataset())
    for name, text in tables.items():
        write_atomically(folder / f"{name}.csv", text.encode("utf-8"))
    print(f"{len(tables)} derived tables in {folder}")


if __name__ == "__main__":
    main()
