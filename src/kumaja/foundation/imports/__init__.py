"""Bringing data in by stages (tuonti; M01): read, report, apply, undo; knows no model."""
