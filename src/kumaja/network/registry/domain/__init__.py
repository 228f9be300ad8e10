"""Plain values and rules of the registry."""
