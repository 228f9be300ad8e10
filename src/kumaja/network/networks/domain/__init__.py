"""Plain values and rules of networks."""
