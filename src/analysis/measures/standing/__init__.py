"""Where a city stands: headline measures side by side, with the places above it."""
