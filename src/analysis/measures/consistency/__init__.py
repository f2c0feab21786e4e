"""Measures of the consistency of printed figures."""
