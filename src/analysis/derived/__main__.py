"""Write data/derived anew: `python -m analysis.derived`."""

from analysis import load_dataset, paths
from analysis.dataset.load import file_hash
from analysis.derived import FOLDER, TABLES, build, store, to_csv


def main() -> None:
    """Write every derived table, and last the stamp that tells from which data."""
    data = load_dataset()
    folder = paths.data_dir() / FOLDER
    store({name: to_csv(build(name, data)) for name in TABLES}, folder, file_hash(data.package.folder))
    print(f"{len(TABLES)} derived tables in {folder}")


if __name__ == "__main__":
    main()
