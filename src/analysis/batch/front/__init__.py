"""The front page of a batch: cities with their headline numbers, comparisons, data, what failed."""
