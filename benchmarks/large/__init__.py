"""Figures of large things, each a function that returns its values from an empty database."""
