"""Plain values and rules of activities."""
