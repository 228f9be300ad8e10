"""What is asked for, how well an association fits, and when boards have time; no Django."""
