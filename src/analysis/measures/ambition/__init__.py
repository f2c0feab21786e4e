"""Measures of the ambition of targets."""
