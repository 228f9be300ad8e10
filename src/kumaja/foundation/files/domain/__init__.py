"""Plain values and rules of files and tables."""
