"""Pages of likeness and of the ground rules."""
