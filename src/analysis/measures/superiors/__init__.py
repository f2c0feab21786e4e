"""Measures of a plan's targets against those above it: prefecture, province and nation."""
