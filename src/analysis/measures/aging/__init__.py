"""Measures of aging pressure."""
