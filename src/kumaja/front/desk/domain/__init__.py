"""Plain rules of the desk: what waits, when, and how times are asked for."""
