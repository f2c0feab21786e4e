"""Tables of aging pressure."""
