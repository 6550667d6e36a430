"""Merge what a person wrote in a Word file with what the data says today."""
