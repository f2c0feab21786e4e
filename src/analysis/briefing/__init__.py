"""Briefings: executed notebooks set as PDFs by Typst, straight from the display objects."""
