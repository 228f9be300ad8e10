"""Pages of the echo."""
