"""What an operator runs by name."""
