"""What is true of the seven values without a database."""
