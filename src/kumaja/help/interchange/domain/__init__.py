"""Plain values and rules of the exchange with other systems."""
