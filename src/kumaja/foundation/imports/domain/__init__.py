"""Plain values and rules of bringing data in."""
