"""Write data/derived anew: `python -m analysis.derived`."""

from analysis import load_dataset, paths
from analysis.derived import TABLES, build, to_csv
from analysis.files import write_atomically


def main() -> None:
    """Write every derived table."""
    data = load_dataset()
    folder = paths.data_dir() / "derived"
    for name in TABLES:
        write_atomically(folder / f"{name}.csv", to_csv(build(name, data)).encode("utf-8"))
    print(f"{len(TABLES)} derived tables in {folder}")


if __name__ == "__main__":
    main()
