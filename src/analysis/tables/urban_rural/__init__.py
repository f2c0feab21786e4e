"""Tables of urban-rural ratios."""
