"""Plain values about terms."""
