"""Tables of aging pressure against the census."""
