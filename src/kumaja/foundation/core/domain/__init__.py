"""Plain values and rules that need no database."""
