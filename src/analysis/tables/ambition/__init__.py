"""Tables of the ambition of targets."""
