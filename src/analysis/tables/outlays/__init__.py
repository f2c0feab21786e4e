"""Tables of outlays and rolls."""
