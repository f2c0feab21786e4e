"""Measures of urban-rural ratios."""
