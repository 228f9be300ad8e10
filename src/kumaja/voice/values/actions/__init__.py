"""What owners of a matter record for its audit."""
