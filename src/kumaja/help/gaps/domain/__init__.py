"""Likeness by rare words, and what a place lacks: recomputable by hand."""
