"""Write data/derived anew: `python -m analysis.derived`."""

from analysis import load_dataset, paths
from analysis.dataset.load import file_hash
from analysis.derived import FOLDER, STAMP, TABLES, build, to_csv
from analysis.files import write_atomically


def main() -> None:
    """Write every derived table, and last the stamp that tells from which data."""
    data = load_dataset()
    folder = paths.data_dir() / FOLDER
    (folder / STAMP).unlink(missing_ok=True)
    for name in TABLES:
        write_atomically(folder / f"{name}.csv", to_csv(build(name, data)).encode("utf-8"))
    write_atomically(folder / STAMP, f"{file_hash(data.package.folder)}\n".encode("ascii"))
    print(f"{len(TABLES)} derived tables in {folder}")


if __name__ == "__main__":
    main()
