"""Geometry of the site's plots: whole numbers for templates to print, the same for the same data."""
