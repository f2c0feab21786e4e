"""Measures of aging pressure against the census: demand, capacity, and the profile that keeps them apart."""
