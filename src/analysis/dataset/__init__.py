"""The dataset: read the data package, refuse what breaks its contract, look things up."""

from analysis.dataset.load import load_dataset
from analysis.dataset.memory import remembered
from analysis.dataset.model import Dataset
from analysis.dataset.reference import GRADES, Reference
from analysis.dataset.rows import Row

__all__ = ["GRADES", "Dataset", "Reference", "Row", "load_dataset", "remembered"]
