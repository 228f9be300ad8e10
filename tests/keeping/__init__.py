"""Backups: written, damaged, restored, on both databases."""
