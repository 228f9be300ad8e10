"""What happened in a matter, gathered for its audit."""
