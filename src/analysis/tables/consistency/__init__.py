"""Tables of the consistency of printed figures."""
