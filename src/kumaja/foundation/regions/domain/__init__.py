"""Plain rules of regions."""
