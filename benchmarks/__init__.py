"""Measurements: each prints one JSON object."""
