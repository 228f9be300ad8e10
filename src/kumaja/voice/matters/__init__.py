"""Matters and decisions (asiat; M10, M21): what is prepared, until when it can be moved."""
