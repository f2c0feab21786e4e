"""What is said: catalogues of messages, a file a topic and language, and how code chooses among them."""

from analysis.say.reader import Catalogue, Pieces, catalogue, shared

__all__ = ["Catalogue", "Pieces", "catalogue", "shared"]
