"""Plain rules of an archive."""
