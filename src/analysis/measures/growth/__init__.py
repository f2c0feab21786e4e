"""Measures of growth rates."""
