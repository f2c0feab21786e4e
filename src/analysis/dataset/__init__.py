"""The dataset: read the data package, refuse what breaks its contract, look things up."""

from analysis.dataset.load import load_dataset
from analysis.dataset.model import Dataset

__all__ = ["Dataset", "load_dataset"]
